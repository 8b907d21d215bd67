package dev.stretto.engine;

import dev.stretto.engine.LockTable.Clash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who waits for whom. Deadlocks are found by reducing the graph (Coffman, Elphick, Shoshani: System Deadlocks, 1971; Holt: Some
 * Deadlock Properties of Computer Systems, 1972): whoever could have all it waits for is taken to get it, to end and to give
 * back everything; who is left over when nobody more can be taken away waits for ever. With pools a cycle alone would not tell:
 * of several who hold units, one that ends may be enough.
 *
 * <p>A task that waits for several claims at a time is taken to need them all.
 */
final class WaitGraph {

    private final LockTable locks;

    WaitGraph(LockTable locks) {
        this.locks = locks;
    }

    /**
     * A claim that can never be granted unless another is refused, and the cycle it closes.
     *
     * @param newest the claim that is to be refused
     * @param cycle the first waits for the second, the last for the first
     */
    record Knot(ClaimWait newest, List<Step> cycle) {}

    /** One node waits for what another holds. */
    record Step(int node, String resource, int holder) {}

    /** The newest claim that stands in a deadlock; nothing where there is none. */
    Optional<Knot> find() {
        List<ClaimWait> waits = locks.waits().all();
        if (waits.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> stuck = stuck(waits);
        return waits.reversed().stream()
                .filter(wait -> stuck.contains(wait.node()))
                .flatMap(wait -> cycle(wait, stuck).map(steps -> new Knot(wait, steps)).stream())
                .findFirst();
    }

    private Set<Integer> stuck(List<ClaimWait> waits) {
        Set<Integer> stuck = new TreeSet<>();
        waits.forEach(wait -> stuck.add(wait.node()));
        boolean reduced = true;
        while (reduced) {
            reduced = stuck.removeIf(node -> waits.stream()
                    .filter(wait -> wait.node() == node)
                    .allMatch(wait -> ClaimConflicts.among(locks, node, wait.addition(), stuck)
                            .isEmpty()));
        }
        return stuck;
    }

    /** The shortest way from one that is stuck back to itself, starting with what this claim waits for. */
    private Optional<List<Step>> cycle(ClaimWait start, Set<Integer> stuck) {
        Map<Integer, Step> reachedBy = new LinkedHashMap<>();
        Deque<Step> queue = new ArrayDeque<>(steps(start, stuck));
        while (!queue.isEmpty()) {
            Step step = queue.remove();
            if (step.holder() == start.node()) {
                return Optional.of(back(step, start.node(), reachedBy));
            }
            if (reachedBy.putIfAbsent(step.holder(), step) == null) {
                locks.waits().all().stream()
                        .filter(wait -> wait.node() == step.holder())
                        .forEach(wait -> queue.addAll(steps(wait, stuck)));
            }
        }
        return Optional.empty();
    }

    private List<Step> steps(ClaimWait wait, Set<Integer> stuck) {
        List<Step> steps = new ArrayList<>();
        for (Clash clash : ClaimConflicts.among(locks, wait.node(), wait.addition(), stuck)) {
            clash.nodes().forEach(holder -> steps.add(new Step(wait.node(), clash.resource(), holder)));
        }
        return steps;
    }

    private static List<Step> back(Step last, int start, Map<Integer, Step> reachedBy) {
        List<Step> cycle = new ArrayList<>(List.of(last));
        while (cycle.getFirst().node() != start) {
            cycle.addFirst(reachedBy.get(cycle.getFirst().node()));
        }
        return cycle;
    }
}
