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

    /**
     * The change merged with {@code onto} is {@code candidate}, to which the head moves when it is its turn and it has passed the
     * landing gates.
     *
     * @param onto the head, or the candidate before it in the queue
     */
    record Candidate(TaskId task, int attempt, String candidate, String onto) implements LandingEvent {}

    /**
     * The intent to run the landing gates on the candidate.
     *
     * @param gate the number of the try
     */
    record Gating(TaskId task, int attempt, int gate, String candidate) implements LandingEvent {}

    /**
     * The candidate has passed the landing gates.
     *
     * @param gate the number of the try
     */
    record Passed(TaskId task, int attempt, int gate, String candidate) implements LandingEvent {}

    /**
     * A try at the landing gates came to nothing: it is made again.
     *
     * @param unable whether that is because a gate could not be run
     */
    record Withdrawn(TaskId task, int attempt, int gate, String reason, boolean unable) implements LandingEvent {}

    /**
     * The change does not merge with a candidate that has not landed, or did not pass on it: if that lands, this is a conflict or
     * a rejection, else it is built anew.
     *
     * @param files those in conflict; empty where it did not pass
     * @param reason why it did not pass; empty for a conflict
     * @param output the end of what the gate wrote; empty for a conflict
     * @param salvage the ref that keeps the change; empty for none
     */
    record Waiting(
            TaskId task, int attempt, String onto, List<String> files, String reason, String output, String salvage)
            implements LandingEvent {

        public Waiting {
            files = List.copyOf(files);
        }
    }

    /**
     * What is known of the change on top of {@code onto} is void, since that will not land.
     *
     * @param gate the number of the try that is ended for that; 0 for none
     */
    record Rebuilding(TaskId task, int attempt, String onto, int gate) implements LandingEvent {}

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
     * The change may not land: it goes beyond what its task may write, and is kept next, or it did not pass a landing gate.
     *
     * @param reason why, for people
     * @param files what is at fault; empty where it did not pass
     * @param output the end of what the gate wrote; empty where it was no gate
     * @param salvage the ref that keeps the change; empty where it is yet to be kept
     */
    record Rejected(TaskId task, int attempt, String reason, List<String> files, String output, String salvage)
            implements LandingEvent {

        public Rejected {
            files = List.copyOf(files);
        }
    }

    /** The change is undone by the commit {@code head}, which is the head now. */
    record Reverted(TaskId task, int attempt, String head) implements LandingEvent {}
}
