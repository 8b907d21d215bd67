package dev.stretto.optimize;

import java.util.Arrays;

/** The well-tried priority rules of one pass (Kolisch 1996, EJOR 90:320). */
public enum PriorityRule {
    /** What must end first to hold nothing up comes first. */
    LATEST_FINISH,
    /** What must start first comes first: the longest remaining path, as {@code dag} starts tasks. */
    LATEST_START,
    /** What most other nodes wait for comes first. */
    MOST_SUCCESSORS;

    /** The value of each node; the smallest comes first. */
    double[] values(Problem problem) {
        PathTimes paths = PathTimes.of(problem);
        double[] values = new double[problem.size()];
        switch (this) {
            case LATEST_FINISH -> Arrays.setAll(values, node -> problem.durations[node] - paths.tails[node]);
            case LATEST_START -> Arrays.setAll(values, node -> -paths.tails[node]);
            case MOST_SUCCESSORS -> {
                for (int at = values.length - 1; at >= 0; at--) {
                    int node = problem.topological[at];
                    for (int successor : problem.successors[node]) {
                        values[node] += values[successor] - 1;
                    }
                }
            }
        }
        return values;
    }
}
