package dev.stretto.graph;

import dev.stretto.graph.GraphDraft.Edge;
import java.util.List;

/**
 * Nodes that all wait for each other, and so can never go.
 *
 * @param cycles the cycles they form, shortest first, each as its edges in order; where there are more than a reader can use,
 *     a shortest one and others that lead through as many of the nodes as possible
 * @param all whether these are all
 */
public record Knot(List<List<Edge>> cycles, boolean all) {

    public Knot {
        cycles = List.copyOf(cycles);
    }
}
