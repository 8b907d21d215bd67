package dev.stretto.optimize;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Makes orders in which no node stands before one that it waits for. */
final class Orders {

    private final Problem problem;
    private final long[] keys;
    private final int[] open;

    Orders(Problem problem) {
        this.problem = problem;
        this.keys = new long[problem.size()];
        this.open = new int[problem.size()];
    }

    /** By when nodes start, at the same moment topologically. */
    void byStart(long[] starts, int[] order) {
        int size = order.length;
        for (int node = 0; node < size; node++) {
            keys[node] = starts[node] * size + problem.place[node];
        }
        Arrays.sort(keys);
        for (int at = 0; at < size; at++) {
            order[at] = problem.topological[(int) (keys[at] % size)];
        }
    }

    /** By when nodes end, last first, at the same moment against the topological order: an order for time running backward. */
    void byEndBackward(long[] starts, int[] order) {
        int size = order.length;
        for (int node = 0; node < size; node++) {
            keys[node] = (starts[node] + problem.durations[node]) * size + problem.place[node];
        }
        Arrays.sort(keys);
        for (int at = 0; at < size; at++) {
            order[at] = problem.topological[(int) (keys[size - 1 - at] % size)];
        }
    }

    /** Of those nodes whose predecessors all stand before, the one with the smallest value is always next. */
    int[] byValue(double[] values) {
        PriorityQueue<Integer> next = new PriorityQueue<>(Comparator.comparingDouble((Integer node) -> values[node])
                .thenComparingInt(node -> problem.place[node]));
        for (int node = 0; node < open.length; node++) {
            open[node] = problem.predecessors[node].length;
            if (open[node] == 0) {
                next.add(node);
            }
        }
        int[] order = new int[open.length];
        for (int at = 0; at < order.length; at++) {
            Integer node = next.remove();
            order[at] = node;
            for (int successor : problem.successors[node]) {
                if (--open[successor] == 0) {
                    next.add(successor);
                }
            }
        }
        return order;
    }
}
