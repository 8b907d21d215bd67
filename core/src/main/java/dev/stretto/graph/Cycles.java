package dev.stretto.graph;

import dev.stretto.graph.GraphDraft.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds who waits for whom in a circle. */
final class Cycles {

    /** So many edges are followed for one knot, at least from one start, looking for a short cycle. */
    private static final int STEPS_MAX = 1_000_000;

    private Cycles() {}

    /** A shortest cycle of each strongly connected component that has one, each as its edges in order. */
    static List<List<Edge>> shortest(int size, List<Edge> edges) {
        int[] component = components(size, edges);
        List<List<Edge>> inside = outgoing(
                size,
                edges.stream()
                        .filter(edge -> component[edge.from()] == component[edge.to()])
                        .toList());
        Map<Integer, List<Integer>> knots = new TreeMap<>();
        for (int node = 0; node < size; node++) {
            if (!inside.get(node).isEmpty()) {
                knots.computeIfAbsent(component[node], _ -> new ArrayList<>()).add(node);
            }
        }
        Search search = new Search(inside);
        return knots.values().stream().map(search::shortest).toList();
    }

    /** Tarjan's strongly connected components (1972), without recursion: node to component number. */
    static int[] components(int size, List<Edge> edges) {
        return new Tarjan(outgoing(size, edges)).run();
    }

    private static List<List<Edge>> outgoing(int size, List<Edge> edges) {
        List<List<Edge>> outgoing = new ArrayList<>(size);
        for (int node = 0; node < size; node++) {
            outgoing.add(new ArrayList<>(2));
        }
        edges.forEach(edge -> outgoing.get(edge.from()).add(edge));
        return outgoing;
    }

    /** Breadth-first from a node until an edge leads back to it; the memory is shared by all starts. */
    private static final class Search {
        private final List<List<Edge>> outgoing;
        private final @Nullable Edge[] reachedBy;
        private final List<Integer> reached = new ArrayList<>();
        private int steps;

        Search(List<List<Edge>> outgoing) {
            this.outgoing = outgoing;
            this.reachedBy = new @Nullable Edge[outgoing.size()];
        }

        List<Edge> shortest(List<Integer> knot) {
            List<Edge> best = List.of();
            steps = 0;
            for (int start : knot) {
                if (best.isEmpty() || steps < STEPS_MAX) {
                    List<Edge> cycle = through(start);
                    best = best.isEmpty() || cycle.size() < best.size() ? cycle : best;
                }
            }
            return best;
        }

        private List<Edge> through(int start) {
            reached.forEach(node -> reachedBy[node] = null);
            reached.clear();
            Deque<Integer> queue = new ArrayDeque<>(List.of(start));
            while (!queue.isEmpty()) {
                for (Edge edge : outgoing.get(queue.remove())) {
                    steps++;
                    if (edge.to() == start) {
                        return pathTo(start, edge);
                    }
                    if (reachedBy[edge.to()] == null) {
                        reachedBy[edge.to()] = edge;
                        reached.add(edge.to());
                        queue.add(edge.to());
                    }
                }
            }
            throw new IllegalStateException("node " + start + " is on no cycle");
        }

        private List<Edge> pathTo(int start, Edge last) {
            List<Edge> backwards = new ArrayList<>(List.of(last));
            for (Edge edge = last; edge.from() != start; ) {
                Edge before = reachedBy[edge.from()];
                if (before == null) {
                    throw new IllegalStateException("the path breaks off at node " + edge.from());
                }
                backwards.add(before);
                edge = before;
            }
            return List.copyOf(backwards.reversed());
        }
    }

    private static final class Tarjan {
        private static final int UNSEEN = -1;

        private final List<List<Edge>> outgoing;
        private final int[] index;
        private final int[] low;
        private final int[] next;
        private final int[] component;
        private final Deque<Integer> path = new ArrayDeque<>();
        private final Deque<Integer> open = new ArrayDeque<>();
        private int counter;
        private int components;

        Tarjan(List<List<Edge>> outgoing) {
            this.outgoing = outgoing;
            int size = outgoing.size();
            index = new int[size];
            low = new int[size];
            next = new int[size];
            component = new int[size];
            Arrays.fill(index, UNSEEN);
            Arrays.fill(component, UNSEEN);
        }

        int[] run() {
            for (int root = 0; root < index.length; root++) {
                if (index[root] == UNSEEN) {
                    enter(root);
                    while (!path.isEmpty()) {
                        step(path.peek());
                    }
                }
            }
            return component;
        }

        private void enter(int node) {
            index[node] = low[node] = counter++;
            path.push(node);
            open.push(node);
        }

        private void step(int node) {
            if (next[node] < outgoing.get(node).size()) {
                int successor = outgoing.get(node).get(next[node]++).to();
                if (index[successor] == UNSEEN) {
                    enter(successor);
                } else if (component[successor] == UNSEEN) {
                    low[node] = Math.min(low[node], index[successor]);
                }
                return;
            }
            path.pop();
            if (!path.isEmpty()) {
                low[path.peek()] = Math.min(low[path.peek()], low[node]);
            }
            if (low[node] == index[node]) {
                int member;
                do {
                    member = open.pop();
                    component[member] = components;
                } while (member != node);
                components++;
            }
        }
    }
}
