/**
 * How long plans take by each strategy and number of workers, in virtual time.
 *
 * <p>Start at {@link dev.stretto.bench.schedule.StrategiesCommand}.
 */
@NullMarked
package dev.stretto.bench.schedule;

import org.jspecify.annotations.NullMarked;
