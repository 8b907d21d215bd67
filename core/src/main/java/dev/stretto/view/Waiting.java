package dev.stretto.view;

import dev.stretto.engine.Ledger;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskRecord;
import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.TaskNode;
import dev.stretto.graph.TaskGraph;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what a task waits for; derived, never journaled. */
public final class Waiting {

    private static final int NAMED_MAX = 4;

    private Waiting() {}

    /** What the task waits for, in a few words; empty where it does not wait. */
    public static String reason(Ledger ledger, TaskRecord task, long nowMillis) {
        return switch (task.state()) {
            case PENDING -> missing(ledger, task);
            case READY -> ready(ledger, task, nowMillis);
            case LANDING -> position(ledger, task);
            case SKIPPED ->
                task.skippedBecauseOf()
                        .map(by -> "skipped: " + by + " did not complete")
                        .orElse("skipped by the user");
            case RUNNING, COMPLETED, CANCELLED -> "";
            case FAILED -> task.message();
        };
    }

    private static String ready(Ledger ledger, TaskRecord task, long nowMillis) {
        if (ledger.state() != RunState.RUNNING) {
            return "the run is " + ledger.state().name().toLowerCase(Locale.ROOT);
        }
        long wait = task.notBeforeMillis() - nowMillis;
        return wait > 0 ? "retry in " + Math.ceilDiv(wait, 1000) + " s after: " + task.message() : "a free slot";
    }

    private static String position(Ledger ledger, TaskRecord task) {
        var entries = ledger.landing().entries();
        for (int at = 0; at < entries.size(); at++) {
            if (entries.get(at).attempt().task().equals(task.task())) {
                return at == 0 ? "" : "landing queue, place " + (at + 1);
            }
        }
        return "";
    }

    /** The tasks and barriers before it that are not done yet. */
    private static String missing(Ledger ledger, TaskRecord task) {
        TaskGraph graph = ledger.definition().graph();
        List<String> names = graph.node(graph.indexOf(task.task())).predecessors().stream()
                .filter(node -> !ledger.isDone(node))
                .map(node -> name(graph.node(node)))
                .toList();
        String shown = names.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return names.size() > NAMED_MAX ? shown + " and " + (names.size() - NAMED_MAX) + " more" : shown;
    }

    private static String name(Node node) {
        return switch (node) {
            case TaskNode(var task, var _, var _) -> task.value();
            case BarrierNode barrier -> barrier.name();
        };
    }
}
