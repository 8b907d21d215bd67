package dev.stretto.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The schedule a graph allows with room for everything at once: earliest and latest times by the critical path method (Kelley
 * and Walker 1959), all in minutes from the start. A barrier takes no time; one that needs only some of its predecessors opens
 * with the last of the earliest ones it needs. A task that is needed only where another fails comes after that one.
 */
public final class Schedule {

    /** Sums in different orders differ by less than this share. */
    private static final double ROUNDING = 1e-9;

    private final TaskGraph graph;
    private final double[] minutes;
    private final double[] start;
    private final double[] finish;
    private final double[] tail;
    private final double[] bindingTail;
    private final double[] wave;
    private final double makespan;

    /**
     * @param minutes how long each task takes, by node
     */
    public Schedule(TaskGraph graph, double[] minutes) {
        this.graph = graph;
        this.minutes = Arrays.copyOf(minutes, graph.size());
        this.start = new double[graph.size()];
        this.finish = new double[graph.size()];
        this.tail = new double[graph.size()];
        this.bindingTail = new double[graph.size()];
        this.wave = new double[graph.size()];
        forward();
        backward();
        this.makespan = Arrays.stream(finish).max().orElse(0);
    }

    private void forward() {
        for (int node : graph.topologicalOrder()) {
            Node waiting = graph.node(node);
            start[node] = Math.max(
                    earliest(waiting.need(), waiting.predecessors(), finish), latest(waiting.onFailureOf(), finish));
            finish[node] = start[node] + minutes[node];
            double level = Math.max(
                    earliest(waiting.need(), waiting.predecessors(), wave), latest(waiting.onFailureOf(), wave));
            wave[node] = level + (graph.isTask(node) ? 1 : 0);
        }
    }

    /** When so many of the nodes are through, given when each is; 0 where none needs to be. */
    private static double earliest(int need, List<Integer> nodes, double[] through) {
        if (need == nodes.size()) {
            return latest(nodes, through);
        }
        double[] sorted =
                nodes.stream().mapToDouble(node -> through[node]).sorted().toArray();
        return need == 0 ? 0 : sorted[need - 1];
    }

    private static double latest(List<Integer> nodes, double[] through) {
        double latest = 0;
        for (int node : nodes) {
            latest = Math.max(latest, through[node]);
        }
        return latest;
    }

    private void backward() {
        int[] order = graph.topologicalOrder();
        for (int at = order.length - 1; at >= 0; at--) {
            int node = order[at];
            for (int successor : graph.successors(node)) {
                tail[node] = Math.max(tail[node], minutes[successor] + tail[successor]);
                if (binds(node, successor)) {
                    bindingTail[node] = Math.max(bindingTail[node], minutes[successor] + bindingTail[successor]);
                }
            }
        }
    }

    /** Whether the successor waits for the node; a barrier does not for those that finish after it opened. */
    private boolean binds(int node, int successor) {
        return finish[node] <= start[successor];
    }

    /** The upward rank (Topcuoglu, Hariri, Wu 2002): the node's own minutes and the longest path after it. */
    public double upwardRank(int node) {
        return minutes[node] + tail[node];
    }

    /** When the node starts at the earliest. */
    public double start(int node) {
        return start[node];
    }

    public double finish(int node) {
        return finish[node];
    }

    /** How long everything takes with room for all. */
    public double makespan() {
        return makespan;
    }

    /** How much later the task could finish without delaying the whole. */
    public double slack(int node) {
        double slack = makespan - finish[node] - bindingTail[node];
        return slack > makespan * ROUNDING ? slack : 0;
    }

    /** The topological level of a task, from 1. */
    public int wave(int node) {
        return (int) wave[node];
    }

    /** The tasks of each level, in plan order. */
    public List<List<Integer>> waves() {
        List<List<Integer>> waves = new ArrayList<>();
        for (int node = 0; node < graph.taskCount(); node++) {
            while (waves.size() < wave(node)) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave(node) - 1).add(node);
        }
        return Collections.unmodifiableList(waves);
    }

    /** The tasks of one longest chain of nodes that bind each other, first to last; as long as the makespan. */
    public List<Integer> criticalPath() {
        List<Integer> path = new ArrayList<>();
        int node = longest(IntStream.range(0, graph.size()));
        while (node >= 0) {
            if (graph.isTask(node)) {
                path.add(node);
            }
            int before = node;
            node = longest(Arrays.stream(graph.successors(node)).filter(next -> binds(before, next)));
        }
        return path;
    }

    /** The first of these nodes with the longest chain from it on; -1 for none. */
    private int longest(IntStream candidates) {
        return candidates.reduce(-1, (best, node) -> best < 0 || chain(node) > chain(best) ? node : best);
    }

    private double chain(int node) {
        return minutes[node] + bindingTail[node];
    }

    /** The most tasks that run at the same moment when each starts as early as it can. */
    public int maxParallel() {
        double[] starts = new double[graph.taskCount()];
        double[] ends = new double[graph.taskCount()];
        for (int node = 0; node < graph.taskCount(); node++) {
            starts[node] = start[node];
            ends[node] = finish[node];
        }
        Arrays.sort(starts);
        Arrays.sort(ends);
        int most = 0;
        int ended = 0;
        for (int started = 0; started < starts.length; started++) {
            while (ended < started && ends[ended] <= starts[started]) {
                ended++;
            }
            most = Math.max(most, started + 1 - ended);
        }
        return most;
    }
}
