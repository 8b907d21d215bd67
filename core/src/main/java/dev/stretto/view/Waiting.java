package dev.stretto.view;

import dev.stretto.engine.GateStatus;
import dev.stretto.engine.LandingQueue;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.Obstacle;
import dev.stretto.engine.RunState;
import dev.stretto.engine.SkipCause;
import dev.stretto.engine.TaskRecord;
import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.TaskNode;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            case SKIPPED -> skipped(ledger, task);
            case RUNNING -> claimed(ledger, task);
            case COMPLETED, CANCELLED -> "";
            case FAILED -> task.message();
        };
    }

    private static String skipped(Ledger ledger, TaskRecord task) {
        String why = whySkipped(ledger, task);
        return switch (task.skipCause().orElseThrow()) {
            case DEPENDENCY, GATE -> "skipped: " + why;
            case USER -> "skipped " + why;
            case DEFERRED -> (task.skippedBecauseOf().isPresent() ? "skipped: " : "") + why;
            case PLAN, NOT_NEEDED, REVERTED -> why;
        };
    }

    /** Why a skipped task was skipped, in a few words. */
    public static String whySkipped(Ledger ledger, TaskRecord task) {
        SkipCause cause = task.skipCause().orElseThrow();
        return switch (cause) {
            case DEPENDENCY -> {
                TaskId other = task.skippedBecauseOf().orElseThrow();
                boolean undone = ledger.record(other).skipCause().equals(Optional.of(SkipCause.REVERTED));
                yield other
                        + (undone ? " was reverted" : " did not complete")
                        + (task.message().isEmpty() ? "" : ", so that " + task.message());
            }
            case GATE -> "the gate of " + task.gate().orElseThrow() + " failed";
            case REVERTED ->
                "reverted"
                        + task.skippedBecauseOf().map(other -> " with " + other).orElse("")
                        + task.gate()
                                .map(gate -> ": the gate of " + gate + " failed")
                                .orElse("");
            case USER -> "by the user";
            case PLAN -> "left out by the plan";
            case DEFERRED -> {
                TaskId deferred = task.skippedBecauseOf().orElse(task.task());
                yield (deferred.equals(task.task()) ? "" : deferred + " is ")
                        + "deferred by the plan: name it with --include, or `stretto retry " + deferred + "`";
            }
            case NOT_NEEDED -> "not needed: " + names(ledger.onFailureOf(task)) + " did not fail";
        };
    }

    private static String names(List<TaskId> tasks) {
        return tasks.stream().map(TaskId::value).collect(Collectors.joining(", "));
    }

    private static String ready(Ledger ledger, TaskRecord task, long nowMillis) {
        if (ledger.state() != RunState.RUNNING) {
            return "the run is " + ledger.state().name().toLowerCase(Locale.ROOT);
        }
        if (ledger.obstacles().waitsForNextBatch(task.task())) {
            return "the next batch, after: " + task.message();
        }
        Optional<String> held = ledger.obstacles().heldBy(task.task());
        if (held.isPresent()) {
            return "the gate of " + held.get() + ", which failed";
        }
        long wait = task.notBeforeMillis() - nowMillis;
        if (wait > 0) {
            return "retry in " + Math.ceilDiv(wait, 1000) + " s after: " + task.message();
        }
        return ledger.obstacles().of(task, nowMillis).map(Waiting::claim).orElseGet(() -> slot(ledger));
    }

    /** Names who has the slots; between two events nobody may have, and the task is about to start. */
    private static String slot(Ledger ledger) {
        List<String> holders = Stream.concat(
                        ledger.tasks().stream()
                                .filter(TaskRecord::alive)
                                .map(task -> task.task().value()),
                        ledger.gateStatus().stream()
                                .filter(gate -> gate.state() == GateStatus.State.RUNNING)
                                .map(gate -> "the gate of " + gate.barrier()))
                .toList();
        return holders.isEmpty() ? "a free slot" : "a free slot, held by " + shortened(holders);
    }

    /** The first of what a running task has claimed and waits for. */
    private static String claimed(Ledger ledger, TaskRecord task) {
        return ledger.obstacles().waiting().stream()
                .filter(wait -> wait.asked().task().equals(task.task()))
                .findFirst()
                .map(wait -> claim(wait.obstacle()))
                .orElse("");
    }

    private static String claim(Obstacle obstacle) {
        String holders =
                shortened(obstacle.holders().stream().map(TaskId::value).toList());
        return obstacle.resource().isEmpty()
                ? holders + ", which waits longer for what both claim"
                : obstacle.resource() + ", held by " + holders;
    }

    private static String position(Ledger ledger, TaskRecord task) {
        var entries = ledger.landing().entries();
        for (int at = 0; at < entries.size(); at++) {
            LandingQueue.Entry entry = entries.get(at);
            if (entry.attempt().task().equals(task.task())) {
                String place = at == 0
                        ? ""
                        : "landing queue, place " + (at + 1) + ", behind "
                                + entries.getFirst().attempt().task();
                String gate = entry.stage() == LandingQueue.Stage.GATING ? "its landing gate" : "";
                return place + (place.isEmpty() || gate.isEmpty() ? "" : ", ") + gate;
            }
        }
        return "";
    }

    /** The tasks and barriers before it that are not done yet. */
    private static String missing(Ledger ledger, TaskRecord task) {
        TaskGraph graph = ledger.definition().graph();
        Node node = graph.node(graph.indexOf(task.task()));
        List<String> names = Stream.concat(
                        node.predecessors().stream()
                                .filter(before -> !ledger.isDone(before))
                                .map(before -> name(ledger, before)),
                        node.onFailureOf().stream()
                                .filter(before ->
                                        !ledger.tasks().get(before).state().ended())
                                .map(before -> "whether " + graph.task(before) + " fails"))
                .toList();
        return shortened(names);
    }

    private static String shortened(List<String> names) {
        String shown = names.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return names.size() > NAMED_MAX ? shown + " and " + (names.size() - NAMED_MAX) + " more" : shown;
    }

    /** A task, or a barrier and what that waits for itself. */
    private static String name(Ledger ledger, int at) {
        return switch (ledger.definition().graph().node(at)) {
            case TaskNode(var task, var _, var _) -> task.value();
            case BarrierNode barrier -> {
                String open = open(ledger, barrier);
                yield open.isEmpty() ? barrier.name() : barrier.name() + " (" + open + ")";
            }
        };
    }

    private static String open(Ledger ledger, BarrierNode barrier) {
        Optional<GateStatus> gate = ledger.gateStatus().stream()
                .filter(status -> status.barrier().equals(barrier.name()))
                .findFirst();
        if (gate.filter(status -> status.state() == GateStatus.State.RUNNING).isPresent()) {
            return "its gate runs";
        }
        if (gate.filter(status -> status.state() == GateStatus.State.FAILED).isPresent()) {
            return "its gate failed";
        }
        List<Integer> waits = barrier.predecessors().stream()
                .filter(before -> !met(ledger, barrier, before))
                .toList();
        int missing = barrier.need() - (barrier.predecessors().size() - waits.size());
        String names = shortened(waits.stream()
                .map(before -> plainName(ledger.definition().graph().node(before)))
                .toList());
        return missing <= 0 || waits.isEmpty() ? "" : missing < waits.size() ? missing + " of " + names : names;
    }

    private static boolean met(Ledger ledger, BarrierNode barrier, int before) {
        return ledger.isDone(before)
                || (barrier.condition() == Node.Condition.ENDED
                        && ledger.definition().graph().node(before) instanceof TaskNode(TaskId task, var _, var _)
                        && ledger.record(task).state().ended());
    }

    private static String plainName(Node node) {
        return switch (node) {
            case TaskNode(var task, var _, var _) -> task.value();
            case BarrierNode barrier -> barrier.name();
        };
    }
}
