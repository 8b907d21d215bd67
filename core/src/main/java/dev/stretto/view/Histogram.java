package dev.stretto.view;

import java.util.Arrays;
import java.util.List;

/** How often something took how long, in seconds: counts between fixed bounds, each about two to three times the one before. */
public final class Histogram {

    private static final double[] BOUNDS = {
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120,
        300, 600, 1_800, 3_600, 7_200, 14_400
    };

    private final long[] counts;
    private double sum;

    /** With nothing counted. */
    public Histogram() {
        this.counts = new long[BOUNDS.length + 1];
    }

    /**
     * As one was before.
     *
     * @param counts as {@link #counts} told them; others, of a Stretto with other bounds, count for nothing
     * @param sum as {@link #sum} told it
     */
    public Histogram(List<Long> counts, double sum) {
        this();
        if (counts.size() == this.counts.length) {
            Arrays.setAll(this.counts, counts::get);
            this.sum = sum;
        }
    }

    /** Counts one duration. */
    public void add(double seconds) {
        int at = 0;
        while (at < BOUNDS.length && seconds > BOUNDS[at]) {
            at++;
        }
        counts[at]++;
        sum += seconds;
    }

    /** The upper bounds, in seconds, the last of which is infinite. */
    public static List<Double> bounds() {
        Double[] bounds = new Double[BOUNDS.length + 1];
        Arrays.setAll(bounds, at -> at < BOUNDS.length ? BOUNDS[at] : Double.POSITIVE_INFINITY);
        return List.of(bounds);
    }

    /** How many durations there were up to each bound and above the one before. */
    public List<Long> counts() {
        return Arrays.stream(counts).boxed().toList();
    }

    /** All durations together. */
    public double sum() {
        return sum;
    }
}
