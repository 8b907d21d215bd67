package dev.stretto.graph;

import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out of a knot what would only repeat its cycles. The tasks of a phase that wait for the same phases by the same words
 * are alike: a cycle through one of them is a cycle through each, and one is enough to tell. So is one of several edges between
 * the same two nodes.
 */
final class Twins {

    private static final int SELF = -1;

    /** One end of an edge of a task, the other being the task itself. */
    private record Tie(int from, int to, Position where) {}

    private Twins() {}

    /** The edges without those of all but the first of each set of twins. */
    static List<Edge> without(List<Edge> edges) {
        Set<Integer> twins = twins(edges);
        Set<Long> seen = new LinkedHashSet<>();
        return edges.stream()
                .filter(edge -> !twins.contains(edge.from()) && !twins.contains(edge.to()))
                .filter(edge -> seen.add(((long) edge.from() << Integer.SIZE) | edge.to()))
                .toList();
    }

    /** The tasks tied to barriers alone, and to the same as one before them. */
    private static Set<Integer> twins(List<Edge> edges) {
        Set<Integer> barriers = new LinkedHashSet<>();
        edges.stream().filter(edge -> edge.kind() == Kind.MEMBER).forEach(edge -> barriers.add(edge.to()));
        Set<Integer> tiedToTasks = new LinkedHashSet<>();
        Map<Integer, List<Tie>> ties = new LinkedHashMap<>();
        for (Edge edge : edges) {
            if (edge.kind() == Kind.MEMBER) {
                ties.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(new Tie(SELF, edge.to(), edge.where()));
            } else if (barriers.contains(edge.from())) {
                ties.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(new Tie(edge.from(), SELF, edge.where()));
            } else {
                tiedToTasks.add(edge.from());
                tiedToTasks.add(edge.to());
            }
        }
        Map<List<Tie>, Integer> first = new LinkedHashMap<>();
        Set<Integer> twins = new LinkedHashSet<>();
        ties.forEach((node, all) -> {
            if (!tiedToTasks.contains(node) && first.putIfAbsent(all, node) != null) {
                twins.add(node);
            }
        });
        return twins;
    }
}
