package dev.stretto.simulator;

import static dev.stretto.simulator.Violation.unless;

import dev.stretto.engine.GateTry;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What must hold of the gates of barriers, with books of its own. */
final class GateInvariants {

    private final Map<String, BarrierNode> gated = new LinkedHashMap<>();
    private final Map<String, GateTry> running = new LinkedHashMap<>();
    private final Map<String, Integer> tries = new LinkedHashMap<>();
    private final Set<String> passed = new LinkedHashSet<>();
    private final Set<String> openBefore = new LinkedHashSet<>();
    private final Set<String> failed = new LinkedHashSet<>();
    private final Set<String> holding = new LinkedHashSet<>();
    private final List<GateTry> opened = new ArrayList<>();
    private TaskGraph graph = new TaskGraph(List.of());
    private Optional<Integer> reverting = Optional.empty();
    private int checkpoints;

    void adopt(TaskGraph next) {
        unless(running.isEmpty(), "a plan is replaced only when no gate runs", running);
        graph = next;
        passed.clear();
        failed.clear();
        holding.clear();
        gated.clear();
        for (Node node : next.nodes()) {
            if (node instanceof BarrierNode barrier && barrier.gate().isPresent()) {
                gated.put(barrier.name(), barrier);
            }
        }
    }

    void take(ProgressEvent event, Predicate<TaskId> done, String head) {
        switch (event) {
            case ProgressEvent.GateStarted(var barrier, int attempt, var on) -> {
                unless(!passed.contains(barrier), "a gate that passed does not run again", event);
                unless(!running.containsKey(barrier), "a gate runs once at a time", event);
                unless(tries.merge(barrier, 1, Integer::sum) == attempt, "tries are counted one by one", event);
                unless(on.equals(head), "a gate checks the head", on + " is not " + head);
                unless(reverting.isEmpty(), "no gate starts while something is reverted", event);
                checkNeed(barrier, done);
                failed.remove(barrier);
                running.put(barrier, new GateTry(barrier, attempt));
            }
            case ProgressEvent.GateFailed(var barrier, int attempt, var _, var _, var _) -> {
                end(barrier, attempt);
                failed.add(barrier);
                if (policy(barrier).equals(Optional.of(OnVerifyFailure.HOLD))) {
                    holding.add(barrier);
                }
            }
            case ProgressEvent.GateWithdrawn(var barrier, int attempt, var _) -> end(barrier, attempt);
            case ProgressEvent.GateReopened(var barrier) ->
                unless(failed.remove(barrier), "only a gate that failed is reopened", event);
            case ProgressEvent.BarrierOpened(var barrier) when gated.containsKey(barrier) -> open(barrier, done);
            case ProgressEvent.Checkpoint checkpoint -> {
                unless(checkpoint.number() == ++checkpoints, "checkpoints are counted one by one", event);
                unless(checkpoint.head().equals(head), "a checkpoint is at the head", event + " " + head);
            }
            case ProgressEvent.RevertStarted started -> {
                unless(reverting.isEmpty(), "one revert at a time", event);
                unless(started.onto().equals(head), "what is reverted is reverted on the head", event);
                reverting = Optional.of(started.number());
            }
            case ProgressEvent.RevertCompleted _, ProgressEvent.RevertFailed _ -> reverting = Optional.empty();
            case ProgressEvent.BarrierOpened _,
                    ProgressEvent.PhaseOpened _,
                    ProgressEvent.PhaseCompleted _,
                    ProgressEvent.BranchMoved _ -> {}
        }
    }

    private Optional<OnVerifyFailure> policy(String barrier) {
        return gated.get(barrier).gate().orElseThrow().onFailure();
    }

    private void end(String barrier, int attempt) {
        unless(
                running.remove(barrier, new GateTry(barrier, attempt)),
                "only a gate that runs can end",
                barrier + attempt);
    }

    private void open(String barrier, Predicate<TaskId> done) {
        checkNeed(barrier, done);
        GateTry attempt = running.remove(barrier);
        if (attempt == null) {
            unless(openBefore.contains(barrier), "a barrier opens only by its gate", barrier);
        } else {
            opened.add(attempt);
        }
        failed.remove(barrier);
        holding.remove(barrier);
        passed.add(barrier);
        openBefore.add(barrier);
    }

    /** What must have completed has: the head at which a gate starts holds all that did. */
    private void checkNeed(String barrier, Predicate<TaskId> done) {
        BarrierNode node = gated.get(barrier);
        long met = node.predecessors().stream()
                .filter(before -> !graph.isTask(before) || done.test(graph.task(before)))
                .count();
        unless(
                node.condition() == Condition.ENDED || met >= node.need(),
                "a gate is for what has completed",
                barrier + " has " + met);
    }

    /** Something was reverted, or is to be done again after it was: barriers may shut. */
    void undone() {
        passed.clear(); // but what does not need what is reverted stays open
    }

    /** A task starts: none may that a verification holds up. */
    void checkStart(int node, TaskId task) {
        for (String barrier : holding) {
            unless(
                    graph.node(node).predecessors().stream()
                                    .noneMatch(before ->
                                            gated.get(barrier).predecessors().contains(before))
                            || gated.get(barrier).predecessors().contains(node),
                    "nothing starts that a failed verification holds up",
                    task + " beside " + barrier);
        }
    }

    void checkFailed(String barrier) {
        unless(failed.contains(barrier), "a task is skipped for a gate that failed", barrier);
    }

    /** Whether a task waits for a gate, directly or by other barriers. */
    boolean waits(Ledger ledger, TaskId task) {
        return waits(ledger, graph.indexOf(task));
    }

    private boolean waits(Ledger ledger, int node) {
        return graph.node(node).predecessors().stream()
                .filter(before -> !graph.isTask(before) && !ledger.isDone(before))
                .anyMatch(before -> gated.containsValue((BarrierNode) graph.node(before)) || waits(ledger, before));
    }

    boolean reverting() {
        return reverting.isPresent();
    }

    Set<String> failed() {
        return failed;
    }

    List<GateTry> opened() {
        return opened;
    }
}
