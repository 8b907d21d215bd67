package dev.stretto.forecast;

import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import java.util.Arrays;

/** How many workers a plan is worth. */
final class WorkerAdvice {

    private static final int WORKERS_MAX = 8;
    private static final double GOOD_ENOUGH = 1.05;

    /** Sums in different orders differ by less than this share. */
    private static final double ROUNDING = 1e-9;

    /** Plans of more tasks are scheduled without the engine, which would take seconds for each number of workers. */
    static final int ENGINE_TASKS_MAX = 2_000;

    private WorkerAdvice() {}

    /** The fewest workers, up to {@value #WORKERS_MAX}, that come within 5 % of the best makespan. */
    static int workers(Plan plan, TaskGraph graph, double[] minutes, Schedule schedule) {
        int useful = Math.clamp(schedule.maxParallel(), 1, WORKERS_MAX);
        double enough = makespan(plan, graph, minutes, schedule, useful) * GOOD_ENOUGH;
        double total = Arrays.stream(minutes).sum();
        for (int workers = 1; workers < useful; workers++) {
            boolean hopeless = total / workers > enough * (1 + ROUNDING);
            if (!hopeless && makespan(plan, graph, minutes, schedule, workers) <= enough) {
                return workers;
            }
        }
        return useful;
    }

    /**
     * How long a plan takes with so many workers.
     *
     * @param schedule of this graph with these minutes
     */
    static double makespan(Plan plan, TaskGraph graph, double[] minutes, Schedule schedule, int workers) {
        return graph.taskCount() > ENGINE_TASKS_MAX
                ? ListSchedule.makespanMinutes(plan, graph, minutes, schedule, workers)
                : Forecast.makespanMinutes(plan, graph, minutes, workers);
    }
}
