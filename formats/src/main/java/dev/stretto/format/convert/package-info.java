/**
 * Plans written in other formats than the one they were read in.
 *
 * <p>Start at {@link dev.stretto.format.convert.PlanWriters} and {@link dev.stretto.format.convert.PlanWriter}. A writer keeps the
 * order in which tasks may run, whatever the rules of its format, and says what else its format has no place for.
 */
@NullMarked
package dev.stretto.format.convert;

import org.jspecify.annotations.NullMarked;
