package dev.stretto.engine;

import dev.stretto.plan.TaskId;

/**
 * One try to pass the landing gates with the change of one attempt.
 *
 * @param number from 1, never used twice for the same attempt
 */
public record LandingTry(TaskId task, int attempt, int number) implements Trial {

    public LandingTry {
        if (attempt < 1 || number < 1) {
            throw new IllegalArgumentException("tries are counted from 1");
        }
    }

    @Override
    public String toString() {
        return "the landing gate of " + task + "#" + attempt + "#" + number;
    }
}
