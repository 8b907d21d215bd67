package dev.stretto.engine;

import dev.stretto.plan.TaskId;

/**
 * A claim that is held.
 *
 * @param resource a path glob, or units of a pool
 * @param mode read, write or use
 * @param holder the task that holds it until it has landed or ended
 * @param claimed whether the holder claimed it while it ran, else the plan says so
 */
public record Lock(String resource, String mode, TaskId holder, boolean claimed) {

    /** As the plan says. */
    public Lock(String resource, String mode, TaskId holder) {
        this(resource, mode, holder, false);
    }
}
