package dev.stretto.engine;

/**
 * Where the gate of a barrier stands.
 *
 * @param barrier the barrier's name
 * @param tries how often it was tried
 * @param head the commit it was tried on last; empty before that, and in place
 * @param message why it did not pass; empty where it did, or was not tried
 * @param salvage the ref that keeps what the failed try changed; empty for nothing
 */
public record GateStatus(String barrier, State state, int tries, String head, String message, String salvage) {

    /** How far it is. */
    public enum State {
        /** Waits for its barrier to meet its need. */
        WAITING,
        /** Its command runs. */
        RUNNING,
        /** The barrier is open. */
        PASSED,
        /** The barrier is open: it failed, and the user goes on without it. */
        SKIPPED,
        /** It did not pass and is not tried again by itself. */
        FAILED
    }
}
