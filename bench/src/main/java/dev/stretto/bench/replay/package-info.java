/**
 * The honest test: turns the last commits of a git history into a plan, runs it in parallel with real workspaces and real
 * landing, and compares the tree that comes out with the history's. Start at {@link dev.stretto.bench.replay.Replay}.
 */
@NullMarked
package dev.stretto.bench.replay;

import org.jspecify.annotations.NullMarked;
