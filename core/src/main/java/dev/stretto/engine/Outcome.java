package dev.stretto.engine;

/** How the process of an attempt ended. */
public enum Outcome {
    /** Exit status 0. */
    SUCCEEDED,
    /** Any other exit status. */
    FAILED,
    /** Ended by a signal that was not ours. */
    KILLED,
    /** Ended by us at its timeout. */
    TIMED_OUT,
    /** Ended by us because it wrote too much. */
    OUTPUT_LIMIT,
    /** Its command could not be started at all. */
    NOT_STARTED,
    /** Ended by us at the user's word; does not count as a failure. */
    INTERRUPTED,
    /** Its driver died and took the result with it, or it could not start for lack of something outside; does not count. */
    LOST;

    /** Whether the attempt counts against the task's retries. */
    public boolean counts() {
        return switch (this) {
            case FAILED, KILLED, TIMED_OUT, OUTPUT_LIMIT, NOT_STARTED -> true;
            case SUCCEEDED, INTERRUPTED, LOST -> false;
        };
    }
}
