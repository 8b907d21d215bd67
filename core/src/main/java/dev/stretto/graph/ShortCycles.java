package dev.stretto.graph;

import java.util.Arrays;

/** Shortest cycles through given nodes, breadth first; the memory is shared by all searches. */
final class ShortCycles {

    private final Arcs arcs;
    private final int[] reachedBy;
    private final int[] from;
    private final int[] queue;
    private int queued;
    private long steps;

    ShortCycles(Arcs arcs) {
        this.arcs = arcs;
        reachedBy = new int[arcs.size()];
        from = new int[arcs.size()];
        queue = new int[arcs.size()];
        Arrays.fill(reachedBy, -1);
    }

    /** How many arcs were followed so far. */
    long steps() {
        return steps;
    }

    /** A shortest cycle through a node that is on one, as the places of its arcs in order. */
    int[] through(int start) {
        for (int at = 0; at < queued; at++) {
            reachedBy[queue[at]] = -1;
        }
        queued = 0;
        for (int at = -1; at < queued; at++) {
            int node = at < 0 ? start : queue[at];
            for (int place = arcs.first()[node]; place < arcs.first()[node + 1]; place++) {
                steps++;
                int to = arcs.to()[place];
                if (to == start) {
                    return path(start, node, place);
                }
                if (reachedBy[to] < 0) {
                    reachedBy[to] = place;
                    from[to] = node;
                    queue[queued++] = to;
                }
            }
        }
        throw new IllegalStateException("node " + start + " is on no cycle");
    }

    private int[] path(int start, int last, int closing) {
        int length = 1;
        for (int node = last; node != start; node = from[node]) {
            length++;
        }
        int[] path = new int[length];
        path[length - 1] = closing;
        int at = length - 2;
        for (int node = last; node != start; node = from[node]) {
            path[at--] = reachedBy[node];
        }
        return path;
    }
}
