package dev.stretto.forecast;

import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.strategy.Batches;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a plan's graph tells before it runs. Durations in minutes; tasks by node.
 *
 * @param schedule earliest and latest times with room for everything
 * @param minutes each task's duration; 0 for one that is left out, or there only for the failure of others
 * @param totalMinutes all of them together
 * @param independentPercent the share of tasks that state no dependency, nor does their phase
 * @param recommendedWorkers the fewest, up to 8, that come within 5 % of the best makespan
 * @param recommendedMinutes the makespan with so many
 * @param batches the groups that a batched run forms, or would
 * @param batchStatistics how large those are
 * @param bestRemoval the dependency whose removal would save most; empty where none saves anything by itself
 * @param besidePhases the phases that could run beside others
 */
public record Analysis(
        Schedule schedule,
        List<Double> minutes,
        double totalMinutes,
        int independentPercent,
        int recommendedWorkers,
        double recommendedMinutes,
        List<List<Integer>> batches,
        BatchStatistics batchStatistics,
        Optional<Removal> bestRemoval,
        List<BesidePhases> besidePhases) {

    /** Analyses a compiled plan. */
    public static Analysis of(Plan plan, TaskGraph graph, Estimate.Choice choice) {
        double[] minutes = Estimates.minutes(plan.tasks(), choice);
        for (int node = 0; node < minutes.length; node++) {
            minutes[node] = takesTime(plan.tasks().get(node)) ? minutes[node] : 0;
        }
        Schedule schedule = new Schedule(graph, minutes);
        int workers = WorkerAdvice.workers(plan, graph, minutes, schedule);
        List<List<Integer>> batches = batches(plan, graph);
        return new Analysis(
                schedule,
                Arrays.stream(minutes).boxed().toList(),
                Arrays.stream(minutes).sum(),
                independentPercent(plan),
                workers,
                WorkerAdvice.makespan(plan, graph, minutes, schedule, workers),
                batches,
                BatchStatistics.of(batches),
                bestRemoval(plan, graph, minutes, schedule, workers),
                BesidePhases.of(plan, graph, minutes));
    }

    /** Those that the graph was compiled to, where it was; else those it would be. */
    private static List<List<Integer>> batches(Plan plan, TaskGraph graph) {
        List<List<Integer>> compiled = Batches.of(graph);
        return compiled.isEmpty() ? Batches.of(plan, graph, Batches.size(graph.taskCount())) : compiled;
    }

    /** Nothing fails in an analysis, and what the plan leaves out for good does not run. */
    private static boolean takesTime(Task task) {
        return task.status() != PlanStatus.SKIPPED && task.order().onFailureOf().isEmpty();
    }

    private static int independentPercent(Plan plan) {
        Set<PhaseId> dependent = plan.phases().stream()
                .filter(phase -> !phase.dependencies().orElse(List.of()).isEmpty())
                .map(Phase::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        long independent = plan.tasks().stream()
                .filter(task -> task.dependencies().orElse(List.of()).isEmpty())
                .filter(task -> task.phase().filter(dependent::contains).isEmpty())
                .count();
        return plan.tasks().isEmpty()
                ? 0
                : (int) Math.round(100.0 * independent / plan.tasks().size());
    }

    private static Optional<Removal> bestRemoval(
            Plan plan, TaskGraph graph, double[] minutes, Schedule schedule, int workers) {
        Network network = new Network(plan, graph, minutes);
        return RemovalSearch.of(network).map(found -> {
            int from = network.from(found.edge());
            List<Integer> tasks = network.heldUp(found.edge());
            TaskGraph loose = graph.without(from, tasks);
            return new Removal(
                    from,
                    tasks,
                    network.stated(found.edge()),
                    schedule.makespan() - found.minutes(),
                    found.minutes(),
                    WorkerAdvice.makespan(plan, loose, minutes, new Schedule(loose, minutes), workers));
        });
    }
}
