package dev.stretto.optimize;

import java.util.Arrays;
import java.util.SplittableRandom;

/** New orders, in which no node stands before one that it waits for: from nothing, or from two others. */
final class Variation {

    /** How likely neighbours change places. */
    private static final double SWAP = 0.03;

    private final Problem problem;
    private final Orders orders;
    private final SplittableRandom random;
    private final double[] values;
    private final double spread;
    private final boolean[] taken;

    /**
     * @param problem one that is not partial
     */
    Variation(Problem problem, SplittableRandom random) {
        this.problem = problem;
        this.orders = new Orders(problem);
        this.random = random;
        this.values = PriorityRule.LATEST_FINISH.values(problem);
        this.spread = -Arrays.stream(values).min().orElse(0);
        this.taken = new boolean[problem.size()];
    }

    /** By the latest finish, each moved by up to the length of the longest path: biased sampling (Kolisch 1996). */
    int[] sampled() {
        double[] moved = new double[values.length];
        Arrays.setAll(moved, node -> values[node] + random.nextDouble() * spread);
        return orders.byValue(moved);
    }

    /**
     * The middle part in the order of one parent, what is before and behind it in the order of the other: two-point crossover
     * (Hartmann 1998, Naval Research Logistics 45:733); then some neighbours change places.
     */
    int[] child(int[] outer, int[] inner) {
        int one = random.nextInt(outer.length + 1);
        int other = random.nextInt(outer.length + 1);
        int[] child = new int[outer.length];
        Arrays.fill(taken, false);
        fill(child, outer, 0, Math.min(one, other));
        fill(child, inner, Math.min(one, other), Math.max(one, other));
        fill(child, outer, Math.max(one, other), child.length);
        swapSome(child);
        return child;
    }

    /** Fills a part with the next nodes of a parent that are not there yet. */
    private void fill(int[] child, int[] parent, int from, int to) {
        int at = from;
        for (int index = 0; at < to; index++) {
            int node = parent[index];
            if (!taken[node]) {
                taken[node] = true;
                child[at++] = node;
            }
        }
    }

    private void swapSome(int[] order) {
        for (int at = 1; at < order.length; at++) {
            if (random.nextDouble() < SWAP && !waitsFor(order[at], order[at - 1])) {
                int moved = order[at];
                order[at] = order[at - 1];
                order[at - 1] = moved;
            }
        }
    }

    private boolean waitsFor(int node, int other) {
        for (int predecessor : problem.predecessors[node]) {
            if (predecessor == other) {
                return true;
            }
        }
        return false;
    }
}
