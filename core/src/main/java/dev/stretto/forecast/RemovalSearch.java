package dev.stretto.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Finds the dependency without which the longest chain would be shortest.
 *
 * <p>In a topological order, every path crosses the cut behind a place by exactly one edge. So the longest path that avoids an
 * edge is the longest one that crosses the cut behind the edge's start by another, and one sweep over the order, with the crossing
 * edges in a queue, finds it for every edge: time n log n. (The replacement path problem on acyclic graphs.)
 *
 * <p>Where barriers need only some of their predecessors, the sweep takes the ones that open them now, which says too little of
 * what an edge less would save. There the {@value #TRIED_MAX} best are worked out anew.
 */
final class RemovalSearch {

    private static final int TRIED_MAX = 8;

    /** Sums in different orders differ by less than this share. */
    private static final double ROUNDING = 1e-9;

    /** An edge and the longest path without it. */
    record Found(int edge, double minutes) {}

    private final Network network;
    private final double[] finish;
    private final double[] rank;
    private final double makespan;

    private RemovalSearch(Network network) {
        this.network = network;
        this.finish = network.finish(-1);
        this.rank = ranks();
        this.makespan = longest(finish);
    }

    /** The best edge to leave out; empty where none helps. */
    static Optional<Found> of(Network network) {
        RemovalSearch search = new RemovalSearch(network);
        List<Found> candidates = search.sweep();
        candidates.sort(Comparator.comparingDouble(Found::minutes).thenComparingInt(Found::edge));
        return candidates.stream()
                .limit(network.partial() ? TRIED_MAX : 1)
                .map(found -> network.partial() ? new Found(found.edge, longest(network.finish(found.edge))) : found)
                .filter(found -> found.minutes < search.makespan * (1 - ROUNDING))
                .min(Comparator.comparingDouble(Found::minutes));
    }

    private static double longest(double[] finish) {
        double longest = 0;
        for (double each : finish) {
            longest = Math.max(longest, each);
        }
        return longest;
    }

    /** The longest path from each node on, its own minutes included. */
    private double[] ranks() {
        double[] ranks = new double[network.size()];
        int[] order = network.order();
        int edge = network.edges() - 1;
        for (int at = order.length - 1; at >= 0; at--) {
            int node = order[at];
            for (; edge >= 0 && network.from(edge) == node; edge--) {
                if (network.binds(edge, finish)) {
                    ranks[node] = Math.max(ranks[node], ranks[network.to(edge)]);
                }
            }
            ranks[node] += network.minutes(node);
        }
        return ranks;
    }

    private double through(int edge) {
        return finish[network.from(edge)] + rank[network.to(edge)];
    }

    private boolean critical(int edge) {
        return through(edge) >= makespan * (1 - ROUNDING);
    }

    /** Every dependency on a longest path, with the longest path that avoids it. */
    private List<Found> sweep() {
        int[] order = network.order();
        int[] place = new int[order.length];
        double[] startingLater = new double[order.length + 1];
        for (int at = order.length - 1; at >= 0; at--) {
            place[order[at]] = at;
            startingLater[at] = Math.max(startingLater[at + 1], rank[order[at]]);
        }
        List<Found> found = new ArrayList<>();
        PriorityQueue<Integer> crossing = new PriorityQueue<>(
                Comparator.comparingDouble(this::through).reversed().thenComparingInt(edge -> edge));
        double ended = 0;
        int edge = 0;
        for (int at = 0; at < order.length; at++) {
            ended = Math.max(ended, finish[order[at]]);
            int first = edge;
            for (; edge < network.edges() && network.from(edge) == order[at]; edge++) {
                if (network.binds(edge, finish)) {
                    crossing.add(edge);
                }
            }
            for (int each = first; each < edge; each++) {
                if (network.isDependency(each) && critical(each)) {
                    double others = longestBut(each, crossing, place, at);
                    found.add(new Found(each, Math.max(others, Math.max(ended, startingLater[at + 1]))));
                }
            }
        }
        return found;
    }

    /** The longest path over a crossing edge other than this one, which is among the longest itself. */
    private double longestBut(int edge, PriorityQueue<Integer> crossing, int[] place, int at) {
        double longest = 0;
        boolean held = false;
        while (!crossing.isEmpty()) {
            int top = crossing.peek();
            if (top == edge) {
                held = true;
                crossing.poll();
            } else if (place[network.to(top)] <= at) {
                crossing.poll();
            } else {
                longest = through(top);
                break;
            }
        }
        if (held) {
            crossing.add(edge);
        }
        return longest;
    }
}
