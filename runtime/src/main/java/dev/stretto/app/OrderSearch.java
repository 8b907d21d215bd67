package dev.stretto.app;

import dev.stretto.engine.RunDefinition;
import dev.stretto.forecast.OptimizedOrder;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import java.time.Duration;
import java.util.List;

/** Searches for the order in which a run should start its tasks, for so long. */
public final class OrderSearch {

    /** The same plan is searched in the same way each time. */
    private static final long SEED = 1;

    private OrderSearch() {}

    /**
     * An order for a run as it is asked for, by the upper estimates, as the plain rule counts too.
     *
     * @param plan a plan that is ok
     * @throws UserError if the request does not fit the plan
     */
    public static OptimizedOrder of(LoadedPlan plan, RunRequest request, Duration budget) throws UserError {
        RunDefinition definition = StartRun.definition(plan, request);
        return of(
                definition,
                Estimates.minutes(definition.plan().tasks(), Estimate.Choice.HIGH),
                List.of(),
                budget,
                SEED);
    }

    /**
     * An order for a defined run.
     *
     * @param minutes how long each task takes, by node
     * @param shared what tasks share besides workers
     */
    public static OptimizedOrder of(
            RunDefinition definition,
            double[] minutes,
            List<OptimizedOrder.Shared> shared,
            Duration budget,
            long seed) {
        long end = System.nanoTime() + budget.toNanos();
        return OptimizedOrder.of(definition, minutes, shared, seed, _ -> System.nanoTime() - end < 0);
    }
}
