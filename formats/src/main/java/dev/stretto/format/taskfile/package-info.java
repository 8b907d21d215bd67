/**
 * A task that is a Markdown file of its own: what it is in front matter, what is to be done below.
 *
 * <p>Start at {@link dev.stretto.format.taskfile.TaskFile}.
 */
@NullMarked
package dev.stretto.format.taskfile;

import org.jspecify.annotations.NullMarked;
