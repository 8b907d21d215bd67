/**
 * How much time and memory it takes to check a plan of a million tasks. Start at {@link dev.stretto.bench.check.CheckCommand}.
 */
@NullMarked
package dev.stretto.bench.check;

import org.jspecify.annotations.NullMarked;
