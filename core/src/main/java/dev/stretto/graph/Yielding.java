package dev.stretto.graph;

import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.GraphDraft.Kind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Chooses the implied edges that yield, so that no cycle is left. */
final class Yielding {

    private Yielding() {}

    /**
     * Which of the edges yield, by number.
     *
     * @param tasks how many of the nodes are tasks, which come first
     */
    static BitSet edges(int size, int tasks, List<Edge> edges) {
        BitSet yielding = new BitSet();
        for (int number = 0; number < edges.size(); number++) {
            yielding.set(number, edges.get(number).kind() == Kind.IMPLIED);
        }
        if (!yielding.isEmpty()) {
            int[] component = Components.of(Arcs.of(size, edges, _ -> true));
            keep(yielding, edges, edge -> component[edge.from()] != component[edge.to()]);
        }
        if (!yielding.isEmpty()) {
            int[] place = places(size, tasks, edges);
            keep(yielding, edges, edge -> place[edge.from()] < place[edge.to()]);
        }
        return yielding;
    }

    /** Takes out those edges that need not yield. */
    private static void keep(BitSet yielding, List<Edge> edges, Predicate<Edge> stays) {
        for (int at = yielding.nextSetBit(0); at >= 0; at = yielding.nextSetBit(at + 1)) {
            if (stays.test(edges.get(at))) {
                yielding.clear(at);
            }
        }
    }

    /** The place of each node in an order that all that is stated allows: barriers as early as can be, tasks as written. */
    private static int[] places(int size, int tasks, List<Edge> edges) {
        Arcs stated = Arcs.of(size, edges, number -> edges.get(number).kind() != Kind.IMPLIED);
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
