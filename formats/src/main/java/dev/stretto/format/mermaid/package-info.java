/**
 * Mermaid graphs that say which phases or tasks wait for which. Shared by the Markdown dialects.
 *
 * <p>Start at {@link dev.stretto.format.mermaid.MermaidGraph}, which is what a fenced block draws, and
 * {@link dev.stretto.format.mermaid.GraphOrder}, which takes it into the drafts of a plan.
 */
@NullMarked
package dev.stretto.format.mermaid;

import org.jspecify.annotations.NullMarked;
