package dev.stretto.optimize;

import java.util.Arrays;

/** How long the paths before and after each node are at least, whatever the resources. */
final class PathTimes {

    /** The least time before a node starts. */
    final long[] heads;

    /**
     * The least time from a node's start to the end of everything after it, its own duration included: the upward rank
     * (Topcuoglu, Hariri, Wu 2002). A node that does not need all its predecessors counts as if it did here.
     */
    final long[] tails;

    private PathTimes(long[] heads, long[] tails) {
        this.heads = heads;
        this.tails = tails;
    }

    static PathTimes of(Problem problem) {
        int size = problem.size();
        long[] heads = new long[size];
        long[] tails = new long[size];
        for (int at = 0; at < size; at++) {
            int node = problem.topological[at];
            heads[node] = head(problem, node, heads);
        }
        for (int at = size - 1; at >= 0; at--) {
            int node = problem.topological[at];
            for (int successor : problem.successors[node]) {
                tails[node] = Math.max(tails[node], tails[successor]);
            }
            tails[node] += problem.durations[node];
        }
        return new PathTimes(heads, tails);
    }

    private static long head(Problem problem, int node, long[] heads) {
        int[] before = problem.predecessors[node];
        long[] ends = new long[before.length];
        for (int at = 0; at < before.length; at++) {
            ends[at] = heads[before[at]] + problem.durations[before[at]];
        }
        Arrays.sort(ends);
        return problem.need[node] == 0 ? 0 : ends[problem.need[node] - 1];
    }
}
