package dev.stretto.forecast;

import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A graph in which every dependency that could be taken out is one edge, so that a longest path crosses it once. What binds
 * several tasks of a phase to one node (a stated phase dependency, the order of the document) passes through a node of its own
 * there. Nodes are those of the graph, by the same numbers, then these.
 */
final class Network {

    private final Plan plan;
    private final TaskGraph graph;
    private final double[] minutes;

    /** By task, those it names itself, ascending. */
    private final int[][] stated;

    private final int[] from;
    private final int[] to;
    private int size;
    private int edges;

    /** By edge: whether it is a dependency of the plan, and not one of a barrier's parts or made by a strategy. */
    private final boolean[] dependency;

    /** Every node after all before it. */
    private final int[] order;

    Network(Plan plan, TaskGraph graph, double[] minutes) {
        this.plan = plan;
        this.graph = graph;
        this.minutes = minutes;
        this.stated = plan.tasks().stream().map(task -> stated(graph, task)).toArray(int[][]::new);
        this.size = graph.size();
        int room = 2 * edgesOf(graph);
        this.from = new int[room];
        this.to = new int[room];
        this.dependency = new boolean[room];
        int[] sorted = new int[graph.size() + room];
        int placed = 0;
        for (int node : graph.topologicalOrder()) {
            sorted[placed++] = node;
            int before = size;
            leave(node);
            for (int joint = before; joint < size; joint++) {
                sorted[placed++] = joint;
            }
        }
        this.order = Arrays.copyOf(sorted, placed);
    }

    private static int edgesOf(TaskGraph graph) {
        int count = 0;
        for (int node = 0; node < graph.size(); node++) {
            count += graph.successors(node).length;
        }
        return count;
    }

    /** Adds the edges that leave a node, then those that leave the joints behind it. */
    private void leave(int node) {
        Map<Optional<PhaseId>, List<Integer>> bound = new LinkedHashMap<>();
        for (int next : graph.successors(node)) {
            if (!graph.isTask(next) || madeByStrategy(node)) {
                edge(node, next, false);
            } else if (statesItself(next, node)) {
                edge(node, next, true);
            } else {
                bound.computeIfAbsent(plan.tasks().get(next).phase(), _ -> new ArrayList<>())
                        .add(next);
            }
        }
        int joint = size;
        for (int each = 0; each < bound.size(); each++) {
            edge(node, size++, true);
        }
        for (List<Integer> tasks : bound.values()) {
            for (int task : tasks) {
                edge(joint, task, false);
            }
            joint++;
        }
    }

    private boolean madeByStrategy(int node) {
        return graph.node(node) instanceof Node.BarrierNode barrier
                && switch (barrier.kind()) {
                    case WAVE, BATCH, VERIFY -> true;
                    case JOIN, PHASE -> false;
                };
    }

    private boolean statesItself(int task, int before) {
        return Arrays.binarySearch(stated[task], before) >= 0;
    }

    private static int[] stated(TaskGraph graph, Task task) {
        return Stream.concat(task.dependencies().orElse(List.of()).stream(), task.order().onFailureOf().stream())
                .map(reference -> graph.find(new TaskId(reference.id())))
                .flatMapToInt(OptionalInt::stream)
                .sorted()
                .toArray();
    }

    private void edge(int start, int end, boolean isDependency) {
        from[edges] = start;
        to[edges] = end;
        dependency[edges++] = isDependency;
    }

    int size() {
        return size;
    }

    /** How many edges; they are in the topological order of where they start. */
    int edges() {
        return edges;
    }

    int from(int edge) {
        return from[edge];
    }

    int to(int edge) {
        return to[edge];
    }

    boolean isDependency(int edge) {
        return dependency[edge];
    }

    int[] order() {
        return order;
    }

    double minutes(int node) {
        return node < graph.taskCount() ? minutes[node] : 0;
    }

    /** The tasks that an edge's dependency holds up. */
    List<Integer> heldUp(int edge) {
        int end = to[edge];
        if (end < graph.size()) {
            return List.of(end);
        }
        return IntStream.range(edge + 1, edges)
                .dropWhile(other -> from[other] != end)
                .takeWhile(other -> from[other] == end)
                .mapToObj(other -> to[other])
                .toList();
    }

    /** Whether the plan states an edge's dependency, of the task, of its phase, or of a chain. */
    boolean stated(int edge) {
        int task = heldUp(edge).getFirst();
        if (statesItself(task, from[edge])) {
            return true;
        }
        Optional<PhaseId> phase = plan.tasks().get(task).phase();
        boolean sameChain = graph.isTask(from[edge]) && inOneChain(graph.task(from[edge]), graph.task(task));
        boolean samePhase =
                graph.isTask(from[edge]) && plan.tasks().get(from[edge]).phase().equals(phase);
        return sameChain
                || (!samePhase
                        && plan.phases().stream()
                                .filter(each -> phase.filter(each.id()::equals).isPresent())
                                .anyMatch(each ->
                                        !each.dependencies().orElse(List.of()).isEmpty()));
    }

    private boolean inOneChain(TaskId one, TaskId other) {
        Set<TaskId> both = new LinkedHashSet<>(List.of(one, other));
        return plan.chains().stream().anyMatch(chain -> chain.tasks().containsAll(both));
    }

    /** When each node is done with room for everything, an edge left out; -1 for none. */
    double[] finish(int without) {
        double[] finish = new double[size];
        int[] open = new int[size];
        double[][] partial = new double[size][];
        int edge = 0;
        for (int node : order) {
            finish[node] = start(node, finish, partial) + minutes(node);
            for (; edge < edges && from[edge] == node; edge++) {
                if (edge != without) {
                    arrive(to[edge], finish[node], finish, partial, open);
                }
            }
        }
        return finish;
    }

    /** Until a node's turn its place holds the latest it waits for; those that need only some collect when each is done. */
    private void arrive(int node, double done, double[] finish, double[][] partial, int[] open) {
        if (needsAll(node)) {
            finish[node] = Math.max(finish[node], done);
            return;
        }
        if (partial[node] == null) {
            partial[node] = new double[graph.node(node).predecessors().size()];
        }
        partial[node][open[node]++] = done;
    }

    private double start(int node, double[] finish, double[][] partial) {
        if (needsAll(node)) {
            return finish[node];
        }
        int need = graph.node(node).need();
        if (need == 0) {
            return 0;
        }
        Arrays.sort(partial[node]);
        return partial[node][need - 1];
    }

    private boolean needsAll(int node) {
        return node >= graph.size()
                || graph.node(node).need() == graph.node(node).predecessors().size();
    }

    /** Whether any node needs only some of those before it. */
    boolean partial() {
        for (int node = graph.taskCount(); node < graph.size(); node++) {
            if (!needsAll(node)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the node at an edge's end waits for its start, given when each is done. */
    boolean binds(int edge, double[] finish) {
        int end = to[edge];
        return needsAll(end) || finish[from[edge]] <= finish[end];
    }
}
