/**
 * Every decision of a run, as a deterministic state machine: inputs go in, events come out, effects follow the events.
 *
 * <p>Start at {@link dev.stretto.engine.Engine}. It knows no clock, thread, file or random source.
 */
@NullMarked
package dev.stretto.engine;

import org.jspecify.annotations.NullMarked;
