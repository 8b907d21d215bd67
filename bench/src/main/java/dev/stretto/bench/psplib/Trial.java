package dev.stretto.bench.psplib;

import dev.stretto.optimize.ScheduleCheck;
import dev.stretto.optimize.Scheme;
import dev.stretto.optimize.Search;
import dev.stretto.optimize.Solution;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one instance came to.
 *
 * @param plain the makespan of one pass by the longest remaining path
 * @param found the makespan after the search; the same where there was none
 * @param violations what is wrong with either schedule: nothing
 */
record Trial(Instance instance, long plain, long found, long schedules, double millis, List<String> violations) {

    private static final double NANOS_PER_MILLI = 1_000_000;

    /** One pass by the plain rule, checked. */
    static Trial plain(Instance instance, long seed) {
        return run(instance, seed, new Budget(0, 1));
    }

    /** One pass, and then the search, both checked. */
    static Trial run(Instance instance, long seed, Budget budget) {
        long start = Budget.nanosNow();
        Search search = new Search(instance.problem(), Scheme.Kind.SERIAL, seed);
        Solution plain = search.best();
        Solution found = search.run(budget.begin());
        double millis = (Budget.nanosNow() - start) / NANOS_PER_MILLI;
        List<String> violations = Stream.of(plain, found)
                .flatMap(solution -> ScheduleCheck.violations(instance.problem(), solution.starts()).stream())
                .toList();
        return new Trial(instance, plain.makespan(), found.makespan(), found.schedules(), millis, violations);
    }

    double plainGapPercent() {
        return percentAbove(plain, instance.best());
    }

    double gapPercent() {
        return percentAbove(found, instance.best());
    }

    /** How far it is above the critical path, as the literature counts where optima are not known. */
    double abovePathPercent() {
        return percentAbove(found, instance.problem().criticalPath());
    }

    double bestAbovePathPercent() {
        return percentAbove(instance.best(), instance.problem().criticalPath());
    }

    private static double percentAbove(long value, long base) {
        return 100.0 * (value - base) / base;
    }
}
