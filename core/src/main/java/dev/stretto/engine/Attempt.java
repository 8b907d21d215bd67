package dev.stretto.engine;

import dev.stretto.plan.TaskId;

/**
 * One try at a task.
 *
 * @param number from 1, never used twice in a run
 */
public record Attempt(TaskId task, int number) implements Trial {

    public Attempt {
        if (number < 1) {
            throw new IllegalArgumentException("attempts are counted from 1");
        }
    }

    @Override
    public String toString() {
        return task + "#" + number;
    }
}
