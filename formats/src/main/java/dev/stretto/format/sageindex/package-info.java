/**
 * Sage's ticket index: tickets that name their parents, what they depend on and what they block.
 *
 * <p>Start at {@link dev.stretto.format.sageindex.SageIndexReader}.
 */
@NullMarked
package dev.stretto.format.sageindex;

import org.jspecify.annotations.NullMarked;
