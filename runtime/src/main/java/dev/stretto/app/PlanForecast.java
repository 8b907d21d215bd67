package dev.stretto.app;

import dev.stretto.forecast.Forecast;
import dev.stretto.forecast.ForecastRow;
import dev.stretto.forecast.TaskMinutes;
import dev.stretto.plan.Plan;
import dev.stretto.strategy.Compilation;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be expected of a plan.
 *
 * @param minutes how long each task is thought to take
 * @param learned what earlier runs told of that
 * @param compiled the strategies it was forecast by
 * @param rows a strategy after the other, each with the numbers of workers as asked
 */
public record PlanForecast(
        Plan plan,
        ForecastRequest request,
        TaskMinutes minutes,
        LearnedMinutes learned,
        CompiledStrategies compiled,
        List<ForecastRow> rows) {

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
        return new PlanForecast(plan, request, minutes, learned, compiled, rows);
    }
}
