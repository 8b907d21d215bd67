/**
 * OpenSpec's {@code tasks.md}: numbered headings, numbered boxes below them, order as written.
 *
 * <p>Start at {@link dev.stretto.format.openspec.OpenSpecReader}.
 */
@NullMarked
package dev.stretto.format.openspec;

import org.jspecify.annotations.NullMarked;
