package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft;
import dev.stretto.graph.GraphDraft.Barrier;
import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.Node.Gate;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plan's graph in the making: which node a task is, what a phase is made of, and the edges so far. */
final class Wiring {

    static final int WHOLE_PERCENT = 100;

    private final Plan plan;
    private final Set<TaskId> included;
    private final GraphDraft draft;
    private final Map<String, Integer> nodes = new LinkedHashMap<>();
    private final Map<PhaseId, Phase> phases = new LinkedHashMap<>();
    private final Map<PhaseId, List<Integer>> members = new LinkedHashMap<>();
    private final Gates gates;
    private final Map<Share, Integer> shares = new LinkedHashMap<>();
    private final Map<PhaseId, Optional<Integer>> verifications = new LinkedHashMap<>();

    /** So much of a phase. */
    private record Share(PhaseId phase, int percent) {}

    Wiring(Plan plan, CompileOptions options) {
        this.plan = plan;
        this.included = plan.named(options.included());
        this.gates = new Gates(options);
        this.draft = new GraphDraft(plan.tasks().stream().map(Task::id).toList());
        for (Phase phase : plan.phases()) {
            phases.put(phase.id(), phase);
            members.put(phase.id(), new ArrayList<>());
        }
        for (Task task : plan.tasks()) {
            int node = nodes.size();
            nodes.put(task.id().value(), node);
            task.phase()
                    .flatMap(phase -> Optional.ofNullable(members.get(phase)))
                    .ifPresent(list -> list.add(node));
        }
    }

    Plan plan() {
        return plan;
    }

    GraphDraft draft() {
        return draft;
    }

    Task task(int node) {
        return plan.tasks().get(node);
    }

    /** The node of a task that may not exist. */
    Optional<Integer> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    int node(TaskId task) {
        return find(task.value()).orElseThrow(() -> new IllegalArgumentException("the plan has no task " + task));
    }

    /** The phase of an id; empty where there is none. */
    Optional<Phase> phase(PhaseId id) {
        return Optional.ofNullable(phases.get(id));
    }

    /** The tasks of a phase, as written. */
    List<Integer> members(PhaseId phase) {
        List<Integer> tasks = members.get(phase);
        if (tasks == null) {
            throw new IllegalArgumentException("the plan has no phase " + phase);
        }
        return tasks;
    }

    /** Whether the plan neither defers a task nor leaves it out, or the user has named it. */
    boolean runs(int node) {
        return switch (task(node).status()) {
            case PENDING, IN_PROGRESS, COMPLETED, FAILED -> true;
            case DEFERRED, SKIPPED -> included.contains(task(node).id());
        };
    }

    /** Whether a task says itself what it waits for, and so does not follow the order of the document. */
    boolean statesItself(int node) {
        return task(node).dependencies().isPresent()
                || !task(node).order().onFailureOf().isEmpty();
    }

    /** The tasks of a phase that others wait for: all that run; where none does, all. */
    List<Integer> waitedFor(PhaseId phase) {
        List<Integer> running = members(phase).stream().filter(this::runs).toList();
        return running.isEmpty() ? members(phase) : running;
    }

    /** The barrier at the end of a phase. */
    int completed(PhaseId phase) {
        return completed(phase, WHOLE_PERCENT);
    }

    /** The barrier that opens when so much of a phase has completed; its end, with its gate, where that is all of it. */
    int completed(PhaseId phase, int percent) {
        Share share = new Share(phase, percent);
        Integer known = shares.get(share);
        int node = known == null ? completion(share) : known;
        shares.put(share, node);
        return node;
    }

    private int completion(Share share) {
        PhaseId phase = share.phase();
        List<Integer> tasks = waitedFor(phase);
        if (share.percent() == WHOLE_PERCENT) {
            Barrier end = new Barrier("phase " + phase, BarrierKind.PHASE, WHOLE_PERCENT, Condition.COMPLETED);
            return barrier(end.with(gates.end(known(phase))), tasks);
        }
        Barrier part = new Barrier(
                share.percent() + " % of phase " + phase, BarrierKind.PHASE, share.percent(), Condition.COMPLETED);
        return part.need().applyAsInt(tasks.size()) == tasks.size()
                ? completed(phase)
                : barrier(part.with(gates.barrier()), tasks);
    }

    private Phase known(PhaseId phase) {
        return phase(phase).orElseThrow(() -> new IllegalArgumentException("the plan has no phase " + phase));
    }

    /** The verification of a phase, where it has one that runs. */
    Optional<Integer> verification(PhaseId phase) {
        return verifications.computeIfAbsent(phase, _ -> {
            Optional<Gate> gate = members(phase).isEmpty() ? Optional.empty() : gates.verification(known(phase));
            return gate.map(command -> barrier(
                    new Barrier("VERIFY of phase " + phase, BarrierKind.VERIFY, WHOLE_PERCENT, Condition.COMPLETED)
                            .with(Optional.of(command)),
                    waitedFor(phase)));
        });
    }

    /** The verification of a phase that those after it wait for, where there is one. */
    Optional<Integer> holdingVerification(PhaseId phase) {
        return known(phase)
                .rules()
                .verify()
                .filter(verify -> !verify.background())
                .flatMap(_ -> verification(phase));
    }

    /** Adds the gates that no later phase waits for. */
    void addOtherGates() {
        for (Phase phase : plan.phases()) {
            verification(phase.id());
            if (!members(phase.id()).isEmpty() && gates.tests(phase).isPresent()) {
                completed(phase.id());
            }
        }
    }

    /** A barrier that joins what others wait for. */
    int barrier(String name, List<Integer> predecessors) {
        return barrier(new Barrier(name, BarrierKind.JOIN, WHOLE_PERCENT, Condition.COMPLETED), predecessors);
    }

    int barrier(Barrier barrier, List<Integer> predecessors) {
        int node = draft.addBarrier(barrier);
        predecessors.forEach(before -> edge(before, node, Position.START, Kind.MEMBER));
        return node;
    }

    /** The end of a wave or a batch: opens when all of it has ended, whichever way. */
    int ended(String name, BarrierKind kind, List<Integer> tasks) {
        return barrier(new Barrier(name, kind, WHOLE_PERCENT, Condition.ENDED).with(gates.barrier()), tasks);
    }

    /** One node that stands for all of these. */
    int joined(String name, List<Integer> nodes) {
        return nodes.size() == 1 ? nodes.getFirst() : barrier(name, nodes);
    }

    void edge(int from, int to, Position where, Kind kind) {
        draft.addEdge(new Edge(from, to, where, kind));
    }
}
