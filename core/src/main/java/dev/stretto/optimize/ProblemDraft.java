package dev.stretto.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A {@link Problem} in the making. Nodes and resources are numbered 0, 1, 2 … as they are added. */
public final class ProblemDraft {

    private record Arc(int first, int then) {}

    private record Use(int node, int resource, int amount) {}

    private final List<Long> durations = new ArrayList<>();
    private final List<Integer> capacities = new ArrayList<>();
    private final List<Arc> arcs = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<Integer> needs = new ArrayList<>();

    /**
     * Adds a task, or a barrier with duration 0.
     *
     * @param duration in ticks of the caller's choice, at least 0
     */
    public int node(long duration) {
        if (duration < 0) {
            throw new IllegalArgumentException("a duration of " + duration);
        }
        durations.add(duration);
        needs.add(-1);
        return durations.size() - 1;
    }

    /**
     * Adds a resource.
     *
     * @param capacity how many units there are, 1 to {@value Problem#CAPACITY_MAX}
     */
    public int resource(int capacity) {
        if (capacity < 1 || capacity > Problem.CAPACITY_MAX) {
            throw new IllegalArgumentException("a capacity of " + capacity);
        }
        capacities.add(capacity);
        return capacities.size() - 1;
    }

    /** One node waits for the end of another. */
    public void before(int first, int then) {
        arcs.add(new Arc(first, then));
    }

    /** A node needs only so many of its predecessors. */
    public void need(int node, int count) {
        needs.set(node, count);
    }

    /** A node holds units of a resource while it runs. */
    public void uses(int node, int resource, int amount) {
        if (amount < 0 || amount > capacities.get(resource)) {
            throw new IllegalArgumentException("node " + node + " wants " + amount + " of " + capacities.get(resource));
        }
        if (amount > 0) {
            uses.add(new Use(node, resource, amount));
        }
    }

    /** Two nodes may not run at the same time. */
    public void apart(int one, int other) {
        int resource = resource(1);
        uses(one, resource, 1);
        uses(other, resource, 1);
    }

    /**
     * @throws IllegalArgumentException if nodes wait for each other in a circle, or one needs more predecessors than it has
     */
    public Problem build() {
        int size = durations.size();
        int[][] predecessors = lists(
                arcs.stream().map(Arc::then).toList(),
                arcs.stream().map(Arc::first).toList());
        List<Integer> users = uses.stream().map(Use::node).toList();
        int[] need = new int[size];
        Arrays.setAll(need, node -> needs.get(node) < 0 ? predecessors[node].length : needs.get(node));
        return new Problem(
                durations.stream().mapToLong(Long::longValue).toArray(),
                predecessors,
                need,
                capacities.stream().mapToInt(Integer::intValue).toArray(),
                lists(users, uses.stream().map(Use::resource).toList()),
                lists(users, uses.stream().map(Use::amount).toList()));
    }

    /** What is listed for each node, in the order of the list. */
    private int[][] lists(List<Integer> nodes, List<Integer> what) {
        int[] counts = new int[durations.size()];
        nodes.forEach(node -> counts[node]++);
        int[][] lists = new int[counts.length][];
        Arrays.setAll(lists, node -> new int[counts[node]]);
        for (int at = nodes.size() - 1; at >= 0; at--) {
            lists[nodes.get(at)][--counts[nodes.get(at)]] = what.get(at);
        }
        return lists;
    }
}
