package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Position;
import dev.stretto.plan.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts barriers after waves and batches. Both follow the order of the graph without them, so that they never close a cycle. A
 * task that does not run is in none.
 */
final class Rounds {

    private final Wiring wiring;
    private final Rules rules;
    private final TaskGraph graph;

    private Rounds(Wiring wiring, Rules rules, TaskGraph graph) {
        this.wiring = wiring;
        this.rules = rules;
        this.graph = graph;
    }

    /** The graph with the barriers that the strategies ask for; the graph itself where none does. */
    static TaskGraph addTo(TaskGraph graph, Wiring wiring, Rules rules, int batchSize) {
        boolean waves = rules.used().contains(Strategy.WAVES);
        boolean batches = rules.used().contains(Strategy.BATCHED);
        if (!waves && !batches) {
            return graph;
        }
        Rounds rounds = new Rounds(wiring, rules, graph);
        if (waves) {
            rounds.waves();
        }
        if (batches) {
            rounds.batches(batchSize);
        }
        return wiring.draft().build();
    }

    /** The tasks that a strategy orders, by phase unless it orders all, each list in topological order. */
    private Map<Optional<PhaseId>, List<Integer>> groups(Strategy strategy, boolean together) {
        Map<Optional<PhaseId>, List<Integer>> groups = new LinkedHashMap<>();
        wiring.plan().phases().forEach(phase -> groups.put(Optional.of(phase.id()), new ArrayList<>()));
        for (int node : graph.topologicalOrder()) {
            if (graph.isTask(node) && wiring.runs(node)) {
                Optional<PhaseId> phase =
                        wiring.task(node).phase().filter(id -> wiring.phase(id).isPresent());
                if (phase.map(rules::of).orElse(rules.rest()) == strategy) {
                    groups.computeIfAbsent(together ? Optional.empty() : phase, _ -> new ArrayList<>())
                            .add(node);
                }
            }
        }
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    private void waves() {
        int[] levels = levels();
        groups(Strategy.WAVES, rules.all(Strategy.WAVES)).forEach((phase, tasks) -> {
            TreeMap<Integer, List<Integer>> waves = new TreeMap<>();
            tasks.forEach(task ->
                    waves.computeIfAbsent(levels[task], _ -> new ArrayList<>()).add(task));
            chain(List.copyOf(waves.values()), BarrierKind.WAVE, "wave", phase);
        });
    }

    /** How many tasks are on the longest path to each node; unlike the earliest wave, no barrier is passed before its last. */
    private int[] levels() {
        int[] levels = new int[graph.size()];
        for (int at : graph.topologicalOrder()) {
            Node node = graph.node(at);
            for (int before : node.predecessors()) {
                levels[at] = Math.max(levels[at], levels[before]);
            }
            for (int before : node.onFailureOf()) {
                levels[at] = Math.max(levels[at], levels[before]);
            }
            levels[at] += graph.isTask(at) ? 1 : 0;
        }
        return levels;
    }

    private void batches(int size) {
        int[] places = Batches.places(graph);
        groups(Strategy.BATCHED, false)
                .forEach((phase, tasks) ->
                        chain(Batches.split(tasks, graph, places, size), BarrierKind.BATCH, "batch", phase));
    }

    /** Each group opens when the one before it has ended; the end of the last one shows too. */
    private void chain(List<List<Integer>> groups, BarrierKind kind, String word, Optional<PhaseId> phase) {
        int before = -1;
        for (int number = 0; number < groups.size(); number++) {
            for (int task : groups.get(number)) {
                if (before >= 0) {
                    wiring.edge(before, task, Position.START, Kind.IMPLIED);
                }
            }
            String where = phase.map(id -> " of phase " + id).orElse("");
            before = wiring.ended(word + " " + (number + 1) + where, kind, groups.get(number));
        }
    }
}
