package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.plan.Chain;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts into a graph what the plan states of who waits for whom, and counts it. */
final class StatedOrder {

    private final Wiring wiring;
    private final Rules rules;
    private int dependencies;

    StatedOrder(Wiring wiring, Rules rules) {
        this.wiring = wiring;
        this.rules = rules;
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
                    .filter(from -> !isStatedByPhase(task, from))
                    .ifPresent(from -> wiring.edge(from, node, reference.position(), Kind.STATED));
        }
        dependencies += found.size();
        for (Reference reference : task.order().onFailureOf()) {
            wiring.find(reference.id())
                    .ifPresent(from -> wiring.edge(from, node, reference.position(), Kind.ON_FAILURE));
        }
    }

    /** Of two phases that are tasks themselves, what the one states of the other is an edge of the phase already. */
    private boolean isStatedByPhase(Task task, int from) {
        String id = wiring.task(from).id().value();
        return wiring.phase(new PhaseId(task.id().value()))
                .filter(phase -> wiring.waitedFor(phase.id()).equals(List.of(wiring.node(task.id()))))
                .flatMap(Phase::dependencies)
                .filter(stated ->
                        stated.stream().anyMatch(reference -> reference.id().equals(id)))
                .flatMap(_ -> wiring.phase(new PhaseId(id)))
                .filter(before -> wiring.waitedFor(before.id()).equals(List.of(from)))
                .filter(_ -> !isForFailureOf(wiring.node(task.id()), from))
                .isPresent();
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
            waitedFor(phase, on).forEach(each -> follow(phase, each, reference.position()));
        }
        stated.removeAll(statedAsTask(phase));
        dependencies += stated.size();
    }

    /** The phases of which a phase waits for the end because it states to depend on one; those it may overlap are not. */
    private Set<PhaseId> waitedFor(Phase phase, PhaseId on) {
        if (wiring.members(phase.id()).isEmpty()) {
            return new LinkedHashSet<>();
        }
        Set<PhaseId> waitedFor = withTasks(on);
        waitedFor.removeAll(overlapped(phase));
        return waitedFor;
    }

    /** The phases that a phase need not see the end of, since it says at which point of them it opens. */
    private Set<PhaseId> overlapped(Phase phase) {
        Set<PhaseId> overlapped = new LinkedHashSet<>();
        if (rules.of(phase.id()) == Strategy.PIPELINE) {
            phase.rules().pipelineStart().ifPresent(start -> {
                switch (start) {
                    case PipelineStart.AtPercent(int _, PhaseId of, var _) -> overlapped.add(of);
                    case PipelineStart.AfterTasks(List<Reference> tasks, var _) ->
                        tasks.forEach(task -> wiring.find(task.id())
                                .flatMap(node -> wiring.task(node).phase())
                                .ifPresent(overlapped::add));
                }
            });
        }
        return overlapped;
    }

    /** The tasks of a phase wait for the end of another; not one that is there for the failure of all that this one is. */
    private void follow(Phase phase, PhaseId before, Position where) {
        int end = wiring.completed(before);
        List<Integer> waitedFor = wiring.waitedFor(before);
        for (int task : wiring.members(phase.id())) {
            if (waitedFor.size() > 1 || !isForFailureOf(task, waitedFor.getFirst())) {
                wiring.edge(end, task, where, Kind.STATED);
            }
        }
    }

    private boolean isForFailureOf(int task, int other) {
        String id = wiring.task(other).id().value();
        return wiring.task(task).order().onFailureOf().stream()
                .anyMatch(reference -> reference.id().equals(id));
    }

    /**
     * A phase that states to depend on another also waits until that one is verified, unless it may overlap it. Only for a plan
     * without cycles: every cycle by way of a verification is one by way of the phase's end too.
     */
    void addVerifications() {
        for (Phase phase : wiring.plan().phases()) {
            if (rules.of(phase.id()) == Strategy.PIPELINE) {
                continue;
            }
            for (Reference reference : phase.dependencies().orElse(List.of())) {
                PhaseId on = new PhaseId(reference.id());
                if (wiring.phase(on).isPresent()) {
                    waitedFor(phase, on)
                            .forEach(each -> wiring.holdingVerification(each)
                                    .ifPresent(verification -> wiring.members(phase.id())
                                            .forEach(task -> wiring.edge(
                                                    verification, task, reference.position(), Kind.STATED))));
                }
            }
        }
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
