/**
 * What a task costs beyond its own command: its workspace, its commit, its landing. Start at
 * {@link dev.stretto.bench.overhead.OverheadCommand}.
 */
@NullMarked
package dev.stretto.bench.overhead;

import org.jspecify.annotations.NullMarked;
