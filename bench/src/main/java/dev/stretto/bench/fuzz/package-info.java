/**
 * Plans with bytes, lines and words changed at random, read by every dialect: does anything crash, hang, or point outside the text?
 *
 * <p>Start at {@link dev.stretto.bench.fuzz.FuzzCommand} and {@link dev.stretto.bench.fuzz.Oracle}.
 */
@NullMarked
package dev.stretto.bench.fuzz;

import org.jspecify.annotations.NullMarked;
