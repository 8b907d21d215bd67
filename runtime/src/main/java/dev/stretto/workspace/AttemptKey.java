package dev.stretto.workspace;

import dev.stretto.plan.TaskId;

/**
 * One try at a task, within a run.
 *
 * @param number counted from 1
 */
public record AttemptKey(TaskId task, int number) {

    public AttemptKey {
        if (number < 1) {
            throw new IllegalArgumentException("attempts are counted from 1, not " + number);
        }
    }

    @Override
    public String toString() {
        return "attempt " + number + " of task " + task;
    }
}
