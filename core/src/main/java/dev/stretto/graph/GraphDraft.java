package dev.stretto.graph;

import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.Node.Gate;
import dev.stretto.graph.Node.TaskNode;
import dev.stretto.plan.Position;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A graph in the making: tasks, barriers and edges, each edge with the place that states it. Unlike a {@link TaskGraph} it
 * may hold cycles; {@link #knots()} and {@link #dropImpliedOnCycles()} deal with them.
 */
public final class GraphDraft {

    /** Why one node waits for another. */
    public enum Kind {
        /** The plan says so. */
        STATED,
        /** The plan says that a task is needed only where another one failed. */
        ON_FAILURE,
        /** It only follows from the order of the document, and so yields to what is stated. */
        IMPLIED,
        /** The node waited for is one of those a barrier is made of. */
        MEMBER
    }

    /**
     * {@code to} waits for {@code from}.
     *
     * @param where the place in the plan that says so
     */
    public record Edge(int from, int to, Position where, Kind kind) {}

    /**
     * A barrier to be.
     *
     * @param need how many of its predecessors it needs, given how many it has
     */
    public record Barrier(
            String name, BarrierKind kind, IntUnaryOperator need, Condition condition, Optional<Gate> gate) {

        /**
         * One without a gate that needs this share of its predecessors, rounded up.
         *
         * @param percent 0 to 100
         */
        public Barrier(String name, BarrierKind kind, int percent, Condition condition) {
            this(name, kind, count -> (int) Math.ceilDiv((long) count * percent, 100L), condition, Optional.empty());
        }

        /** The same with a gate, or without one. */
        public Barrier with(Optional<Gate> other) {
            return new Barrier(name, kind, need, condition, other);
        }
    }

    private final List<TaskId> tasks;
    private final List<Barrier> barriers = new ArrayList<>();
    private List<Edge> edges = new ArrayList<>();

    /** A draft with these tasks as nodes 0, 1, 2 … */
    public GraphDraft(List<TaskId> tasks) {
        this.tasks = List.copyOf(tasks);
    }

    /**
     * Adds a barrier that only joins: it opens when this share of its predecessors, rounded up, meets the condition.
     *
     * @param percent 0 to 100
     * @return its node
     */
    public int addBarrier(String name, int percent, Condition condition) {
        return addBarrier(new Barrier(name, BarrierKind.JOIN, percent, condition));
    }

    /** Adds a barrier; returns its node. */
    public int addBarrier(Barrier barrier) {
        barriers.add(barrier);
        return tasks.size() + barriers.size() - 1;
    }

    public void addEdge(Edge edge) {
        edges.add(edge);
    }

    /** The sets of nodes that wait for each other; empty where the draft can become a graph. */
    public List<Knot> knots() {
        return Cycles.knots(size(), edges);
    }

    /**
     * Removes implied edges until none lies on a cycle, and returns what it removed. What is stated must be free of cycles.
     *
     * <p>Among the nodes of a cycle, those edges stay that agree with one order which all that is stated allows: the one that
     * keeps the tasks as near as possible to how they are written.
     */
    public List<Edge> dropImpliedOnCycles() {
        BitSet yielding = Yielding.edges(size(), tasks.size(), edges);
        if (yielding.isEmpty()) {
            return List.of();
        }
        List<Edge> kept = new ArrayList<>(edges.size());
        List<Edge> dropped = new ArrayList<>();
        for (int number = 0; number < edges.size(); number++) {
            (yielding.get(number) ? dropped : kept).add(edges.get(number));
        }
        edges = kept;
        return dropped;
    }

    /** The finished graph; the draft must be free of cycles. */
    public TaskGraph build() {
        Incoming before = Incoming.of(size(), edges, false);
        Incoming failing = Incoming.of(size(), edges, true);
        List<Node> nodes = new ArrayList<>(size());
        for (int node = 0; node < size(); node++) {
            nodes.add(
                    node < tasks.size()
                            ? task(node, before.of(node), failing.of(node))
                            : barrier(node, before.of(node)));
        }
        return new TaskGraph(nodes);
    }

    /** A task that another one's failure calls for does not also wait for that one to complete. */
    private TaskNode task(int node, List<Integer> before, List<Integer> failing) {
        List<Integer> completing = failing.isEmpty()
                ? before
                : before.stream()
                        .filter(other -> Collections.binarySearch(failing, other) < 0)
                        .toList();
        return new TaskNode(tasks.get(node), completing, failing);
    }

    private BarrierNode barrier(int node, List<Integer> before) {
        Barrier barrier = barriers.get(node - tasks.size());
        return new BarrierNode(
                barrier.name(),
                barrier.kind(),
                barrier.need().applyAsInt(before.size()),
                barrier.condition(),
                before,
                barrier.gate());
    }

    private int size() {
        return tasks.size() + barriers.size();
    }
}
