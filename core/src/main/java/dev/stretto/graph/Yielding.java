package dev.stretto.graph;

import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.GraphDraft.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Chooses the implied edges that yield, so that no cycle is left. */
final class Yielding {

    private Yielding() {}

    /**
     * Which of the edges yield, by number.
     *
     * @param tasks how many of the nodes are tasks, which come first
     */
    static boolean[] edges(int size, int tasks, List<Edge> edges) {
        boolean[] yielding = new boolean[edges.size()];
        int[] component = Components.of(Arcs.of(size, edges, _ -> true));
        boolean anyInside = false;
        for (int number = 0; number < yielding.length; number++) {
            Edge edge = edges.get(number);
            yielding[number] = edge.kind() == Kind.IMPLIED && component[edge.from()] == component[edge.to()];
            anyInside |= yielding[number];
        }
        if (anyInside) {
            int[] place =
                    places(size, tasks, Arcs.of(size, edges, n -> edges.get(n).kind() != Kind.IMPLIED));
            for (int number = 0; number < yielding.length; number++) {
                Edge edge = edges.get(number);
                yielding[number] &= place[edge.from()] > place[edge.to()];
            }
        }
        return yielding;
    }

    /** The place of each node in an order that all that is stated allows: barriers as early as can be, tasks as written. */
    private static int[] places(int size, int tasks, Arcs stated) {
        int[] open = new int[size];
        Arrays.stream(stated.to()).forEach(node -> open[node]++);
        PriorityQueue<Integer> free = new PriorityQueue<>((a, b) -> Integer.compare(early(a, tasks), early(b, tasks)));
        for (int node = 0; node < size; node++) {
            if (open[node] == 0) {
                free.add(node);
            }
        }
        int[] place = new int[size];
        int placed = 0;
        for (Integer node = free.poll(); node != null; node = free.poll()) {
            place[node] = placed++;
            for (int at = stated.first()[node]; at < stated.first()[node + 1]; at++) {
                if (--open[stated.to()[at]] == 0) {
                    free.add(stated.to()[at]);
                }
            }
        }
        if (placed < size) {
            throw new IllegalStateException("what is stated forms a cycle");
        }
        return place;
    }

    private static int early(int node, int tasks) {
        return node < tasks ? node : node - Integer.MAX_VALUE;
    }
}
