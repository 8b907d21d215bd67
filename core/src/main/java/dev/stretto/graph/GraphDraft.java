package dev.stretto.graph;

import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.Node.TaskNode;
import dev.stretto.plan.Position;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A graph in the making: tasks, barriers and edges, each edge with the place that states it. Unlike a {@link TaskGraph} it
 * may hold cycles; {@link #cycles()} and {@link #dropImpliedOnCycles()} deal with them.
 */
public final class GraphDraft {

    /**
     * {@code to} waits for {@code from}.
     *
     * @param where the place in the plan that says so
     * @param implied whether it only follows from the order of the document, and so yields to what is stated
     */
    public record Edge(int from, int to, Position where, boolean implied) {}

    private record Barrier(String name, int percent, Condition condition) {}

    private final List<TaskId> tasks;
    private final List<Barrier> barriers = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    /** A draft with these tasks as nodes 0, 1, 2 … */
    public GraphDraft(List<TaskId> tasks) {
        this.tasks = List.copyOf(tasks);
    }

    /**
     * Adds a barrier that opens when this share of its predecessors, rounded up, meets the condition.
     *
     * @param percent 0 to 100
     * @return its node
     */
    public int addBarrier(String name, int percent, Condition condition) {
        barriers.add(new Barrier(name, percent, condition));
        return tasks.size() + barriers.size() - 1;
    }

    public void addEdge(Edge edge) {
        edges.add(edge);
    }

    /** The shortest cycle of every knot of nodes that wait for each other; empty where the draft can become a graph. */
    public List<List<Edge>> cycles() {
        return Cycles.shortest(size(), edges);
    }

    /** Removes every implied edge that lies on a cycle, and returns what it removed. */
    public List<Edge> dropImpliedOnCycles() {
        int[] component = Cycles.components(size(), edges);
        List<Edge> dropped = edges.stream()
                .filter(edge -> edge.implied() && component[edge.from()] == component[edge.to()])
                .toList();
        edges.removeAll(dropped);
        return dropped;
    }

    /** The finished graph; the draft must be free of cycles. */
    public TaskGraph build() {
        List<TreeSet<Integer>> predecessors = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            predecessors.add(new TreeSet<>());
        }
        edges.forEach(edge -> predecessors.get(edge.to()).add(edge.from()));
        List<Node> nodes = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            List<Integer> before = List.copyOf(predecessors.get(node));
            nodes.add(node < tasks.size() ? new TaskNode(tasks.get(node), before) : barrier(node, before));
        }
        return new TaskGraph(nodes);
    }

    private BarrierNode barrier(int node, List<Integer> before) {
        Barrier barrier = barriers.get(node - tasks.size());
        int need = Math.ceilDiv(before.size() * barrier.percent(), 100);
        return new BarrierNode(barrier.name(), need, barrier.condition(), before);
    }

    private int size() {
        return tasks.size() + barriers.size();
    }
}
