/**
 * The YAML between two lines of {@code ---} at the start of a Markdown file, key by key, of which every value knows where it
 * stands and how another is put in its place.
 *
 * <p>Start at {@link dev.stretto.format.frontmatter.FrontMatter}.
 */
@NullMarked
package dev.stretto.format.frontmatter;

import org.jspecify.annotations.NullMarked;
