package dev.stretto.format.lint;

import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a plan's own dependencies and upper estimates give, for the plan and for each phase. */
final class Figures {

    private final Plan plan;
    private final TaskGraph graph;
    private final double[] minutes;
    private final Schedule schedule;
    private final PhaseChains chains;
    private final Map<PhaseId, List<Integer>> members = new LinkedHashMap<>();
    private final List<Integer> all = new ArrayList<>();

    Figures(Plan plan, TaskGraph graph) {
        this.plan = plan;
        this.graph = graph;
        this.minutes = Estimates.minutes(plan.tasks(), Estimate.Choice.HIGH);
        this.schedule = new Schedule(graph, minutes);
        this.chains = new PhaseChains(plan, graph, minutes);
        plan.phases().forEach(phase -> members.put(phase.id(), new ArrayList<>()));
        for (int task = 0; task < plan.tasks().size(); task++) {
            all.add(task);
            List<Integer> phase =
                    plan.tasks().get(task).phase().map(members::get).orElse(null);
            if (phase != null) {
                phase.add(task);
            }
        }
    }

    /** The tasks of a scope, in plan order; none for a phase that is not there. */
    List<Integer> tasks(Scope scope) {
        return scope.phase()
                .map(phase -> members.getOrDefault(phase, List.of()))
                .orElse(all);
    }

    /** Whether it has tasks and the author has estimated all of them, so that times can be worked out. */
    boolean estimated(Scope scope) {
        List<Integer> tasks = tasks(scope);
        return !tasks.isEmpty()
                && tasks.stream()
                        .allMatch(task -> plan.tasks().get(task).estimate().isPresent());
    }

    /** All its tasks one after the other, in minutes. */
    double sequential(Scope scope) {
        return tasks(scope).stream().mapToDouble(task -> minutes[task]).sum();
    }

    /** The longest chain of dependencies, in minutes. */
    double chain(Scope scope) {
        return scope.phase().map(chains::minutes).orElseGet(schedule::makespan);
    }

    /** The tasks of one longest chain, first to last. */
    List<TaskId> chainPath(Scope scope) {
        return scope.phase().map(chains::path).orElseGet(schedule::criticalPath).stream()
                .map(graph::task)
                .toList();
    }

    /** How long the longest chain takes if only these tasks took any time. */
    double chainOf(List<Integer> tasks) {
        double[] only = new double[minutes.length];
        tasks.forEach(task -> only[task] = minutes[task]);
        return new Schedule(graph, only).makespan();
    }

    /** All phases with tasks. */
    List<PhaseId> phases() {
        return members.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether every task stands in a phase. */
    boolean phasesHoldAll() {
        return plan.tasks().stream().map(Task::phase).allMatch(phase -> phase.isPresent());
    }
}
