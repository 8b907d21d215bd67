package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.TaskEvent;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.engine.Trial;
import dev.stretto.git.CommitDetails;
import dev.stretto.plan.TaskId;
import dev.stretto.workspace.Workspace;
import dev.stretto.workspace.WorkspaceException;
import dev.stretto.workspace.WorkspaceProvider;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Gives workspaces back, each only when it is journaled what was collected of it: until then collecting may have to be
 * repeated, by this driver or the next.
 *
 * <p>{@link #collected} is called by any thread, all else by the engine's owner.
 */
final class Returns {

    private final Optional<WorkspaceProvider> workspaces;
    private final Ledger ledger;
    private final Map<Trial, Workspace> collected = new ConcurrentHashMap<>();

    Returns(Ground ground, Ledger ledger) {
        this.workspaces = switch (ground) {
            case Ground.Isolated isolated -> Optional.of(isolated.workspaces());
            case Ground.InPlace _ -> Optional.empty();
        };
        this.ledger = ledger;
    }

    /** All of the workspace that matters is in the repository, which is about to be told. */
    void collected(Workspace workspace) {
        collected.put(workspace.trial(), workspace);
    }

    /** Takes in events that are journaled. */
    void settle(List<Recorded> events) {
        for (Recorded recorded : events) {
            switch (recorded.event()) {
                case LandingEvent.Queued queued -> giveBack(queued.task(), queued.attempt());
                case TaskEvent.Completed completed -> giveBack(completed.task(), completed.attempt());
                case TaskEvent.Retrying retrying -> giveBack(retrying.task(), retrying.attempt());
                case TaskEvent.Failed failed -> giveBack(failed.task(), failed.attempt());
                case TaskEvent.Cancelled(var task, var _) ->
                    giveBack(task, ledger.record(task).attempt());
                case RunEvent _, ProgressEvent _, LandingEvent _, TaskEvent _, ClaimEvent _ -> {}
            }
        }
    }

    private void giveBack(TaskId task, int attempt) {
        if (attempt > 0) { // 0: it never started
            Optional.ofNullable(collected.remove(new Attempt(task, attempt))).ifPresent(Returns::release);
        }
    }

    private static void release(Workspace workspace) {
        try {
            workspace.release();
        } catch (WorkspaceException | UncheckedIOException e) {
            // It stays held, which costs its place on the disk until the next driver of the run gives it back.
        }
    }

    /**
     * After a replay: gives back what the driver before could not any more, or could not collect when the run was cancelled.
     *
     * @param details of an attempt's commit
     */
    void giveBackStrays(Function<Attempt, CommitDetails> details) {
        for (Workspace workspace : workspaces.map(WorkspaceProvider::held).orElse(List.of())) {
            if (workspace.trial() instanceof LandingTry) {
                release(workspace); // what a landing gate leaves is never kept
            }
            if (!(workspace.trial() instanceof Attempt attempt)) {
                continue; // a gate's of a barrier, which is given back when that is tried again
            }
            Optional<TaskRecord> latest = latest(attempt);
            if (latest.filter(task -> task.state() == TaskState.RUNNING).isPresent()) {
                continue; // to be collected yet
            }
            boolean givenUp = latest.filter(task -> task.state() == TaskState.CANCELLED)
                    .filter(task -> task.salvage().isEmpty())
                    .isPresent();
            if (givenUp) {
                salvage(workspace, details.apply(attempt));
            }
            release(workspace);
        }
    }

    /** The task, if this is its latest attempt. */
    private Optional<TaskRecord> latest(Attempt attempt) {
        return ledger.definition().graph().find(attempt.task()).stream()
                .mapToObj(node -> ledger.tasks().get(node))
                .filter(task -> task.attempt() == attempt.number())
                .findFirst();
    }

    private static void salvage(Workspace workspace, CommitDetails details) {
        try {
            workspace.salvage(details);
        } catch (WorkspaceException e) {
            if (e.getCause() != null) {
                throw e;
            }
            // The attempt has deleted it: there is nothing to keep.
        }
    }

    /** Deletes the workspaces of a run that has ended; one that is still held stays, with what is in it. */
    void removeWorkspaces() {
        try {
            workspaces.ifPresent(WorkspaceProvider::removeFree);
        } catch (WorkspaceException | UncheckedIOException e) {
            // Something outside works in one of them: that is no reason to call the run's result in question.
        }
    }
}
