package dev.stretto.plan;

/** What the plan's own mark says of a task, before any run. */
public enum PlanStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    /** Put off by the author, or waiting for a person: runs only if named, and what depends on it waits for that. */
    DEFERRED,
    /** Left out for good by the author: does not run, and what depends on it does not wait. */
    SKIPPED
}
