package dev.stretto.graph;

import java.util.Arrays;

/**
 * Tarjan's strongly connected components (1972), without recursion. They are numbered in the order in which they are complete:
 * an edge from one to another always leads to a lower number.
 */
final class Components {

    private static final int UNSEEN = -1;

    private final Arcs arcs;
    private final int from;
    private final int[] index;
    private final int[] low;
    private final int[] next;
    private final int[] component;
    private final int[] path;
    private final int[] open;
    private int onPath;
    private int opened;
    private int counter;
    private int components;

    private Components(Arcs arcs, int from) {
        this.arcs = arcs;
        this.from = from;
        int size = arcs.size();
        index = new int[size];
        low = new int[size];
        next = Arrays.copyOf(arcs.first(), size);
        component = new int[size];
        path = new int[size];
        open = new int[size];
        Arrays.fill(index, UNSEEN);
        Arrays.fill(component, UNSEEN);
    }

    /** The component of each node. */
    static int[] of(Arcs arcs) {
        return of(arcs, 0);
    }

    /** The component of each node in the part of the graph that begins at a node; -1 for those before it. */
    static int[] of(Arcs arcs, int from) {
        return new Components(arcs, from).run();
    }

    private int[] run() {
        for (int root = from; root < index.length; root++) {
            if (index[root] == UNSEEN) {
                enter(root);
                while (onPath > 0) {
                    step(path[onPath - 1]);
                }
            }
        }
        return component;
    }

    private void enter(int node) {
        index[node] = low[node] = counter++;
        path[onPath++] = node;
        open[opened++] = node;
    }

    private void step(int node) {
        if (next[node] < arcs.first()[node + 1]) {
            int successor = arcs.to()[next[node]++];
            if (successor < from) {
                return;
            }
            if (index[successor] == UNSEEN) {
                enter(successor);
            } else if (component[successor] == UNSEEN) {
                low[node] = Math.min(low[node], index[successor]);
            }
            return;
        }
        onPath--;
        if (onPath > 0) {
            int before = path[onPath - 1];
            low[before] = Math.min(low[before], low[node]);
        }
        if (low[node] == index[node]) {
            int member;
            do {
                member = open[--opened];
                component[member] = components;
            } while (member != node);
            components++;
        }
    }
}
