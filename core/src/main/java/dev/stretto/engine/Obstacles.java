package dev.stretto.engine;

import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;

/** What is held by whom, and what the ready tasks that do not start wait for. */
public final class Obstacles {

    private final Ledger ledger;

    Obstacles(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What is held by the tasks that are running or landing. */
    public List<Lock> locks() {
        return ledger.ready().locks().held().stream()
                .map(held -> new Lock(held.resource(), held.mode(), task(held.node()), held.claimed()))
                .toList();
    }

    /** What a ready task wants that is not free; empty where nothing but a slot is missing, or it may not start yet. */
    public Optional<Obstacle> of(TaskRecord task, long nowMillis) {
        Optional<LockTable.Clash> clash =
                task.state == TaskState.READY ? ledger.ready().clash(node(task.task()), nowMillis) : Optional.empty();
        return clash.map(found -> new Obstacle(
                found.resource(), found.nodes().stream().map(this::task).toList()));
    }

    /** The claims that running tasks have made and that are not free yet, the oldest first. */
    public List<WaitingClaim> waiting() {
        LockTable locks = ledger.ready().locks();
        return locks.waits().all().stream()
                .map(wait -> new WaitingClaim(
                        wait.asked(),
                        ClaimConflicts.of(locks, wait.node(), wait.addition())
                                .map(clash -> new Obstacle(
                                        clash.resource(),
                                        clash.nodes().stream().map(this::task).toList()))
                                .orElseGet(() -> new Obstacle("", List.of()))))
                .toList();
    }

    /**
     * A claim that waits.
     *
     * @param asked how it was made
     * @param obstacle what of it is not free
     */
    public record WaitingClaim(ClaimEvent.Waiting asked, Obstacle obstacle) {}

    /** The failed verification that holds up a task that could start otherwise. */
    public Optional<String> heldBy(TaskId task) {
        return ledger.gates().holding(node(task));
    }

    /** Whether a ready task waits for its batch to end, to be tried again with the next one. */
    public boolean waitsForNextBatch(TaskId task) {
        return ledger.readyTasks().isPutOff(node(task));
    }

    private int node(TaskId task) {
        return ledger.definition().graph().indexOf(task);
    }

    private TaskId task(int node) {
        return ledger.tasks().get(node).task();
    }
}
