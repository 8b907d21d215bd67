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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what tasks wait for; derived, never journaled. What many tasks have in common is found out once for all that are asked about,
 * so one object is for one look at the run.
 */
public final class Waiting {

    private static final int NAMED_MAX = 4;

    private final Ledger ledger;
    private final long nowMillis;
    private final Map<Integer, String> barriers = new LinkedHashMap<>();
    private Optional<String> slot = Optional.empty();
    private Optional<Map<TaskId, Obstacle>> claims = Optional.empty();
    private Optional<Map<TaskId, String>> places = Optional.empty();

    private Waiting(Ledger ledger, long nowMillis) {
        this.ledger = ledger;
        this.nowMillis = nowMillis;
    }

    /** What tasks wait for at this time; to be asked before the run goes on. */
    public static Waiting at(Ledger ledger, long nowMillis) {
        return new Waiting(ledger, nowMillis);
    }

    /** What the task waits for, in a few words; empty where it does not wait. */
    public String reason(TaskRecord task) {
        return switch (task.state()) {
            case PENDING -> missing(task);
            case READY -> ready(task);
            case LANDING -> places().getOrDefault(task.task(), "");
            case SKIPPED -> skipped(ledger, task);
            case RUNNING ->
                Optional.ofNullable(claims().get(task.task()))
                        .map(Waiting::claim)
                        .orElse("");
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

    private String ready(TaskRecord task) {
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
        return ledger.obstacles().of(task, nowMillis).map(Waiting::claim).orElseGet(this::slot);
    }

    /** Names who has the slots; between two events nobody may have, and the task is about to start. */
    private String slot() {
        if (slot.isEmpty()) {
            List<String> holders = Stream.concat(
                            ledger.tasks().stream()
                                    .filter(TaskRecord::alive)
                                    .map(task -> task.task().value()),
                            ledger.gateStatus().stream()
                                    .filter(gate -> gate.state() == GateStatus.State.RUNNING)
                                    .map(gate -> "the gate of " + gate.barrier()))
                    .toList();
            slot = Optional.of(holders.isEmpty() ? "a free slot" : "a free slot, held by " + shortened(holders));
        }
        return slot.get();
    }

    /** The first of what each running task has claimed and waits for. */
    private Map<TaskId, Obstacle> claims() {
        if (claims.isEmpty()) {
            Map<TaskId, Obstacle> found = new LinkedHashMap<>();
            ledger.obstacles()
                    .waiting()
                    .forEach(wait -> found.putIfAbsent(wait.asked().task(), wait.obstacle()));
            claims = Optional.of(found);
        }
        return claims.get();
    }

    private static String claim(Obstacle obstacle) {
        String holders =
                shortened(obstacle.holders().stream().map(TaskId::value).toList());
        return obstacle.resource().isEmpty()
                ? holders + ", which waits longer for what both claim"
                : obstacle.resource() + ", held by " + holders;
    }

    /** Where each task is that waits to land. */
    private Map<TaskId, String> places() {
        if (places.isEmpty()) {
            Map<TaskId, String> found = new LinkedHashMap<>();
            var entries = ledger.landing().entries();
            for (int at = 0; at < entries.size(); at++) {
                LandingQueue.Entry entry = entries.get(at);
                String place = at == 0
                        ? ""
                        : "landing queue, place " + (at + 1) + ", behind "
                                + entries.getFirst().attempt().task();
                String gate = entry.stage() == LandingQueue.Stage.GATING ? "its landing gate" : "";
                found.put(entry.attempt().task(), place + (place.isEmpty() || gate.isEmpty() ? "" : ", ") + gate);
            }
            places = Optional.of(found);
        }
        return places.get();
    }

    /** The tasks and barriers before it that are not done yet. */
    private String missing(TaskRecord task) {
        TaskGraph graph = ledger.definition().graph();
        Node node = graph.node(graph.indexOf(task.task()));
        List<String> names = Stream.concat(
                        node.predecessors().stream()
                                .filter(before -> !ledger.isDone(before))
                                .map(this::name),
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
    private String name(int at) {
        return switch (ledger.definition().graph().node(at)) {
            case TaskNode(var task, var _, var _) -> task.value();
            case BarrierNode barrier ->
                barriers.computeIfAbsent(at, _ -> {
                    String open = open(barrier);
                    return open.isEmpty() ? barrier.name() : barrier.name() + " (" + open + ")";
                });
        };
    }

    private String open(BarrierNode barrier) {
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
                .filter(before -> !met(barrier, before))
                .toList();
        int missing = barrier.need() - (barrier.predecessors().size() - waits.size());
        String names = shortened(waits.stream()
                .map(before -> plainName(ledger.definition().graph().node(before)))
                .toList());
        return missing <= 0 || waits.isEmpty() ? "" : missing < waits.size() ? missing + " of " + names : names;
    }

    private boolean met(BarrierNode barrier, int before) {
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
