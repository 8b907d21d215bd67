package dev.stretto.forecast;

import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import java.util.List;

/**
 * What no order of starts can beat on a graph: the longer of its critical path and of all work divided by the workers (Graham
 * 1969).
 *
 * <p>The path goes as a run does: a task that the plan leaves out holds nobody up, and one that is there for the failure of
 * others is out of the way as soon as those have ended well.
 */
final class LowerBound {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private LowerBound() {}

    /**
     * The bound in minutes. Counts in whole milliseconds, as the engine does, so that rounding never puts it above a schedule.
     *
     * @param minutes how long each task takes, by node
     * @param workMinutes all of them that run together
     */
    static double minutes(Plan plan, TaskGraph graph, double[] minutes, double workMinutes, int workers) {
        return Math.max(criticalPathMillis(plan, graph, minutes) / MILLIS_PER_MINUTE, workMinutes / workers);
    }

    private static double criticalPathMillis(Plan plan, TaskGraph graph, double[] minutes) {
        double[] through = new double[graph.size()];
        double longest = 0;
        for (int node : graph.topologicalOrder()) {
            through[node] = graph.isTask(node)
                    ? throughTask(plan, graph, node, through) + Math.round(minutes[node] * MILLIS_PER_MINUTE)
                    : opens(graph.node(node), through);
            longest = Math.max(longest, through[node]);
        }
        return longest;
    }

    private static double throughTask(Plan plan, TaskGraph graph, int node, double[] through) {
        if (plan.tasks().get(node).status() == PlanStatus.SKIPPED) {
            return 0;
        }
        List<Integer> causes = graph.node(node).onFailureOf();
        return latest(causes.isEmpty() ? graph.node(node).predecessors() : causes, through);
    }

    /** When as many are through as the barrier needs. */
    private static double opens(Node barrier, double[] through) {
        if (barrier.need() == 0 || barrier.need() == barrier.predecessors().size()) {
            return barrier.need() == 0 ? 0 : latest(barrier.predecessors(), through);
        }
        double[] sorted = barrier.predecessors().stream()
                .mapToDouble(before -> through[before])
                .sorted()
                .toArray();
        return sorted[barrier.need() - 1];
    }

    private static double latest(List<Integer> nodes, double[] through) {
        double latest = 0;
        for (int node : nodes) {
            latest = Math.max(latest, through[node]);
        }
        return latest;
    }
}
