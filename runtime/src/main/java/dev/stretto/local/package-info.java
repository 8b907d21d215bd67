/**
 * One run driven on this machine: its files, its lock, its socket, the thread that owns its engine, and the hands that perform
 * its effects.
 *
 * <p>Start at {@link dev.stretto.local.LocalRun}.
 */
@NullMarked
package dev.stretto.local;

import org.jspecify.annotations.NullMarked;
