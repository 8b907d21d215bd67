/**
 * Backlog.md: a folder with a file for each task, {@code task-12 - Title.md}.
 *
 * <p>Start at {@link dev.stretto.format.backlog.BacklogReader}.
 */
@NullMarked
package dev.stretto.format.backlog;

import org.jspecify.annotations.NullMarked;
