package dev.stretto.engine;

import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.OnVerifyFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The gates of a graph's barriers: what was tried, what failed, and whom a failed verification holds up. Whether a gate may be
 * tried and how it ended is kept by {@link Readiness}, so that there is one truth about where a barrier stands.
 */
final class Gates {

    private static final class Tries {
        int latest;
        String head = "";
        String message = "";
        String salvage = "";
        boolean skipped;
        int completions;
        Set<Integer> dependents = Collections.emptySet();
    }

    private final TaskGraph graph;
    private final Readiness readiness;
    private final Map<String, Integer> nodes = new LinkedHashMap<>();
    private final Map<String, Tries> tries = new LinkedHashMap<>();

    private final Set<String> checking = new LinkedHashSet<>();
    private final Set<String> holding = new LinkedHashSet<>();
    private final Set<String> reverting = new LinkedHashSet<>();

    /** Barriers that were open when the plan was edited and stay so. */
    private final Set<String> stillOpen = new LinkedHashSet<>();

    Gates(TaskGraph graph, Readiness readiness) {
        this.graph = graph;
        this.readiness = readiness;
        for (int node = graph.taskCount(); node < graph.size(); node++) {
            BarrierNode barrier = barrier(node);
            if (barrier.gate().isPresent()) {
                nodes.put(barrier.name(), node);
                tries.put(barrier.name(), new Tries());
            }
        }
    }

    /** Takes over from the graph before an edit: the count of tries goes on, and what had opened and still may is open. */
    void follow(Gates before) {
        before.tries.forEach((name, earlier) -> tries.computeIfAbsent(name, _ -> new Tries()).latest = earlier.latest);
        Set<String> open = new LinkedHashSet<>();
        for (int node = before.graph.taskCount(); node < before.graph.size(); node++) {
            if (before.readiness.done(node)) {
                open.add(before.barrier(node).name());
            }
        }
        for (int node = graph.taskCount(); node < graph.size(); node++) {
            BarrierNode barrier = barrier(node);
            if (barrier.kind() != BarrierKind.JOIN && open.contains(barrier.name()) && readiness.meets(node)) {
                stillOpen.add(barrier.name());
            }
        }
    }

    private BarrierNode barrier(int node) {
        return (BarrierNode) graph.node(node);
    }

    private Tries triesAt(String barrier) {
        Tries found = tries.get(barrier);
        if (found == null) {
            throw new IllegalStateException("no gate at " + barrier);
        }
        return found;
    }

    /** The barrier with a gate of this name. */
    OptionalInt find(String barrier) {
        Integer node = nodes.get(barrier);
        return node == null ? OptionalInt.empty() : OptionalInt.of(node);
    }

    int node(String barrier) {
        return find(barrier).orElseThrow(() -> new IllegalStateException("no gate at " + barrier));
    }

    String name(int barrier) {
        return barrier(barrier).name();
    }

    /** Whether the barrier had opened before the plan was edited, and is as it was. */
    boolean isStillOpen(String barrier) {
        return stillOpen.contains(barrier);
    }

    Optional<OnVerifyFailure> onFailure(int barrier) {
        return barrier(barrier).gate().orElseThrow().onFailure();
    }

    void started(ProgressEvent.GateStarted event, int completions) {
        Tries at = triesAt(event.barrier());
        at.latest = event.attempt();
        at.head = event.head();
        at.completions = completions;
        checking.add(event.barrier());
        readiness.leave(node(event.barrier()));
    }

    void failed(ProgressEvent.GateFailed event) {
        Tries at = triesAt(event.barrier());
        int node = node(event.barrier());
        at.message = event.reason();
        at.salvage = event.salvage();
        checking.remove(event.barrier());
        Optional<OnVerifyFailure> policy = onFailure(node);
        if (policy.equals(Optional.of(OnVerifyFailure.HOLD))) {
            holding.add(event.barrier());
            at.dependents = Dependents.ofVerified(graph, node);
            readiness.hold(node);
            return;
        }
        if (policy.equals(Optional.of(OnVerifyFailure.REVERT))) {
            reverting.add(event.barrier());
        }
        readiness.failGate(node);
    }

    void withdrawn(String barrier) {
        checking.remove(barrier);
        readiness.putBack(node(barrier));
    }

    void reopened(String barrier) {
        reverting.remove(barrier);
        readiness.reopenGate(node(barrier));
    }

    /** The barrier opened: its gate passed, or had before an edit; else the user has skipped it. */
    void opened(int barrier) {
        String name = name(barrier);
        boolean passed = stillOpen.remove(name) | checking.remove(name);
        holding.remove(name);
        Tries at = tries.get(name);
        if (at != null) {
            at.skipped = !passed;
            at.message = "";
            at.salvage = "";
        }
    }

    /** Nothing is to be reverted any more for this barrier. */
    void reverted(String barrier) {
        reverting.remove(barrier);
    }

    /** The first barrier whose verification asks for what landed since to be reverted. */
    Optional<String> firstReverting() {
        return reverting.stream().findFirst();
    }

    /** The run is cancelled: nothing is reverted by itself any more. */
    void revertNothing() {
        reverting.clear();
    }

    /** How many tasks had completed when the latest try at the gate began. */
    int completionsAt(String barrier) {
        return triesAt(barrier).completions;
    }

    /** The tasks that do not start until a verification that failed has passed. */
    Set<Integer> held() {
        if (holding.isEmpty()) {
            return Collections.emptySet();
        }
        Set<Integer> held = new TreeSet<>();
        holding().forEach(name -> held.addAll(triesAt(name).dependents));
        return held;
    }

    private List<String> holding() {
        return holding.stream().filter(name -> !readiness.lost(node(name))).toList();
    }

    /** The failed verification that holds a task up. */
    Optional<String> holding(int task) {
        return holding().stream()
                .filter(name -> triesAt(name).dependents.contains(task))
                .findFirst();
    }

    /** The tries under way. */
    List<GateTry> checking() {
        return checking.stream()
                .map(name -> new GateTry(name, triesAt(name).latest))
                .toList();
    }

    boolean isChecking(GateTry attempt) {
        return checking.contains(attempt.barrier()) && triesAt(attempt.barrier()).latest == attempt.number();
    }

    /** The barriers whose gates have failed. */
    List<String> failed() {
        return nodes.keySet().stream()
                .filter(name -> readiness.gateFailed(node(name)))
                .toList();
    }

    /** Where each gate stands. */
    List<GateStatus> all() {
        return nodes.keySet().stream().map(this::status).toList();
    }

    private GateStatus status(String name) {
        int node = node(name);
        Tries at = triesAt(name);
        GateStatus.State state = readiness.done(node)
                ? (at.skipped ? GateStatus.State.SKIPPED : GateStatus.State.PASSED)
                : readiness.gateFailed(node)
                        ? GateStatus.State.FAILED
                        : checking.contains(name) ? GateStatus.State.RUNNING : GateStatus.State.WAITING;
        return new GateStatus(name, state, at.latest, at.head, at.message, at.salvage);
    }

    int nextTry(String barrier) {
        return triesAt(barrier).latest + 1;
    }

    String head(String barrier) {
        return triesAt(barrier).head;
    }
}
