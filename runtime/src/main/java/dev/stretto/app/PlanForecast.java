package dev.stretto.app;

import dev.stretto.forecast.Forecast;
import dev.stretto.forecast.ForecastRow;
import dev.stretto.forecast.Interleaving;
import dev.stretto.forecast.OptimizedOrder;
import dev.stretto.forecast.Person;
import dev.stretto.forecast.TaskMinutes;
import dev.stretto.forecast.TeamPlan;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be expected of a plan.
 *
 * @param minutes how long each task is thought to take
 * @param learned what earlier runs told of that
 * @param compiled the strategies it was forecast by
 * @param rows a strategy after the other, each with the numbers of workers as asked
 * @param team who does what when, by the first of the strategies, where people were named
 * @param interleaving one person's order, by the first of the strategies, where that was asked for
 */
public record PlanForecast(
        Plan plan,
        ForecastRequest request,
        TaskMinutes minutes,
        LearnedMinutes learned,
        CompiledStrategies compiled,
        List<Row> rows,
        Optional<TeamPlan> team,
        Optional<Interleaving> interleaving) {

    /**
     * What is to be expected of one strategy and one number of workers.
     *
     * @param plain by the plain rule
     * @param optimized by the best order that a search found, where one was asked for
     */
    public record Row(ForecastRow plain, Optional<OptimizedOrder> optimized) {}

    /** Forecasts a plan that is ok. */
    public static PlanForecast of(LoadedPlan loaded, ForecastRequest request, LearnedMinutes learned) {
        Plan plan = loaded.plan().orElseThrow();
        TaskMinutes minutes = TaskMinutes.of(plan, request.estimate(), learned.tasks());
        CompiledStrategies compiled =
                request.strategies() ? CompiledStrategies.all(loaded) : CompiledStrategies.asLoaded(loaded);
        List<Row> rows = new ArrayList<>();
        for (CompiledStrategies.Compiled each : compiled.good()) {
            for (int workers : request.workers()) {
                Forecast.Setting setting = new Forecast.Setting(workers, request.claims());
                rows.add(row(plan, each.graph(workers), each.strategy(), minutes, setting, request));
            }
        }
        TaskGraph graph = compiled.good().getFirst().graph();
        return new PlanForecast(
                plan,
                request,
                minutes,
                learned,
                compiled,
                rows,
                team(plan, graph, minutes, request.team()),
                Optional.of(request.interleave())
                        .filter(wanted -> wanted)
                        .map(_ -> Interleaving.of(plan, graph, minutes.expected())));
    }

    private static Row row(
            Plan plan,
            TaskGraph graph,
            String strategy,
            TaskMinutes minutes,
            Forecast.Setting setting,
            ForecastRequest request) {
        return new Row(
                ForecastRow.of(plan, graph, strategy, minutes, setting, request.samples()),
                request.optimize().map(limits -> OrderSearch.of(plan, graph, minutes.expected(), setting, limits)));
    }

    private static Optional<TeamPlan> team(Plan plan, TaskGraph graph, TaskMinutes minutes, List<Person> people) {
        return people.isEmpty() ? Optional.empty() : Optional.of(TeamPlan.of(plan, graph, minutes.expected(), people));
    }
}
