package dev.stretto.strategy;

import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Groups of limited size, in stable topological order inside each phase. */
public final class Batches {

    private static final int SMALL_PLAN_TASKS = 10;
    private static final int MEDIUM_PLAN_TASKS = 30;

    private Batches() {}

    /** The size that suits a plan: under 10 tasks 3, up to 30 tasks 4, above 5. */
    public static int size(int tasks) {
        return tasks < SMALL_PLAN_TASKS ? 3 : tasks <= MEDIUM_PLAN_TASKS ? 4 : 5;
    }

    /** The batches that a graph was compiled to, as tasks by node; none where it has none. */
    public static List<List<Integer>> of(TaskGraph graph) {
        return graph.nodes().stream()
                .flatMap(node -> node instanceof BarrierNode barrier ? Stream.of(barrier) : Stream.empty())
                .filter(barrier -> barrier.kind() == BarrierKind.BATCH)
                .map(BarrierNode::predecessors)
                .toList();
    }

    /** The tasks of each batch, by node; no batch holds tasks of two phases or a task beside what it depends on. */
    public static List<List<Integer>> of(Plan plan, TaskGraph graph, int size) {
        Map<Optional<PhaseId>, List<Integer>> phases = new LinkedHashMap<>();
        plan.tasks().forEach(task -> phases.computeIfAbsent(task.phase(), _ -> new ArrayList<>()));
        for (int node : graph.topologicalOrder()) {
            if (graph.isTask(node)) {
                phases.getOrDefault(plan.tasks().get(node).phase(), new ArrayList<>())
                        .add(node);
            }
        }
        int[] places = places(graph);
        return phases.values().stream()
                .flatMap(phase -> split(phase, graph, places, size).stream())
                .toList();
    }

    /** The place of each node in the graph's topological order. */
    static int[] places(TaskGraph graph) {
        int[] places = new int[graph.size()];
        int[] order = graph.topologicalOrder();
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        return places;
    }

    /**
     * Splits tasks into batches. A task that waits for anything placed after the first of its batch could depend on that one,
     * by whatever way, and begins a new batch.
     *
     * @param tasks in the graph's topological order
     */
    static List<List<Integer>> split(List<Integer> tasks, TaskGraph graph, int[] places, int size) {
        List<List<Integer>> batches = new ArrayList<>();
        List<Integer> batch = new ArrayList<>();
        for (int node : tasks) {
            if (batch.size() == size || (!batch.isEmpty() && waitsFor(graph, node, places, places[batch.getFirst()]))) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(node);
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    /** Whether a node waits for one at this place or behind it. */
    private static boolean waitsFor(TaskGraph graph, int node, int[] places, int from) {
        return Stream.of(graph.node(node).predecessors(), graph.node(node).onFailureOf())
                .flatMap(List::stream)
                .anyMatch(before -> places[before] >= from);
    }
}
