package dev.stretto.engine;

/** What happens to a run as a whole. */
public sealed interface RunEvent extends Event {

    /**
     * A plan was accepted: the run's first event, and again for each edited plan it goes on with.
     *
     * @param head the commit the run starts from; empty for a run in place
     */
    record Planned(RunDefinition definition, String head) implements RunEvent {}

    record Started() implements RunEvent {}

    /**
     * No task starts from here on.
     *
     * @param reason why, for people
     */
    record Paused(String reason, Manner manner) implements RunEvent {

        /** What a pause means for what is under way. */
        public enum Manner {
            /** It goes on, and the driver waits for the user. */
            WAIT,
            /** It goes on, then the driver leaves: something outside must be mended first. */
            LEAVE,
            /** It is ended, uncounted, and the driver leaves. */
            END
        }
    }

    record Resumed() implements RunEvent {}

    record Completed() implements RunEvent {}

    record Failed() implements RunEvent {}

    record Cancelled() implements RunEvent {}
}
