/**
 * Searches for short schedules of tasks that wait for each other and share resources, the resource-constrained project
 * scheduling problem. Knows neither plans nor graphs, no clock and no chance but a stated seed.
 *
 * <p>Start at {@link dev.stretto.optimize.Problem} and {@link dev.stretto.optimize.Search}.
 */
@NullMarked
package dev.stretto.optimize;

import org.jspecify.annotations.NullMarked;
