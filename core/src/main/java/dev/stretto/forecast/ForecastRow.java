package dev.stretto.forecast;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What one strategy makes of one number of workers.
 *
 * @param makespanMinutes from the first start to the last end
 * @param lowerBoundMinutes what no order of starts can beat on this graph: the longer of its critical path and of all work
 *     divided by the workers
 * @param speedup all work over the makespan
 * @param efficiency the speed-up per worker
 * @param spread how far it may be off, where that was asked for
 */
public record ForecastRow(
        String strategy,
        int workers,
        double makespanMinutes,
        double lowerBoundMinutes,
        double speedup,
        double efficiency,
        Optional<Spread> spread) {

    /** The makespan that half of the drawn runs, and nine of ten, do not exceed. */
    public record Spread(double p50Minutes, double p90Minutes) {}

    /**
     * How often to draw.
     *
     * @param count how many runs; 0 for none
     * @param seed the same seed draws the same durations for every strategy and number of workers
     */
    public record Samples(int count, long seed) {}

    /** Forecasts a compiled plan. */
    public static ForecastRow of(
            Plan plan,
            TaskGraph graph,
            String strategy,
            TaskMinutes minutes,
            Forecast.Setting setting,
            Samples samples) {
        Timetable timetable = Forecast.run(plan, graph, minutes.expected(), setting);
        double makespan = timetable.makespanMinutes();
        double speedup = makespan == 0 ? 1 : timetable.workMinutes() / makespan;
        return new ForecastRow(
                strategy,
                setting.workers(),
                makespan,
                LowerBound.minutes(plan, graph, minutes.expected(), timetable.workMinutes(), setting.workers()),
                speedup,
                speedup / setting.workers(),
                spread(plan, graph, minutes, setting, samples));
    }

    private static Optional<Spread> spread(
            Plan plan, TaskGraph graph, TaskMinutes minutes, Forecast.Setting setting, Samples samples) {
        if (samples.count() == 0) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(samples.seed());
        double[] makespans = new double[samples.count()];
        for (int sample = 0; sample < makespans.length; sample++) {
            makespans[sample] =
                    Forecast.run(plan, graph, minutes.draw(random), setting).makespanMinutes();
        }
        Arrays.sort(makespans);
        return Optional.of(new Spread(percentile(makespans, 50), percentile(makespans, 90)));
    }

    /** The nearest rank. */
    private static double percentile(double[] sorted, int percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }
}
