package dev.stretto.strategy;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of limited size, in stable topological order inside each phase. */
public final class Batches {

    private static final int SMALL_PLAN_TASKS = 10;
    private static final int MEDIUM_PLAN_TASKS = 30;

    private Batches() {}

    /** The size that suits a plan: under 10 tasks 3, up to 30 tasks 4, above 5. */
    public static int size(int tasks) {
        return tasks < SMALL_PLAN_TASKS ? 3 : tasks <= MEDIUM_PLAN_TASKS ? 4 : 5;
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
        List<List<Integer>> batches = new ArrayList<>();
        for (List<Integer> phase : phases.values()) {
            List<Integer> batch = new ArrayList<>();
            for (int node : phase) {
                if (batch.size() == size || dependsOn(graph, node, batch)) {
                    batches.add(batch);
                    batch = new ArrayList<>();
                }
                batch.add(node);
            }
            batches.add(batch);
        }
        return batches;
    }

    private static boolean dependsOn(TaskGraph graph, int node, List<Integer> batch) {
        return graph.node(node).predecessors().stream().anyMatch(batch::contains);
    }
}
