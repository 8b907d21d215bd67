package dev.stretto.forecast;

import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * The schedule that {@link Forecast} finds, for plans so large that running the engine several times would take too long: list
 * scheduling (Graham 1966) by priority, then upward rank, then plan order. It counts neither claims nor wishes of order.
 */
final class ListSchedule {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private record Running(long untilMillis, int task) {}

    private final TaskGraph graph;
    private final double[] minutes;
    private final int workers;
    private final PriorityQueue<Integer> ready;
    private final PriorityQueue<Running> running =
            new PriorityQueue<>(Comparator.comparingLong(Running::untilMillis).thenComparingInt(Running::task));
    private final Deque<Integer> done = new ArrayDeque<>();
    private final int[] met;

    private ListSchedule(Plan plan, TaskGraph graph, double[] minutes, Schedule schedule, int workers) {
        this.graph = graph;
        this.minutes = minutes;
        this.workers = workers;
        this.met = new int[graph.size()];
        this.ready = new PriorityQueue<>(
                Comparator.comparing((Integer task) -> plan.tasks().get(task).priority())
                        .thenComparingDouble(task -> -schedule.upwardRank(task))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * How long a plan takes with so many workers.
     *
     * @param minutes how long each task takes, by node
     * @param schedule of this graph with these minutes
     */
    static double makespanMinutes(Plan plan, TaskGraph graph, double[] minutes, Schedule schedule, int workers) {
        return new ListSchedule(plan, graph, minutes, schedule, workers).run() / MILLIS_PER_MINUTE;
    }

    private long run() {
        for (int node = 0; node < met.length; node++) {
            if (needed(node) == 0) {
                open(node);
            }
        }
        long now = 0;
        while (true) {
            settle();
            while (running.size() < workers && !ready.isEmpty()) {
                int task = ready.remove();
                running.add(new Running(now + Math.round(minutes[task] * MILLIS_PER_MINUTE), task));
            }
            Running next = running.poll();
            if (next == null) {
                return now;
            }
            now = next.untilMillis;
            done.add(next.task);
        }
    }

    private int needed(int node) {
        return graph.node(node).need() + graph.node(node).onFailureOf().size();
    }

    /** What takes no time needs no worker. */
    private void open(int node) {
        if (graph.isTask(node) && minutes[node] > 0) {
            ready.add(node);
        } else {
            done.add(node);
        }
    }

    private void settle() {
        for (Integer node = done.poll(); node != null; node = done.poll()) {
            for (int next : graph.successors(node)) {
                if (++met[next] == needed(next)) {
                    open(next);
                }
            }
        }
    }
}
