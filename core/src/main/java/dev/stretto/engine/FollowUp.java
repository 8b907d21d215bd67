package dev.stretto.engine;

import dev.stretto.graph.Node;
import dev.stretto.plan.TaskId;
import java.util.Optional;
import java.util.OptionalInt;

/** What follows by itself from where a run stands: one event at a time, until nothing follows. */
final class FollowUp {

    private FollowUp() {}

    static Optional<Event> next(Ledger ledger, long nowMillis) {
        return phase(ledger)
                .or(() -> unneeded(ledger))
                .or(() -> doomed(ledger))
                .or(() -> due(ledger))
                .or(() -> start(ledger, nowMillis))
                .or(() -> end(ledger));
    }

    private static Optional<Event> phase(Ledger ledger) {
        return ledger.phases()
                .firstOpening()
                .<Event>map(ProgressEvent.PhaseOpened::new)
                .or(() -> ledger.phases().firstCompleting().map(ProgressEvent.PhaseCompleted::new));
    }

    private static Optional<Event> doomed(Ledger ledger) {
        OptionalInt node = ledger.readiness().firstDoomed();
        if (node.isEmpty() || ledger.state() == RunState.PLANNED) {
            return Optional.empty();
        }
        TaskRecord culprit = ledger.tasks().get(ledger.readiness().culprit(node.getAsInt()));
        SkipCause cause = culprit.deferred() ? SkipCause.DEFERRED : SkipCause.DEPENDENCY;
        return Optional.of(new TaskEvent.Skipped(task(ledger, node.getAsInt()), cause, Optional.of(culprit.task())));
    }

    private static Optional<Event> unneeded(Ledger ledger) {
        OptionalInt node = ledger.readiness().firstUnneeded();
        return node.isEmpty() || ledger.state() == RunState.PLANNED
                ? Optional.empty()
                : Optional.of(
                        new TaskEvent.Skipped(task(ledger, node.getAsInt()), SkipCause.NOT_NEEDED, Optional.empty()));
    }

    private static Optional<Event> due(Ledger ledger) {
        OptionalInt node = ledger.readiness().firstDue();
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

    private static Optional<Event> start(Ledger ledger, long nowMillis) {
        if (ledger.state() != RunState.RUNNING || !ledger.room()) {
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
        boolean well = ledger.unsuccessful() == 0;
        boolean judged = switch (ledger.state()) {
            case RUNNING, PAUSED -> false;
            case FAILED -> !well;
            case COMPLETED -> well;
            case PLANNED, CANCELLED -> true;
        };
        if (judged || ledger.open() > 0) {
            return Optional.empty();
        }
        return Optional.of(well ? new RunEvent.Completed() : new RunEvent.Failed());
    }

    private static TaskId task(Ledger ledger, int node) {
        return ledger.definition().graph().task(node);
    }
}
