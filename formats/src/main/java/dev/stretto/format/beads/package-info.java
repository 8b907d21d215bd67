/**
 * The issues of beads, one a line of JSON, with dependencies of several types.
 *
 * <p>Start at {@link dev.stretto.format.beads.BeadsReader}.
 */
@NullMarked
package dev.stretto.format.beads;

import org.jspecify.annotations.NullMarked;
