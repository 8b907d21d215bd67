package dev.stretto.format.lint;

import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.TaskId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The waves, from 1, of those tasks or phases that are named; what is not named takes no wave of its own. */
final class NamedWaves {

    private NamedWaves() {}

    /**
     * The wave of each named phase: one more than the highest that any task of it waits for.
     *
     * @param named phases of the plan; those without tasks get no wave
     */
    static Map<String, Integer> ofPhases(Plan plan, TaskGraph graph, Set<String> named) {
        int[] wave = new int[graph.size()];
        Map<String, Integer> waves = new LinkedHashMap<>();
        for (int node : graph.topologicalOrder()) {
            String own = phase(plan, graph, node).filter(named::contains).orElse("");
            wave[node] = own.isEmpty() ? 0 : 1;
            for (int before : graph.node(node).predecessors()) {
                boolean further = !own.isEmpty()
                        && phase(plan, graph, before).filter(own::equals).isEmpty();
                wave[node] = Math.max(wave[node], wave[before] + (further ? 1 : 0));
            }
            if (!own.isEmpty()) {
                waves.merge(own, wave[node], Math::max);
            }
        }
        return waves;
    }

    private static Optional<String> phase(Plan plan, TaskGraph graph, int node) {
        return graph.isTask(node) ? plan.tasks().get(node).phase().map(PhaseId::value) : Optional.empty();
    }

    /**
     * The wave of each named task.
     *
     * @param named tasks of the graph
     */
    static Map<String, Integer> ofTasks(TaskGraph graph, Set<String> named) {
        double[] weight = new double[graph.size()];
        named.forEach(id -> weight[graph.indexOf(new TaskId(id))] = 1);
        Schedule schedule = new Schedule(graph, weight);
        Map<String, Integer> waves = new LinkedHashMap<>();
        named.forEach(id -> waves.put(id, (int) schedule.finish(graph.indexOf(new TaskId(id)))));
        return waves;
    }
}
