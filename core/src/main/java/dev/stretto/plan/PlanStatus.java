package dev.stretto.plan;

/** What the plan's own mark says of a task, before any run. */
public enum PlanStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    /** Put off by the author: runs only if named. */
    DEFERRED
}
