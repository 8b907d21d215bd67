package dev.stretto.optimize;

import java.util.Arrays;

/** The serial scheme as its definition reads, looking at every tick. */
final class TickByTick {

    private static final int TICKS_MAX = 200;

    private final Problem problem;
    private final int[][] held;
    private final long[] starts;

    TickByTick(Problem problem) {
        this.problem = problem;
        this.held = new int[TICKS_MAX][problem.resources()];
        this.starts = new long[problem.size()];
    }

    long[] starts() {
        return starts;
    }

    long schedule(int[] order) {
        for (int[] tick : held) {
            Arrays.fill(tick, 0);
        }
        long makespan = 0;
        for (int node : order) {
            int start = 0;
            for (int before : problem.predecessors(node)) {
                start = (int) Math.max(start, starts[before] + problem.duration(before));
            }
            while (!fits(node, start)) {
                start++;
            }
            starts[node] = start;
            hold(node, start);
            makespan = Math.max(makespan, start + problem.duration(node));
        }
        return makespan;
    }

    /** The shortest makespan that any order gives, by trying all of them. */
    long shortest() {
        return shortest(new int[problem.size()], 0, new boolean[problem.size()]);
    }

    private long shortest(int[] order, int length, boolean[] taken) {
        if (length == order.length) {
            return schedule(order);
        }
        long shortest = Long.MAX_VALUE;
        for (int node = 0; node < order.length; node++) {
            if (!taken[node] && free(node, taken)) {
                taken[node] = true;
                order[length] = node;
                shortest = Math.min(shortest, shortest(order, length + 1, taken));
                taken[node] = false;
            }
        }
        return shortest;
    }

    private boolean free(int node, boolean[] taken) {
        for (int before : problem.predecessors(node)) {
            if (!taken[before]) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(int node, int start) {
        for (int tick = start; tick < start + problem.duration(node); tick++) {
            for (int resource = 0; resource < problem.resources(); resource++) {
                if (held[tick][resource] + problem.demand(node, resource) > problem.capacity(resource)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void hold(int node, int start) {
        for (int tick = start; tick < start + problem.duration(node); tick++) {
            for (int resource = 0; resource < problem.resources(); resource++) {
                held[tick][resource] += problem.demand(node, resource);
            }
        }
    }
}
