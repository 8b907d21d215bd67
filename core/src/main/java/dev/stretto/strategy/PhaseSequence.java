package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Strategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Opens each phase after those written before it, for the tasks that state nothing themselves. How much of those must be done
 * is the opening phase's own rule. Phases in a row that are parallel do not wait for each other, nor do two of which one says
 * that it runs with the other; whoever comes after waits for all of them.
 */
final class PhaseSequence {

    private final Wiring wiring;
    private final Rules rules;
    private final CompileOptions options;
    private final Map<PhaseId, Set<PhaseId>> together = new LinkedHashMap<>();
    private final Map<PhaseId, Integer> places = new LinkedHashMap<>();

    /** The phases so far that hold up others: those of which something runs. */
    private final List<Phase> holding = new ArrayList<>();

    private final Map<Opening, PhasesBefore> before = new LinkedHashMap<>();

    /**
     * What a phase waits for of those before it.
     *
     * @param percent how much of each
     * @param verified whether also for their verification
     */
    record Opening(int percent, boolean verified) {}

    PhaseSequence(Wiring wiring, Rules rules, CompileOptions options) {
        this.wiring = wiring;
        this.rules = rules;
        this.options = options;
        for (Phase phase : wiring.plan().phases()) {
            for (Reference other : phase.rules().parallelWith()) {
                PhaseId with = new PhaseId(other.id());
                together.computeIfAbsent(phase.id(), _ -> new LinkedHashSet<>()).add(with);
                together.computeIfAbsent(with, _ -> new LinkedHashSet<>()).add(phase.id());
            }
        }
    }

    void add() {
        int outsideGroup = 0;
        for (Phase phase : wiring.plan().phases()) {
            boolean parallel = phase.rules().parallel();
            List<Integer> bound = bound(phase);
            if (phase.dependencies().isEmpty() && !bound.isEmpty()) {
                for (int node : opening(phase, parallel ? outsideGroup : holding.size())) {
                    bound.forEach(task -> wiring.edge(node, task, phase.position(), Kind.IMPLIED));
                }
            }
            if (wiring.members(phase.id()).stream().anyMatch(wiring::runs)) {
                places.put(phase.id(), holding.size());
                holding.add(phase);
            }
            outsideGroup = parallel ? outsideGroup : holding.size();
        }
    }

    private List<Integer> bound(Phase phase) {
        return wiring.members(phase.id()).stream()
                .filter(task -> !wiring.statesItself(task))
                .toList();
    }

    /**
     * The nodes that a phase opens after; few, however much they stand for.
     *
     * @param count how many of the phases so far it may have to wait for
     */
    private List<Integer> opening(Phase phase, int count) {
        Strategy strategy = rules.of(phase.id());
        if (strategy == Strategy.PIPELINE && phase.rules().pipelineStart().isPresent()) {
            return start(phase, phase.rules().pipelineStart().orElseThrow());
        }
        TreeSet<Integer> beside = new TreeSet<>();
        together.getOrDefault(phase.id(), Collections.emptySet()).forEach(other -> {
            Integer place = places.get(other);
            if (place != null && place < count) {
                beside.add(place);
            }
        });
        Opening opening = new Opening(percent(strategy), strategy != Strategy.PIPELINE);
        return before.computeIfAbsent(opening, each -> new PhasesBefore(wiring, each, holding))
                .without(beside, count);
    }

    private int percent(Strategy strategy) {
        boolean overlapping = strategy == Strategy.BATCHED || strategy == Strategy.PIPELINE;
        return overlapping || options.phaseOrder() == PhaseOrder.THRESHOLD
                ? options.thresholdPercent()
                : Wiring.WHOLE_PERCENT;
    }

    private List<Integer> start(Phase phase, PipelineStart start) {
        return switch (start) {
            case PipelineStart.AtPercent(int percent, PhaseId of, var _) ->
                wiring.phase(of).isEmpty() || wiring.members(of).isEmpty()
                        ? List.of()
                        : List.of(wiring.completed(of, percent));
            case PipelineStart.AfterTasks(List<Reference> tasks, var _) -> {
                List<Integer> nodes = tasks.stream()
                        .flatMap(task -> wiring.find(task.id()).stream())
                        .distinct()
                        .toList();
                yield nodes.isEmpty() ? nodes : List.of(wiring.joined("start of phase " + phase.id(), nodes));
            }
        };
    }
}
