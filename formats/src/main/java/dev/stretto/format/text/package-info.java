/**
 * The small languages inside a line of a plan, shared by the dialects: annotations, lists of ids, durations, status marks
 * and file references.
 *
 * <p>Start at {@link dev.stretto.format.text.TextSpan} and {@link dev.stretto.format.text.Inline}.
 */
@NullMarked
package dev.stretto.format.text;

import org.jspecify.annotations.NullMarked;
