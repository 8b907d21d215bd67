package dev.stretto.engine;

import dev.stretto.plan.TaskId;
import java.util.List;

/**
 * Why a task that is ready cannot start though a slot is free.
 *
 * @param resource what it claims and is held; empty where it is not held, but another task waits longer for it
 * @param holders the tasks that hold it, or the one that waits
 */
public record Obstacle(String resource, List<TaskId> holders) {

    public Obstacle {
        holders = List.copyOf(holders);
    }
}
