package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.plan.Chain;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts into a graph what the plan states of who waits for whom, and counts it. */
final class StatedOrder {

    private final Wiring wiring;
    private int dependencies;

    StatedOrder(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Adds everything; returns how many dependencies are stated, between tasks or phases, each counted once. */
    int add() {
        wiring.plan().tasks().forEach(this::task);
        wiring.plan().chains().forEach(this::chain);
        wiring.plan().phases().forEach(this::phase);
        return dependencies;
    }

    private void task(Task task) {
        int node = wiring.node(task.id());
        List<Reference> stated = task.dependencies().orElse(List.of());
        Set<Integer> found = new LinkedHashSet<>(2 * stated.size());
        for (Reference reference : stated) {
            wiring.find(reference.id())
                    .filter(found::add)
                    .ifPresent(from -> wiring.edge(from, node, reference.position(), Kind.STATED));
        }
        dependencies += found.size();
        for (Reference reference : task.order().onFailureOf()) {
            wiring.find(reference.id())
                    .ifPresent(from -> wiring.edge(from, node, reference.position(), Kind.ON_FAILURE));
        }
    }

    private void chain(Chain chain) {
        Sequence sequence = new Sequence(wiring, Kind.STATED);
        chain.tasks().forEach(task -> sequence.add(wiring.node(task), false, true, chain.position()));
    }

    /** What a phase states binds every task of it. */
    private void phase(Phase phase) {
        Set<String> stated = new LinkedHashSet<>();
        for (Reference reference : phase.dependencies().orElse(List.of())) {
            PhaseId on = new PhaseId(reference.id());
            if (wiring.phase(on).isEmpty()) {
                continue;
            }
            stated.add(reference.id());
            if (!wiring.members(phase.id()).isEmpty()) {
                for (PhaseId each : withTasks(on)) {
                    int barrier = wiring.completed(each);
                    wiring.members(phase.id())
                            .forEach(task -> wiring.edge(barrier, task, reference.position(), Kind.STATED));
                }
            }
        }
        stated.removeAll(statedAsTask(phase));
        dependencies += stated.size();
    }

    /** What a phase that is itself a task states has been counted there. */
    private Set<String> statedAsTask(Phase phase) {
        Set<String> counted = new LinkedHashSet<>();
        wiring.find(phase.id().value())
                .flatMap(node -> wiring.task(node).dependencies())
                .ifPresent(stated -> stated.forEach(reference -> counted.add(reference.id())));
        return counted;
    }

    /** The phase itself; where it has no tasks, what it waits for in turn. */
    private Set<PhaseId> withTasks(PhaseId on) {
        Set<PhaseId> seen = new LinkedHashSet<>(List.of(on));
        Deque<PhaseId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            PhaseId phase = open.remove();
            if (wiring.members(phase).isEmpty()) {
                wiring.phase(phase).flatMap(Phase::dependencies).orElse(List.of()).stream()
                        .map(reference -> new PhaseId(reference.id()))
                        .filter(before -> wiring.phase(before).isPresent() && seen.add(before))
                        .forEach(open::add);
            }
        }
        seen.removeIf(phase -> wiring.members(phase).isEmpty());
        return seen;
    }
}
