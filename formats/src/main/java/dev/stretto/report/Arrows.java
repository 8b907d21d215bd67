package dev.stretto.report;

import dev.stretto.graph.Node;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.TaskGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The arrows of a drawing: those of a graph but for what follows from others (its transitive reduction, Aho, Garey and Ullman
 * 1972). A barrier that does not need all of its predecessors, or only that they ended, says nothing of them to those behind it.
 */
final class Arrows {

    private final TaskGraph graph;
    private final List<BitSet> before = new ArrayList<>();
    private final Set<List<Integer>> critical = new LinkedHashSet<>();

    /**
     * @param path the tasks of the critical path, in order
     */
    Arrows(TaskGraph graph, List<Integer> path) {
        this.graph = graph;
        for (int node = 0; node < graph.size(); node++) {
            before.add(new BitSet());
        }
        for (int node : graph.topologicalOrder()) {
            if (needsAll(graph.node(node))) {
                for (int first : graph.node(node).predecessors()) {
                    before.get(node).or(before.get(first));
                    before.get(node).set(first);
                }
            }
        }
        for (int at = 1; at < path.size(); at++) {
            follow(path.get(at - 1), path.get(at));
        }
    }

    private static boolean needsAll(Node node) {
        return node.need() == node.predecessors().size() && node.condition() == Condition.COMPLETED;
    }

    /** Marks the way of the critical path from one task to the next: directly, or through a barrier. */
    private void follow(int from, int to) {
        critical.add(List.of(from, to));
        for (int barrier : graph.node(to).predecessors()) {
            if (!graph.isTask(barrier) && graph.node(barrier).predecessors().contains(from)) {
                critical.add(List.of(from, barrier));
                critical.add(List.of(barrier, to));
            }
        }
    }

    /** From where arrows lead to a node. */
    List<Integer> to(int node) {
        List<Integer> all = graph.node(node).predecessors();
        return needsAll(graph.node(node))
                ? all.stream()
                        .filter(first -> all.stream()
                                .noneMatch(other -> before.get(other).get(first)))
                        .toList()
                : all;
    }

    boolean isCritical(int from, int to) {
        return critical.contains(List.of(from, to));
    }
}
