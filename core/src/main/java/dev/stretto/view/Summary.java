package dev.stretto.view;

import dev.stretto.engine.Ledger;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;

/**
 * What a run comes to.
 *
 * @param completed tasks done, those among them that the plan already marked included
 * @param deferred tasks among the skipped that the plan defers, or that wait for such
 * @param wallMillis how long the run was running, pauses left out
 * @param taskMillis what all attempts took together, from their start to the end of their process
 * @param savedMillis what running side by side saved against one after the other
 * @param speedup {@code taskMillis / wallMillis}
 * @param efficiency speed-up per worker
 * @param maxParallel the most attempts that ran at the same moment
 * @param retries attempts repeated after a failure
 * @param conflicts changes that did not merge at first
 * @param notes things to know of what tasks changed
 * @param overheadMillisPerTask from the end of a task's process until it counted as completed, on average
 */
public record Summary(
        RunState state,
        int completed,
        int failed,
        int skipped,
        int cancelled,
        int deferred,
        String head,
        long wallMillis,
        long taskMillis,
        long savedMillis,
        double speedup,
        double efficiency,
        int maxParallel,
        int retries,
        int conflicts,
        int notes,
        double overheadMillisPerTask) {

    static Summary of(RunView view, long taskMillis, long landingMillis, int maxParallel, int retries, int conflicts) {
        Ledger ledger = view.ledger();
        int completed = count(ledger, TaskState.COMPLETED);
        long wall = view.activeMillis(view.lastAtMillis());
        double speedup = wall == 0 ? 1 : (double) taskMillis / wall;
        return new Summary(
                ledger.state(),
                completed,
                count(ledger, TaskState.FAILED),
                count(ledger, TaskState.SKIPPED),
                count(ledger, TaskState.CANCELLED),
                (int) ledger.tasks().stream().filter(TaskRecord::deferred).count(),
                ledger.head(),
                wall,
                taskMillis,
                Math.max(0, taskMillis - wall),
                speedup,
                speedup / ledger.definition().options().workers(),
                maxParallel,
                retries,
                conflicts,
                ledger.tasks().stream().mapToInt(task -> task.notes().size()).sum(),
                completed == 0 ? 0 : (double) landingMillis / completed);
    }

    /** The same run with another commit as its result: one that was put on top of all that landed. */
    public Summary at(String commit) {
        return new Summary(
                state,
                completed,
                failed,
                skipped,
                cancelled,
                deferred,
                commit,
                wallMillis,
                taskMillis,
                savedMillis,
                speedup,
                efficiency,
                maxParallel,
                retries,
                conflicts,
                notes,
                overheadMillisPerTask);
    }

    private static int count(Ledger ledger, TaskState state) {
        return (int)
                ledger.tasks().stream().filter(task -> task.state() == state).count();
    }
}
