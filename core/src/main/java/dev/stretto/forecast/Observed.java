package dev.stretto.forecast;

import java.util.List;

/**
 * How long a task took in earlier runs, in minutes.
 *
 * @param lowMinutes the shortest
 * @param medianMinutes the middle one, or the mean of the two in the middle
 * @param highMinutes the longest
 * @param attempts how many were measured
 */
public record Observed(double lowMinutes, double medianMinutes, double highMinutes, int attempts) {

    /**
     * From single measurements.
     *
     * @param minutes at least one
     */
    public static Observed of(List<Double> minutes) {
        double[] sorted =
                minutes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int count = sorted.length;
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        return new Observed(sorted[0], median, sorted[count - 1], count);
    }
}
