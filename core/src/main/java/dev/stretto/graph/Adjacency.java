package dev.stretto.graph;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Neighbour lists of nodes, and the order they allow. */
final class Adjacency {

    private Adjacency() {}

    static int[][] successors(List<Node> nodes) {
        int[] counts = new int[nodes.size()];
        for (Node node : nodes) {
            for (int predecessor : node.predecessors()) {
                counts[predecessor]++;
            }
            for (int predecessor : node.onFailureOf()) {
                counts[predecessor]++;
            }
        }
        int[][] successors = new int[nodes.size()][];
        Arrays.setAll(successors, node -> new int[counts[node]]);
        for (int node = nodes.size() - 1; node >= 0; node--) {
            for (int predecessor : nodes.get(node).predecessors()) {
                successors[predecessor][--counts[predecessor]] = node;
            }
            for (int predecessor : nodes.get(node).onFailureOf()) {
                successors[predecessor][--counts[predecessor]] = node;
            }
        }
        return successors;
    }

    /** Kahn's algorithm (1962), smallest index first so that the order is stable. */
    static int[] topologicalOrder(List<Node> nodes, int[][] successors) {
        int[] open = new int[nodes.size()];
        PriorityQueue<Integer> free = new PriorityQueue<>();
        for (int node = 0; node < open.length; node++) {
            open[node] = nodes.get(node).predecessors().size()
                    + nodes.get(node).onFailureOf().size();
            if (open[node] == 0) {
                free.add(node);
            }
        }
        int[] order = new int[open.length];
        int placed = 0;
        for (Integer node = free.poll(); node != null; node = free.poll()) {
            order[placed++] = node;
            for (int successor : successors[node]) {
                if (--open[successor] == 0) {
                    free.add(successor);
                }
            }
        }
        if (placed < order.length) {
            throw new IllegalArgumentException("the graph has a cycle");
        }
        return order;
    }
}
