package dev.stretto.engine;

/** Where a run stands. */
public enum RunState {
    /** Its plan is accepted, nothing has started. */
    PLANNED,
    /** Tasks start as they become ready. */
    RUNNING,
    /** No task starts; what runs goes on. */
    PAUSED,
    /** Every task that was to run completed; the user may have skipped some, the plan deferred others. */
    COMPLETED,
    /** Nothing more can run, and something failed. */
    FAILED,
    /** Ended by the user. */
    CANCELLED;

    /** Whether the run has come to an end, which only a retry can reopen. */
    public boolean ended() {
        return switch (this) {
            case PLANNED, RUNNING, PAUSED -> false;
            case COMPLETED, FAILED, CANCELLED -> true;
        };
    }
}
