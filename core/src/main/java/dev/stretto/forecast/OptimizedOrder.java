package dev.stretto.forecast;

import dev.stretto.engine.LandingGates;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunOptions;
import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.optimize.Problem;
import dev.stretto.optimize.ProblemDraft;
import dev.stretto.optimize.Scheme;
import dev.stretto.optimize.Search;
import dev.stretto.optimize.Solution;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The order in which a run should start its tasks, searched for.
 *
 * @param order the tasks, for {@link RunOptions#order()}; empty where the plain rule is as good as anything that was found
 * @param makespanMinutes how long the run takes in that order
 * @param ruleMinutes how long it takes by the plain rule; never less
 * @param lowerBoundMinutes what no order is below
 * @param schedules how many were tried; 0 where the plain rule reaches the lower bound, so that there is nothing to search for
 */
public record OptimizedOrder(
        List<TaskId> order, double makespanMinutes, double ruleMinutes, double lowerBoundMinutes, long schedules) {

    /** A search of fewer schedules, which a large plan leaves time for, has hardly begun. */
    private static final int SCHEDULES_FEW = 100;

    private static final double MILLIS_PER_MINUTE = 60_000;

    public OptimizedOrder {
        order = List.copyOf(order);
    }

    /**
     * Searches for the order of the run that {@link Forecast#run} is of: one of the whole plan, also what is completed or
     * deferred.
     *
     * @param minutes how long each task takes, by node
     * @param setting an order in it is not looked at
     * @param goOn asked before every order that is tried, with how many schedules were made so far
     */
    public static OptimizedOrder of(
            Plan plan, TaskGraph graph, double[] minutes, Forecast.Setting setting, long seed, LongPredicate goOn) {
        return of(Forecast.definition(plan, graph, setting), minutes, seed, goOn);
    }

    /**
     * Searches for an order. The forecast is the engine's own, with the tasks that the options would run.
     *
     * @param definition the run, with its workers and its rules for claims; an order in its options is not looked at
     * @param minutes how long each task takes, by node
     * @param goOn asked before every order that is tried, with how many schedules were made so far
     */
    public static OptimizedOrder of(RunDefinition definition, double[] minutes, long seed, LongPredicate goOn) {
        double rule = forecast(definition, minutes, List.of());
        Problem problem = problem(definition, minutes);
        double bound = Search.lowerBound(problem) / MILLIS_PER_MINUTE;
        if (rule <= bound) {
            return new OptimizedOrder(List.of(), rule, rule, bound, 0);
        }
        Solution found = new Search(problem, Scheme.Kind.PARALLEL, seed).run(goOn);
        List<TaskId> order = Arrays.stream(found.order())
                .filter(definition.graph()::isTask)
                .mapToObj(definition.graph()::task)
                .toList();
        double makespan = found.makespan() / MILLIS_PER_MINUTE < rule ? forecast(definition, minutes, order) : rule;
        return makespan < rule
                ? new OptimizedOrder(order, makespan, rule, bound, found.schedules())
                : new OptimizedOrder(List.of(), rule, rule, bound, found.schedules());
    }

    /** Whether there was time for so few schedules that a longer search is likely to find a better one. */
    public boolean hardlyBegun() {
        return schedules > 0 && schedules < SCHEDULES_FEW && makespanMinutes > lowerBoundMinutes;
    }

    private static double forecast(RunDefinition definition, double[] minutes, List<TaskId> order) {
        RunOptions options = definition.options();
        RunOptions undisturbed = new RunOptions(
                options.workers(),
                0,
                0,
                0,
                0,
                true,
                options.rerunCompleted(),
                options.included(),
                options.claims(),
                order,
                options.seed(),
                LandingGates.NONE);
        return Forecast.makespanMinutes(
                new RunDefinition(
                        1,
                        definition.strategy(),
                        definition.reason(),
                        definition.plan(),
                        definition.graph(),
                        undisturbed),
                minutes);
    }

    private static Problem problem(RunDefinition definition, double[] minutes) {
        TaskGraph graph = definition.graph();
        ProblemDraft draft = new ProblemDraft();
        int workers = draft.resource(Math.min(definition.options().workers(), Problem.CAPACITY_MAX));
        for (int node = 0; node < graph.size(); node++) {
            boolean runs = graph.isTask(node) && runs(definition, node);
            draft.node(runs ? Math.round(minutes[node] * MILLIS_PER_MINUTE) : 0);
            draft.uses(node, workers, runs ? 1 : 0);
        }
        for (int node = 0; node < graph.size(); node++) {
            Node waiting = graph.node(node);
            for (int first : waiting.predecessors()) {
                draft.before(first, node);
            }
            for (int cause : waiting.onFailureOf()) {
                draft.before(cause, node);
            }
            draft.need(node, waiting.need() + waiting.onFailureOf().size());
        }
        for (SharedUnits one : SharedUnits.of(definition)) {
            int resource = draft.resource(one.capacity());
            one.uses().forEach((node, amount) -> draft.uses(node, resource, runs(definition, node) ? amount : 0));
        }
        return draft.build();
    }

    /** Nothing fails in a forecast, so that what is there for a failure does not run. */
    private static boolean runs(RunDefinition definition, int node) {
        Task task = definition.task(node);
        return definition.options().runs(task) && task.order().onFailureOf().isEmpty();
    }
}
