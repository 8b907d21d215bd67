package dev.stretto.report;

import dev.stretto.forecast.Forecast;
import dev.stretto.forecast.Timetable;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When each task runs with so many workers, if every one takes what it is estimated to.
 *
 * @param workers at least 1
 * @param spans by node of the graph
 */
public record PlannedTimes(int workers, List<Span> spans) {

    /**
     * One task's time.
     *
     * @param startMinutes from the start of all
     * @param endMinutes at least {@code startMinutes}
     * @param slot who runs it, from 0
     */
    public record Span(double startMinutes, double endMinutes, int slot) {}

    public PlannedTimes {
        spans = List.copyOf(spans);
    }

    /**
     * The times of the engine in virtual time, about the whole plan, also what is completed or deferred. What the plan leaves
     * out takes no time, in the first slot.
     *
     * @param minutes how long each task takes, by node
     */
    public static PlannedTimes of(Plan plan, TaskGraph graph, List<Double> minutes, Forecast.Setting setting) {
        double[] each = minutes.stream().mapToDouble(Double::doubleValue).toArray();
        Timetable times = Forecast.run(plan, graph, each, setting);
        List<Span> spans = IntStream.range(0, graph.taskCount())
                .mapToObj(task -> new Span(
                        times.startMinutes(task), times.endMinutes(task), times.runs(task) ? times.worker(task) : 0))
                .toList();
        return new PlannedTimes(setting.workers(), spans);
    }

    /** The first free slot of each span, in the order in which they start. */
    static int[] slots(double[] starts, double[] ends) {
        int[] slots = new int[starts.length];
        List<Double> free = new ArrayList<>();
        List<Integer> byStart = IntStream.range(0, starts.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(task -> starts[task])
                        .thenComparingDouble(task -> ends[task]))
                .toList();
        for (int task : byStart) {
            int slot = 0;
            while (slot < free.size() && free.get(slot) > starts[task]) {
                slot++;
            }
            if (slot == free.size()) {
                free.add(ends[task]);
            } else {
                free.set(slot, ends[task]);
            }
            slots[task] = slot;
        }
        return slots;
    }

    /** From the first start to the last end. */
    public double makespanMinutes() {
        return spans.stream().mapToDouble(Span::endMinutes).max().orElse(0);
    }
}
