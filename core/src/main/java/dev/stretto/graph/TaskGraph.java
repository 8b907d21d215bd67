package dev.stretto.graph;

import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.TaskNode;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An acyclic graph of tasks and barriers. Nodes are named by index: the tasks first, in plan order, then the barriers.
 *
 * <p>Immutable. Everything that runs, forecasts or draws a plan works on this one form.
 */
public final class TaskGraph {

    private final List<Node> nodes;
    private final int taskCount;
    private final int[][] successors;
    private final int[] order;
    private final Map<TaskId, Integer> indices;

    /**
     * @param nodes tasks first, then barriers
     * @throws IllegalArgumentException if a task follows a barrier, an id repeats, a barrier with a gate has the name of
     *     another or of a task, or the nodes form a cycle
     */
    public TaskGraph(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        this.indices = new LinkedHashMap<>();
        requireGatesByName(nodes);
        int tasks = 0;
        for (int node = 0; node < nodes.size(); node++) {
            switch (nodes.get(node)) {
                case TaskNode(TaskId task, var _, var _) -> {
                    if (tasks != node || indices.put(task, node) != null) {
                        throw new IllegalArgumentException("task " + task + " is out of place or repeated");
                    }
                    tasks++;
                }
                case BarrierNode _ -> {}
            }
        }
        this.taskCount = tasks;
        this.successors = Adjacency.successors(this.nodes);
        this.order = Adjacency.topologicalOrder(this.nodes, successors);
    }

    /** The graph in which these tasks do not wait for a node. */
    public TaskGraph without(int before, List<Integer> tasks) {
        List<Node> changed = new ArrayList<>(nodes);
        for (int task : tasks) {
            Node node = nodes.get(task);
            changed.set(
                    task,
                    new TaskNode(
                            task(task),
                            node.predecessors().stream()
                                    .filter(other -> other != before)
                                    .toList(),
                            node.onFailureOf().stream()
                                    .filter(other -> other != before)
                                    .toList()));
        }
        return new TaskGraph(changed);
    }

    /** A gate is known by its barrier's name. */
    private static void requireGatesByName(List<Node> nodes) {
        Map<String, Boolean> gated = new LinkedHashMap<>();
        for (Node node : nodes) {
            switch (node) {
                case TaskNode task -> gated.put(task.task().value(), false);
                case BarrierNode barrier -> {
                    Boolean before = gated.put(barrier.name(), barrier.gate().isPresent());
                    if (before != null && (before || barrier.gate().isPresent())) {
                        throw new IllegalArgumentException("the name " + barrier.name() + " of a gate is taken");
                    }
                }
            }
        }
    }

    /** How many nodes: {@link #taskCount()} tasks, the rest barriers. */
    public int size() {
        return nodes.size();
    }

    public int taskCount() {
        return taskCount;
    }

    public List<Node> nodes() {
        return nodes;
    }

    public Node node(int node) {
        return nodes.get(node);
    }

    public boolean isTask(int node) {
        return node < taskCount;
    }

    /** The task at an index below {@link #taskCount()}. */
    public TaskId task(int node) {
        return ((TaskNode) nodes.get(node)).task();
    }

    /** The index of a task, or nothing if the graph has no such task. */
    public OptionalInt find(TaskId task) {
        Integer node = indices.get(task);
        return node == null ? OptionalInt.empty() : OptionalInt.of(node);
    }

    /** The index of a task that is known to be here. */
    public int indexOf(TaskId task) {
        return find(task).orElseThrow(() -> new IllegalArgumentException("no task " + task + " in this graph"));
    }

    /** The nodes that wait for this one, whether for it to complete or to fail; the array is shared and must not be changed. */
    public int[] successors(int node) {
        return successors[node];
    }

    /** Whether a successor of a node is there for that one's failure. */
    public boolean isForFailureOf(int node, int successor) {
        List<Integer> causes = nodes.get(successor).onFailureOf();
        return !causes.isEmpty() && Collections.binarySearch(causes, node) >= 0;
    }

    /** Every node after all its predecessors, otherwise by index; the array is shared and must not be changed. */
    public int[] topologicalOrder() {
        return order;
    }
}
