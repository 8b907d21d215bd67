package dev.stretto.engine;

import dev.stretto.graph.Node;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What follows by itself from where a run stands: one event at a time, until nothing follows. */
final class FollowUp {

    private FollowUp() {}

    static Optional<Event> next(Ledger ledger, long nowMillis) {
        return phase(ledger)
                .or(() -> checkpoint(ledger))
                .or(() -> unneeded(ledger))
                .or(() -> doomed(ledger))
                .or(() -> due(ledger))
                .or(() -> gate(ledger))
                .or(() -> new Reverts(ledger).next())
                .or(() -> Speculation.next(ledger))
                .or(() -> new ClaimReactions(ledger).next(nowMillis))
                .or(() -> start(ledger, nowMillis))
                .or(() -> heldUp(ledger))
                .or(() -> end(ledger));
    }

    private static Optional<Event> phase(Ledger ledger) {
        return ledger.phases()
                .firstOpening()
                .<Event>map(ProgressEvent.PhaseOpened::new)
                .or(() -> ledger.phases().firstCompleting().map(ProgressEvent.PhaseCompleted::new));
    }

    private static Optional<Event> doomed(Ledger ledger) {
        OptionalInt node = ledger.readiness().outlook().firstDoomed();
        if (node.isEmpty() || ledger.state() == RunState.PLANNED) {
            return Optional.empty();
        }
        int cause = ledger.readiness().culprit(node.getAsInt());
        if (!ledger.definition().graph().isTask(cause)) {
            return Optional.of(new TaskEvent.Skipped(
                    task(ledger, node.getAsInt()),
                    SkipCause.GATE,
                    Optional.empty(),
                    Optional.of(ledger.gates().name(cause))));
        }
        TaskRecord culprit = ledger.tasks().get(cause);
        SkipCause why = culprit.deferred() ? SkipCause.DEFERRED : SkipCause.DEPENDENCY;
        return Optional.of(new TaskEvent.Skipped(task(ledger, node.getAsInt()), why, Optional.of(culprit.task())));
    }

    private static Optional<Event> unneeded(Ledger ledger) {
        OptionalInt node = ledger.readiness().outlook().firstUnneeded();
        return node.isEmpty() || ledger.state() == RunState.PLANNED
                ? Optional.empty()
                : Optional.of(
                        new TaskEvent.Skipped(task(ledger, node.getAsInt()), SkipCause.NOT_NEEDED, Optional.empty()));
    }

    private static Optional<Event> due(Ledger ledger) {
        OptionalInt node = ledger.readiness().outlook().firstDue();
        if (node.isEmpty() || ledger.state() == RunState.PLANNED) {
            return Optional.empty();
        }
        var graph = ledger.definition().graph();
        return Optional.of(
                switch (graph.node(node.getAsInt())) {
                    case Node.TaskNode(var task, var _, var _) -> new TaskEvent.Ready(task);
                    case Node.BarrierNode barrier -> new ProgressEvent.BarrierOpened(barrier.name());
                });
    }

    private static Optional<Event> checkpoint(Ledger ledger) {
        return ledger.places()
                .due()
                .map(barrier -> new ProgressEvent.Checkpoint(
                        ledger.places().nextNumber(),
                        barrier,
                        ledger.head(),
                        ledger.tally().count(TaskState.COMPLETED),
                        ledger.tally().count(TaskState.FAILED)));
    }

    /** A barrier that has met its need waits for its gate, which runs only while the run does. */
    private static Optional<Event> gate(Ledger ledger) {
        OptionalInt node = ledger.readiness().outlook().firstDueGate();
        if (node.isEmpty() || ledger.state() == RunState.PLANNED) {
            return Optional.empty();
        }
        Gates gates = ledger.gates();
        String barrier = gates.name(node.getAsInt());
        if (gates.isStillOpen(barrier)) {
            return Optional.of(new ProgressEvent.BarrierOpened(barrier));
        }
        return ledger.state() == RunState.RUNNING && ledger.reverting().isEmpty()
                ? Optional.of(new ProgressEvent.GateStarted(barrier, gates.nextTry(barrier), ledger.head()))
                : Optional.empty();
    }

    /** Nothing but what a failed verification holds up is left to do: the user is needed. */
    private static Optional<Event> heldUp(Ledger ledger) {
        boolean idle = ledger.state() == RunState.RUNNING
                && ledger.open() > 0
                && ledger.tally().underWay() == 0
                && ledger.gates().checking().isEmpty()
                && ledger.reverting().isEmpty()
                && ledger.ready().isEmpty();
        List<String> failed = idle ? ledger.gates().failed() : List.of();
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunEvent.Paused(
                        GateReactions.failedWith(failed.getFirst()) + ", which holds up the rest",
                        RunEvent.Paused.Manner.LEAVE));
    }

    private static Optional<Event> start(Ledger ledger, long nowMillis) {
        if (ledger.state() != RunState.RUNNING
                || !ledger.room()
                || ledger.reverting().isPresent()) {
            return Optional.empty();
        }
        OptionalInt node = ledger.ready().first(nowMillis);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        TaskRecord task = ledger.tasks().get(node.getAsInt());
        return Optional.of(new TaskEvent.Started(task.task(), task.attempt + 1, ledger.head()));
    }

    /** The run ends when all its tasks have; one that ended is judged anew where a skip or an edited plan changed its tasks. */
    private static Optional<Event> end(Ledger ledger) {
        if (ledger.open() > 0 || ledger.reverting().isPresent() || ledger.gatesOpen()) {
            return Optional.empty();
        }
        boolean well =
                ledger.tally().unsuccessful() == 0 && ledger.gates().failed().isEmpty();
        boolean judged = switch (ledger.state()) {
            case RUNNING, PAUSED -> false;
            case FAILED -> !well;
            case COMPLETED -> well;
            case PLANNED, CANCELLED -> true;
        };
        if (judged) {
            return Optional.empty();
        }
        return Optional.of(well ? new RunEvent.Completed() : new RunEvent.Failed());
    }

    private static TaskId task(Ledger ledger, int node) {
        return ledger.definition().graph().task(node);
    }
}
