/**
 * Task Master's {@code tasks.json}: lists of tasks under tags, each task with its subtasks.
 *
 * <p>Start at {@link dev.stretto.format.taskmaster.TaskMasterReader}.
 */
@NullMarked
package dev.stretto.format.taskmaster;

import org.jspecify.annotations.NullMarked;
