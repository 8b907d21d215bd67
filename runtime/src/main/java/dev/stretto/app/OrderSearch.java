package dev.stretto.app;

import dev.stretto.engine.RunDefinition;
import dev.stretto.forecast.Forecast;
import dev.stretto.forecast.OptimizedOrder;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongPredicate;

/** Searches for the order in which a run should start its tasks, for so long. */
public final class OrderSearch {

    /** The same plan is searched in the same way each time. */
    private static final long SEED = 1;

    /**
     * How a search goes.
     *
     * @param budget how long it may take
     * @param seed where its chances come from
     */
    public record Limits(Duration budget, long seed) {}

    private OrderSearch() {}

    /**
     * An order for a run as it is asked for, by the upper estimates, as the plain rule counts too.
     *
     * @param plan a plan that is ok
     * @param directory where the run is to start
     * @throws UserError if the request does not fit the plan
     */
    public static OptimizedOrder of(LoadedPlan plan, RunRequest request, Path directory, Duration budget)
            throws UserError {
        try (Place place = Place.of(directory)) {
            RunDefinition definition = StartRun.definition(plan, request, place.root());
            return of(definition, Estimates.minutes(definition.plan().tasks(), Estimate.Choice.HIGH), budget);
        }
    }

    /**
     * An order for a defined run.
     *
     * @param minutes how long each task takes, by node
     */
    static OptimizedOrder of(RunDefinition definition, double[] minutes, Duration budget) {
        return OptimizedOrder.of(definition, minutes, SEED, within(budget));
    }

    /**
     * An order for what a forecast is about.
     *
     * @param minutes how long each task takes, by node
     */
    static OptimizedOrder of(Plan plan, TaskGraph graph, double[] minutes, Forecast.Setting setting, Limits limits) {
        return OptimizedOrder.of(plan, graph, minutes, setting, limits.seed(), within(limits.budget()));
    }

    private static LongPredicate within(Duration budget) {
        long end = System.nanoTime() + budget.toNanos();
        return _ -> System.nanoTime() - end < 0;
    }
}
