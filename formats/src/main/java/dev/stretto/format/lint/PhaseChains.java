package dev.stretto.format.lint;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The longest chain of tasks inside each phase, all of them in one pass. Only tasks of the phase that wait for each other
 * directly are links: barriers stand between phases.
 */
final class PhaseChains {

    private static final int NONE = -1;

    private final double[] chain;
    private final int[] before;
    private final Map<PhaseId, Integer> ends = new LinkedHashMap<>();

    /**
     * @param minutes how long each task takes, by node
     */
    PhaseChains(Plan plan, TaskGraph graph, double[] minutes) {
        chain = Arrays.copyOf(minutes, minutes.length);
        before = new int[minutes.length];
        Arrays.fill(before, NONE);
        for (int node : graph.topologicalOrder()) {
            if (graph.isTask(node)) {
                plan.tasks().get(node).phase().ifPresent(phase -> enter(plan, graph, node, phase));
            }
        }
    }

    private void enter(Plan plan, TaskGraph graph, int node, PhaseId phase) {
        double own = chain[node];
        for (int predecessor : graph.node(node).predecessors()) {
            boolean inside = graph.isTask(predecessor)
                    && plan.tasks()
                            .get(predecessor)
                            .phase()
                            .filter(phase::equals)
                            .isPresent();
            if (inside && (before[node] == NONE || own + chain[predecessor] > chain[node])) {
                chain[node] = own + chain[predecessor];
                before[node] = predecessor;
            }
        }
        ends.merge(phase, node, (best, end) -> chain[end] > chain[best] ? end : best);
    }

    /** How long the longest chain of a phase takes; 0 for a phase without tasks. */
    double minutes(PhaseId phase) {
        int end = ends.getOrDefault(phase, NONE);
        return end == NONE ? 0 : chain[end];
    }

    /** Its tasks, first to last. */
    List<Integer> path(PhaseId phase) {
        List<Integer> path = new ArrayList<>();
        for (int node = ends.getOrDefault(phase, NONE); node != NONE; node = before[node]) {
            path.add(node);
        }
        return path.reversed();
    }
}
