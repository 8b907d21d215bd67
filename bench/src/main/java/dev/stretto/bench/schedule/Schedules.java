package dev.stretto.bench.schedule;

import dev.stretto.forecast.Forecast;
import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Task;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.Arrays;
import java.util.Optional;

/** A plan by one strategy, and how long it takes in virtual time, with claims that keep no tasks apart. */
final class Schedules {

    private final Plan plan;
    private final Strategy strategy;
    private final TaskGraph graph;

    /** By node; 0 for what is left out, or there only for the failure of others. */
    private final double[] minutes;

    private final double criticalPathMinutes;

    private Schedules(Plan plan, Strategy strategy, TaskGraph graph, double[] minutes, double criticalPathMinutes) {
        this.plan = plan;
        this.strategy = strategy;
        this.graph = graph;
        this.minutes = minutes;
        this.criticalPathMinutes = criticalPathMinutes;
    }

    /** Compiles a plan by a strategy; empty where it cannot be. */
    static Optional<Schedules> of(Plan plan, Strategy strategy) {
        CompileOptions options = CompileOptions.DEFAULT.with(strategy);
        return Compiler.compile(plan, "", options).graph().map(graph -> {
            double[] minutes = Estimates.minutes(plan.tasks(), Estimate.Choice.HIGH);
            for (int task = 0; task < minutes.length; task++) {
                minutes[task] = takesTime(plan.tasks().get(task)) ? minutes[task] : 0;
            }
            return new Schedules(plan, strategy, graph, minutes, new Schedule(graph, minutes).makespan());
        });
    }

    /** The graph for so many workers, who are as many as a batch has tasks. */
    private TaskGraph graph(int workers) {
        return switch (strategy) {
            case DAG, WAVES, PIPELINE, INDEPENDENT -> graph;
            case BATCHED, AUTO -> {
                CompileOptions sized = CompileOptions.DEFAULT
                        .with(strategy)
                        .limited(Optional.of(workers), Optional.of(workers), Optional.empty());
                yield Compiler.compile(plan, "", sized).graph().orElseThrow();
            }
        };
    }

    private static boolean takesTime(Task task) {
        return task.status() != PlanStatus.SKIPPED && task.order().onFailureOf().isEmpty();
    }

    Plan plan() {
        return plan;
    }

    double totalMinutes() {
        return Arrays.stream(minutes).sum();
    }

    double makespanMinutes(int workers) {
        return Forecast.makespanMinutes(plan, graph(workers), minutes, workers);
    }

    /** What no schedule can go below: the longest chain, and an even share of the work. */
    double lowerBoundMinutes(int workers) {
        return Math.max(criticalPathMinutes, totalMinutes() / workers);
    }
}
