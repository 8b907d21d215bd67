package dev.stretto.optimize;

import java.util.Arrays;

/** What no schedule's makespan is below. */
final class LowerBound {

    /** Looking at pairs of path lengths takes time in the square of the nodes; beyond so many only the whole is looked at. */
    private static final int PAIRS_SIZE_MAX = 300;

    private LowerBound() {}

    /**
     * The longest of the critical path and, for every resource, the work of those nodes that have at least so much time before
     * and after them, divided by the capacity, and that time.
     */
    static long of(Problem problem) {
        PathTimes paths = PathTimes.of(problem);
        long bound = problem.criticalPath();
        if (problem.partial()) {
            // Which nodes a partial one waits for is open, so that tails say nothing.
            return Math.max(bound, energy(problem, new long[problem.size()], new long[problem.size()], 0, 0));
        }
        long[] after = new long[problem.size()];
        Arrays.setAll(after, node -> paths.tails[node] - problem.durations[node]);
        boolean small = problem.size() <= PAIRS_SIZE_MAX;
        long[] befores = small ? levels(paths.heads) : new long[1];
        long[] afters = small ? levels(after) : new long[1];
        for (long head : befores) {
            for (long tail : afters) {
                bound = Math.max(bound, energy(problem, paths.heads, after, head, tail));
            }
        }
        return bound;
    }

    private static long[] levels(long[] times) {
        return Arrays.stream(times).distinct().sorted().toArray();
    }

    private static long energy(Problem problem, long[] before, long[] after, long head, long tail) {
        long[] work = new long[problem.resources()];
        for (int node = 0; node < problem.size(); node++) {
            if (before[node] >= head && after[node] >= tail) {
                for (int at = 0; at < problem.resources[node].length; at++) {
                    work[problem.resources[node][at]] += problem.amounts[node][at] * problem.durations[node];
                }
            }
        }
        long most = 0;
        for (int resource = 0; resource < work.length; resource++) {
            long wait = Math.ceilDiv(work[resource], problem.capacities[resource]);
            most = Math.max(most, wait == 0 ? 0 : head + wait + tail);
        }
        return most;
    }
}
