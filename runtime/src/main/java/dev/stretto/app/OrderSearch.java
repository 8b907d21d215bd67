package dev.stretto.app;

import dev.stretto.engine.RunDefinition;
import dev.stretto.forecast.OptimizedOrder;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import java.nio.file.Path;
import java.time.Duration;

/** Searches for the order in which a run should start its tasks, for so long. */
public final class OrderSearch {

    /** The same plan is searched in the same way each time. */
    private static final long SEED = 1;

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
        long end = System.nanoTime() + budget.toNanos();
        return OptimizedOrder.of(definition, minutes, SEED, _ -> System.nanoTime() - end < 0);
    }
}
