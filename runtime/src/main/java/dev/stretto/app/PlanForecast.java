package dev.stretto.app;

import dev.stretto.forecast.Forecast;
import dev.stretto.forecast.ForecastRow;
import dev.stretto.forecast.Interleaving;
import dev.stretto.forecast.Person;
import dev.stretto.forecast.TaskMinutes;
import dev.stretto.forecast.TeamPlan;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import dev.stretto.strategy.Compilation;
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
        List<ForecastRow> rows,
        Optional<TeamPlan> team,
        Optional<Interleaving> interleaving) {

    /** Forecasts a plan that is ok. */
    public static PlanForecast of(LoadedPlan loaded, ForecastRequest request, LearnedMinutes learned) {
        Plan plan = loaded.plan().orElseThrow();
        TaskMinutes minutes = TaskMinutes.of(plan, request.estimate(), learned.tasks());
        CompiledStrategies compiled =
                request.strategies() ? CompiledStrategies.all(loaded) : CompiledStrategies.asLoaded(loaded);
        List<ForecastRow> rows = new ArrayList<>();
        for (Compilation compilation : compiled.good()) {
            for (int workers : request.workers()) {
                rows.add(ForecastRow.of(
                        plan,
                        compilation.graph().orElseThrow(),
                        compilation.strategy(),
                        minutes,
                        new Forecast.Setting(workers, request.claims()),
                        request.samples()));
            }
        }
        TaskGraph graph = compiled.good().getFirst().graph().orElseThrow();
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

    private static Optional<TeamPlan> team(Plan plan, TaskGraph graph, TaskMinutes minutes, List<Person> people) {
        return people.isEmpty() ? Optional.empty() : Optional.of(TeamPlan.of(plan, graph, minutes.expected(), people));
    }
}
