/**
 * What tasks claim: path globs, when two of them overlap, and units of pools.
 *
 * <p>Start at {@link dev.stretto.claim.Glob}; {@link dev.stretto.claim.GlobIndex} compares one with many.
 */
@NullMarked
package dev.stretto.claim;

import org.jspecify.annotations.NullMarked;
