package dev.stretto.engine;

import dev.stretto.plan.TaskId;
import java.util.List;

/** What happens to one attempt's change on its way to the integration branch. */
public sealed interface LandingEvent extends Event {

    TaskId task();

    int attempt();

    /**
     * The change is a commit and waits its turn.
     *
     * @param files what it changes
     */
    record Queued(TaskId task, int attempt, String commit, List<String> files) implements LandingEvent {

        public Queued {
            files = List.copyOf(files);
        }
    }

    /** The intent to move the head from {@code onto} to {@code candidate}. */
    record Candidate(TaskId task, int attempt, String candidate, String onto) implements LandingEvent {}

    /** The head is now {@code head}. */
    record Landed(TaskId task, int attempt, String head) implements LandingEvent {}

    /**
     * The change does not merge with the head.
     *
     * @param salvage the ref that keeps it; empty for none
     */
    record Conflicted(TaskId task, int attempt, String onto, List<String> files, String salvage)
            implements LandingEvent {

        public Conflicted {
            files = List.copyOf(files);
        }
    }

    /**
     * The change may not land, and is kept next.
     *
     * @param reason why, for people
     * @param files what is at fault
     */
    record Rejected(TaskId task, int attempt, String reason, List<String> files) implements LandingEvent {

        public Rejected {
            files = List.copyOf(files);
        }
    }

    /** The change is undone by the commit {@code head}, which is the head now. */
    record Reverted(TaskId task, int attempt, String head) implements LandingEvent {}
}
