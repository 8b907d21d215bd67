/**
 * What a plan will take, before anything runs: the real engine under virtual time.
 *
 * <p>Start at {@link dev.stretto.forecast.Forecast} and {@link dev.stretto.forecast.Analysis}.
 */
@NullMarked
package dev.stretto.forecast;

import org.jspecify.annotations.NullMarked;
