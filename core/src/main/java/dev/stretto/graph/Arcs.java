package dev.stretto.graph;

import dev.stretto.graph.GraphDraft.Edge;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * The edges of a draft grouped by the node they leave: those of node {@code n} are at the places {@code first()[n]} until
 * before {@code first()[n + 1]}. The arrays are shared and must not be changed.
 */
final class Arcs {

    private final int[] first;
    private final int[] to;
    private final int[] edge;

    private Arcs(int[] first, int[] to, int[] edge) {
        this.first = first;
        this.to = to;
        this.edge = edge;
    }

    /** Those of the edges that are wanted, by number. */
    static Arcs of(int size, List<Edge> edges, IntPredicate wanted) {
        return of(
                size,
                edges.size(),
                number -> edges.get(number).from(),
                number -> edges.get(number).to(),
                wanted);
    }

    /** Those that are wanted of edges 0, 1, 2 …, given the ends of each. */
    static Arcs of(int size, int count, IntUnaryOperator start, IntUnaryOperator end, IntPredicate wanted) {
        int[] first = new int[size + 1];
        for (int number = 0; number < count; number++) {
            if (wanted.test(number)) {
                first[start.applyAsInt(number) + 1]++;
            }
        }
        for (int node = 0; node < size; node++) {
            first[node + 1] += first[node];
        }
        int[] next = first.clone();
        int[] to = new int[first[size]];
        int[] edge = new int[first[size]];
        for (int number = 0; number < count; number++) {
            if (wanted.test(number)) {
                int place = next[start.applyAsInt(number)]++;
                to[place] = end.applyAsInt(number);
                edge[place] = number;
            }
        }
        return new Arcs(first, to, edge);
    }

    /** Where the edges of each node begin; one longer than there are nodes. */
    int[] first() {
        return first;
    }

    /** The node that the edge at each place leads to. */
    int[] to() {
        return to;
    }

    /** The number in the draft of the edge at each place. */
    int[] edge() {
        return edge;
    }

    /** How many nodes there are. */
    int size() {
        return first.length - 1;
    }
}
