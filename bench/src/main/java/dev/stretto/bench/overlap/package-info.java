/**
 * Is the overlap of globs exact, and are those that overlap one found quickly among many?
 *
 * <p>Start at {@link dev.stretto.bench.overlap.Pairs}, which compares with {@link dev.stretto.bench.support.PlainMatcher}.
 */
@NullMarked
package dev.stretto.bench.overlap;

import org.jspecify.annotations.NullMarked;
