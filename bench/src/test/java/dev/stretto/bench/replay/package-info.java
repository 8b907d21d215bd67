/** Replays of generated histories: start at {@link dev.stretto.bench.replay.ReplayTest} and {@link dev.stretto.bench.replay.NastyTree}. */
@NullMarked
package dev.stretto.bench.replay;

import org.jspecify.annotations.NullMarked;
