/**
 * The block structure of a Markdown document, with positions: headings, lists, fences, prose. Shared by the Markdown
 * dialects.
 *
 * <p>Start at {@link dev.stretto.format.markdown.MarkdownDocument} and {@link dev.stretto.format.markdown.Block}.
 */
@NullMarked
package dev.stretto.format.markdown;

import org.jspecify.annotations.NullMarked;
