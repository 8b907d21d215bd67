package dev.stretto.optimize;

import java.util.ArrayList;
import java.util.List;

/**
 * Says what is wrong with a schedule, from the definition of the problem alone: it shares nothing with what makes schedules.
 * Takes time in the square of the number of nodes.
 */
public final class ScheduleCheck {

    private ScheduleCheck() {}

    /**
     * The violations of a schedule; none for a good one.
     *
     * @param starts when each node starts, in the problem's ticks
     */
    public static List<String> violations(Problem problem, long[] starts) {
        List<String> found = new ArrayList<>();
        if (starts.length != problem.size()) {
            found.add(starts.length + " starts for " + problem.size() + " nodes");
            return found;
        }
        for (int node = 0; node < problem.size(); node++) {
            precedence(problem, starts, node, found);
            // What is held grows only where a node starts, so that these are the moments to look at.
            capacity(problem, starts, starts[node], found);
        }
        return found;
    }

    private static void precedence(Problem problem, long[] starts, int node, List<String> found) {
        if (starts[node] < 0) {
            found.add("node " + node + " starts at " + starts[node] + ", before time begins");
        }
        int ended = 0;
        for (int predecessor : problem.predecessors(node)) {
            ended += starts[predecessor] + problem.duration(predecessor) <= starts[node] ? 1 : 0;
        }
        if (ended < problem.need(node)) {
            found.add("node " + node + " starts at " + starts[node] + " when " + ended + " of the " + problem.need(node)
                    + " predecessors it needs have ended");
        }
    }

    private static void capacity(Problem problem, long[] starts, long moment, List<String> found) {
        for (int resource = 0; resource < problem.resources(); resource++) {
            long held = 0;
            for (int node = 0; node < problem.size(); node++) {
                boolean runs = starts[node] <= moment && moment < starts[node] + problem.duration(node);
                held += runs ? problem.demand(node, resource) : 0;
            }
            if (held > problem.capacity(resource)) {
                found.add("at " + moment + " nodes hold " + held + " of the " + problem.capacity(resource)
                        + " units of resource " + resource);
            }
        }
    }
}
