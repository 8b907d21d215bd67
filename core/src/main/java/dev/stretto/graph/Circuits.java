package dev.stretto.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The elementary cycles of a graph, one after the other: Johnson's algorithm (1975), without recursion, given up where there
 * are too many or the search takes too long. A cycle is the list of the places of its arcs.
 */
final class Circuits {

    private final Arcs arcs;
    private final int cyclesMax;
    private final long stepsMax;
    private final List<int[]> found = new ArrayList<>();
    private final boolean[] blocked;
    private final int[][] blocks;
    private final int[] blocksCount;
    private final int[] path;
    private final int[] next;
    private final boolean[] closed;
    private long steps;
    private boolean complete;

    private Circuits(Arcs arcs, int cyclesMax, long stepsMax) {
        this.arcs = arcs;
        this.cyclesMax = cyclesMax;
        this.stepsMax = stepsMax;
        int size = arcs.size();
        blocked = new boolean[size];
        blocks = new int[size][];
        blocksCount = new int[size];
        path = new int[size];
        next = new int[size];
        closed = new boolean[size];
        Arrays.fill(blocks, new int[0]);
    }

    /**
     * What the search found.
     *
     * @param cycles the places of the arcs of each cycle, in order
     * @param complete whether these are all
     */
    record Found(List<int[]> cycles, boolean complete) {}

    /**
     * Searches a graph without repeated arcs.
     *
     * @param cyclesMax so many cycles at most
     * @param stepsMax so many arcs are followed, about
     */
    static Found of(Arcs arcs, int cyclesMax, long stepsMax) {
        Circuits circuits = new Circuits(arcs, cyclesMax, stepsMax);
        circuits.run();
        return new Found(circuits.found, circuits.complete);
    }

    private void run() {
        int start = 0;
        while (start < arcs.size()) {
            int[] component = Components.of(arcs, start);
            steps += arcs.to().length;
            start = firstOnACycle(component, start);
            if (start == arcs.size()) {
                complete = true;
                return;
            }
            if (!from(start, component)) {
                return;
            }
            start++;
        }
        complete = true;
    }

    /** The first node that an arc within its component leaves; the number of nodes where there is none. */
    private int firstOnACycle(int[] component, int from) {
        for (int node = from; node < arcs.size(); node++) {
            for (int place = arcs.first()[node]; place < arcs.first()[node + 1]; place++) {
                int to = arcs.to()[place];
                if (to >= from && component[to] == component[node]) {
                    return node;
                }
            }
        }
        return arcs.size();
    }

    /** Finds all cycles of a component that lead through a node; tells whether the search may go on. */
    private boolean from(int start, int[] component) {
        Arrays.fill(blocked, false);
        Arrays.fill(blocksCount, 0);
        int depth = 0;
        enter(start, depth);
        while (depth >= 0) {
            int node = path[depth];
            if (next[node] < arcs.first()[node + 1]) {
                int to = arcs.to()[next[node]++];
                if (++steps > stepsMax) {
                    return false;
                }
                if (to == start) {
                    if (found.size() == cyclesMax) {
                        return false;
                    }
                    found.add(cycle(depth));
                    closed[node] = true;
                } else if (to > start && component[to] == component[start] && !blocked[to]) {
                    enter(to, ++depth);
                }
            } else {
                leave(node, start, component);
                depth--;
                if (depth >= 0) {
                    closed[path[depth]] |= closed[node];
                }
            }
        }
        return true;
    }

    private void enter(int node, int depth) {
        path[depth] = node;
        next[node] = arcs.first()[node];
        blocked[node] = true;
        closed[node] = false;
    }

    /** A node that led to no cycle stays blocked until one of those it leads to is freed. */
    private void leave(int node, int start, int[] component) {
        if (closed[node]) {
            free(node);
            return;
        }
        for (int place = arcs.first()[node]; place < arcs.first()[node + 1]; place++) {
            int to = arcs.to()[place];
            if (to >= start && component[to] == component[start]) {
                block(to, node);
            }
        }
    }

    private void block(int by, int node) {
        int count = blocksCount[by];
        for (int at = 0; at < count; at++) {
            if (blocks[by][at] == node) {
                return;
            }
        }
        if (count == blocks[by].length) {
            blocks[by] = Arrays.copyOf(blocks[by], Math.max(4, 2 * count));
        }
        blocks[by][count] = node;
        blocksCount[by]++;
        steps += count;
    }

    private void free(int node) {
        List<Integer> freeing = new ArrayList<>(List.of(node));
        while (!freeing.isEmpty()) {
            int freed = freeing.removeLast();
            blocked[freed] = false;
            for (int at = 0; at < blocksCount[freed]; at++) {
                if (blocked[blocks[freed][at]]) {
                    freeing.add(blocks[freed][at]);
                }
            }
            blocksCount[freed] = 0;
        }
    }

    /** Each node on the path was left by the arc before the one to be taken next. */
    private int[] cycle(int depth) {
        int[] cycle = new int[depth + 1];
        for (int at = 0; at <= depth; at++) {
            cycle[at] = next[path[at]] - 1;
        }
        return cycle;
    }
}
