package dev.stretto.engine;

/** Where a task stands in a run. {@link Transitions} lists every way from one to another. */
public enum TaskState {
    /** Waits for its dependencies. */
    PENDING,
    /** May start as soon as there is room. */
    READY,
    /** An attempt is under way. */
    RUNNING,
    /** Its change waits in the landing queue. */
    LANDING,
    /** Landed; in place: exited and gated. */
    COMPLETED,
    /** Given up after its last attempt. */
    FAILED,
    /** Will not run; {@link SkipCause} says why. */
    SKIPPED,
    /** Ended with its run. */
    CANCELLED;

    /** Whether nothing more happens to it by itself. */
    public boolean ended() {
        return switch (this) {
            case PENDING, READY, RUNNING, LANDING -> false;
            case COMPLETED, FAILED, SKIPPED, CANCELLED -> true;
        };
    }
}
