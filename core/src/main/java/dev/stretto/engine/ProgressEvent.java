package dev.stretto.engine;

import dev.stretto.plan.PhaseId;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;

/** What happens to the larger parts of a plan, or to several tasks at once. */
public sealed interface ProgressEvent extends Event {

    /** The first task of the phase became ready. */
    record PhaseOpened(PhaseId phase) implements ProgressEvent {}

    /** Every task of the phase completed or was skipped as if it had. */
    record PhaseCompleted(PhaseId phase) implements ProgressEvent {}

    /** The barrier has met its need and, where it has a gate, that has passed. */
    record BarrierOpened(String barrier) implements ProgressEvent {}

    /**
     * A wave, batch or phase is behind the run, which can be taken back to here.
     *
     * @param number from 1, never used twice in a run
     * @param barrier the barrier that opened
     * @param head the head then; empty in place
     * @param completed how many tasks had completed
     * @param failed how many had failed
     */
    record Checkpoint(int number, String barrier, String head, int completed, int failed) implements ProgressEvent {}

    /**
     * The intent to run a barrier's gate.
     *
     * @param attempt the number of the try
     * @param head the commit that is checked; empty in place
     */
    record GateStarted(String barrier, int attempt, String head) implements ProgressEvent {}

    /**
     * The gate did not pass.
     *
     * @param exitCode its exit status, where it had one
     * @param reason why, for people
     * @param salvage the ref that keeps what it changed; empty for nothing
     */
    record GateFailed(String barrier, int attempt, Optional<Integer> exitCode, String reason, String salvage)
            implements ProgressEvent {}

    /** A try at a gate came to nothing: it was ended, or what it was about has changed. */
    record GateWithdrawn(String barrier, int attempt, String reason) implements ProgressEvent {}

    /** A gate that failed will be tried again. */
    record GateReopened(String barrier) implements ProgressEvent {}

    /**
     * The intent to undo what tasks have done.
     *
     * @param tasks in the order they are undone
     * @param because for each of them the task it depends on that was to be undone, itself where it was
     * @param onto the head then
     * @param gate the barrier whose verification asks for it; empty where the user does
     */
    record RevertStarted(int number, List<TaskId> tasks, List<TaskId> because, String onto, Optional<String> gate)
            implements ProgressEvent {

        public RevertStarted {
            tasks = List.copyOf(tasks);
            because = List.copyOf(because);
        }
    }

    /** All of it is undone. */
    record RevertCompleted(int number) implements ProgressEvent {}

    /** Nothing is undone. */
    record RevertFailed(int number, String reason) implements ProgressEvent {}

    /**
     * Somebody has put commits of their own on the integration branch, on top of the head: the head is at them now, and what waits
     * to land does so on top.
     *
     * @param from the head before
     * @param head the last of the commits
     */
    record BranchMoved(String from, String head) implements ProgressEvent {}
}
