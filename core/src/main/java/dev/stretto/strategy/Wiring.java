package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft;
import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.graph.Node.Condition;
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
    private final Map<PhaseId, Integer> completed = new LinkedHashMap<>();

    Wiring(Plan plan, CompileOptions options) {
        this.plan = plan;
        this.included = plan.named(options.included());
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

    /** The node that tells that a phase has completed: its only task, or a barrier over its tasks. */
    int completed(PhaseId phase) {
        return completed.computeIfAbsent(phase, _ -> {
            List<Integer> tasks = waitedFor(phase);
            return tasks.size() == 1 ? tasks.getFirst() : barrier("phase " + phase, tasks, WHOLE_PERCENT);
        });
    }

    int barrier(String name, List<Integer> predecessors, int percent) {
        int barrier = draft.addBarrier(name, percent, Condition.COMPLETED);
        predecessors.forEach(before -> edge(before, barrier, Position.START, Kind.MEMBER));
        return barrier;
    }

    void edge(int from, int to, Position where, Kind kind) {
        draft.addEdge(new Edge(from, to, where, kind));
    }
}
