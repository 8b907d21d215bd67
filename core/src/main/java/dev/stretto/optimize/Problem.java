package dev.stretto.optimize;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Nodes with durations, what each waits for, and what each holds of resources of limited capacity while it runs: the
 * resource-constrained project scheduling problem (Pritsker, Watters, Wolfe 1969), with nodes that need only some of their
 * predecessors besides. Made by a {@link ProblemDraft}; immutable. Durations and times are in ticks of the caller's choice.
 */
public final class Problem {

    /** The largest capacity of a resource. */
    public static final int CAPACITY_MAX = 32_767;

    final long[] durations;
    final int[][] predecessors;
    final int[][] successors;
    final int[] need;
    final int[] capacities;
    final int[][] resources;
    final int[][] amounts;

    /** The place of each node in one topological order. */
    final int[] place;

    final int[] topological;

    Problem(long[] durations, int[][] predecessors, int[] need, int[] capacities, int[][] resources, int[][] amounts) {
        this.durations = durations;
        this.predecessors = predecessors;
        this.need = need;
        this.capacities = capacities;
        this.resources = resources;
        this.amounts = amounts;
        this.successors = turned(predecessors);
        this.topological = sorted();
        this.place = new int[durations.length];
        for (int at = 0; at < place.length; at++) {
            place[topological[at]] = at;
            if (need[at] < 0 || need[at] > predecessors[at].length) {
                throw new IllegalArgumentException("node " + at + " needs " + need[at] + " of its predecessors");
            }
        }
    }

    private static int[][] turned(int[][] arcs) {
        int[] counts = new int[arcs.length];
        for (int[] ends : arcs) {
            for (int end : ends) {
                counts[end]++;
            }
        }
        int[][] turned = new int[arcs.length][];
        Arrays.setAll(turned, node -> new int[counts[node]]);
        for (int node = arcs.length - 1; node >= 0; node--) {
            for (int end : arcs[node]) {
                turned[end][--counts[end]] = node;
            }
        }
        return turned;
    }

    /** Kahn's algorithm (1962), first come first served. */
    private int[] sorted() {
        int[] open = new int[durations.length];
        int[] order = new int[open.length];
        int found = 0;
        for (int node = 0; node < open.length; node++) {
            open[node] = predecessors[node].length;
            if (open[node] == 0) {
                order[found++] = node;
            }
        }
        for (int at = 0; at < found; at++) {
            for (int successor : successors[order[at]]) {
                if (--open[successor] == 0) {
                    order[found++] = successor;
                }
            }
        }
        if (found < order.length) {
            throw new IllegalArgumentException("nodes wait for each other in a circle");
        }
        return order;
    }

    /** How many nodes there are. */
    public int size() {
        return durations.length;
    }

    public long duration(int node) {
        return durations[node];
    }

    /** How many predecessors must have ended before a node starts. */
    public int need(int node) {
        return need[node];
    }

    /** A copy of a node's predecessors. */
    public int[] predecessors(int node) {
        return predecessors[node].clone();
    }

    /** How many resources there are. */
    public int resources() {
        return capacities.length;
    }

    public int capacity(int resource) {
        return capacities[resource];
    }

    /** How many units a node holds while it runs. */
    public int demand(int node, int resource) {
        int demand = 0;
        for (int at = 0; at < resources[node].length; at++) {
            demand += resources[node][at] == resource ? amounts[node][at] : 0;
        }
        return demand;
    }

    /** The longest chain of nodes that wait for each other: how long everything takes with room for all. */
    public long criticalPath() {
        long[] heads = PathTimes.of(this).heads;
        long longest = 0;
        for (int node = 0; node < heads.length; node++) {
            longest = Math.max(longest, heads[node] + durations[node]);
        }
        return longest;
    }

    /** Whether some node needs only some of its predecessors. */
    boolean partial() {
        for (int node = 0; node < need.length; node++) {
            if (need[node] < predecessors[node].length) {
                return true;
            }
        }
        return false;
    }

    /** The same, but that a node needs all of those predecessors that end first in a schedule and no other. */
    Problem resolved(long[] starts) {
        if (!partial()) {
            return this;
        }
        int[][] kept = new int[predecessors.length][];
        Arrays.setAll(
                kept,
                node -> Arrays.stream(predecessors[node])
                        .boxed()
                        .sorted(Comparator.comparingLong(
                                        (Integer predecessor) -> starts[predecessor] + durations[predecessor])
                                .thenComparingInt(predecessor -> place[predecessor]))
                        .limit(need[node])
                        .mapToInt(Integer::intValue)
                        .toArray());
        int[] all = new int[kept.length];
        Arrays.setAll(all, node -> kept[node].length);
        return new Problem(durations, kept, all, capacities, resources, amounts);
    }

    /** The same with time running backward. Only for a problem that is not {@link #partial()}. */
    Problem reversed() {
        int[] all = new int[successors.length];
        Arrays.setAll(all, node -> successors[node].length);
        return new Problem(durations, successors, all, capacities, resources, amounts);
    }
}
