package dev.stretto.engine;

import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;

/** What happens to one task. */
public sealed interface TaskEvent extends Event {

    TaskId task();

    /** Its dependencies are done. */
    record Ready(TaskId task) implements TaskEvent {}

    /**
     * The intent to run an attempt.
     *
     * @param base the commit its workspace starts from; empty in place
     */
    record Started(TaskId task, int attempt, String base) implements TaskEvent {}

    /** The attempt outlived its driver, and goes on under the next one. */
    record Reattached(TaskId task, int attempt) implements TaskEvent {}

    /**
     * The attempt's process is gone; its slot is free.
     *
     * @param exitCode its exit status, where it had one
     * @param message why it did not succeed, for people; empty where it did
     */
    record Finished(TaskId task, int attempt, Outcome outcome, Optional<Integer> exitCode, String message)
            implements TaskEvent {}

    /**
     * There is something to know of what the attempt changed that does not keep it from landing.
     *
     * @param note what, for people
     * @param files what it is about
     */
    record Noted(TaskId task, int attempt, String note, List<String> files) implements TaskEvent {

        public Noted {
            files = List.copyOf(files);
        }
    }

    /** Its change did not fit the head: it is tried again on the new one. */
    record Deferred(TaskId task, int attempt, String reason) implements TaskEvent {}

    /**
     * It will be tried again.
     *
     * @param notBeforeMillis the time it may start from, in milliseconds of the epoch
     * @param counted whether the attempt before counts against its retries
     * @param salvage the ref that keeps what the attempt before left behind; empty for nothing
     */
    record Retrying(TaskId task, int attempt, String reason, long notBeforeMillis, boolean counted, String salvage)
            implements TaskEvent {}

    /**
     * Done.
     *
     * @param commit the commit on the integration branch; empty where nothing changed or nothing is landed
     */
    record Completed(TaskId task, int attempt, String commit) implements TaskEvent {}

    record Failed(TaskId task, int attempt, String reason, String salvage) implements TaskEvent {}

    /**
     * Will not run.
     *
     * @param cause who is to blame
     * @param by the failed, deferred or reverted task it waited for; empty where it was skipped for its own sake
     * @param gate the barrier whose gate is to blame; empty where none is
     */
    record Skipped(TaskId task, SkipCause cause, Optional<TaskId> by, Optional<String> gate) implements TaskEvent {

        /** Skipped for no gate. */
        public Skipped(TaskId task, SkipCause cause, Optional<TaskId> by) {
            this(task, cause, by, Optional.empty());
        }
    }

    record Cancelled(TaskId task, String salvage) implements TaskEvent {}
}
