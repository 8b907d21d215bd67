package dev.stretto.report;

/** The distance of the marks of an axis, as people count time. */
final class TickStep {

    /** In minutes, up to a day of 24 hours; beyond that hours go by ones, twos and fives. */
    private static final double[] STEPS = {
        0.1 / 60, 0.2 / 60, 0.5 / 60, 1 / 60.0, 2 / 60.0, 5 / 60.0, 10 / 60.0, 15 / 60.0, 30 / 60.0, 1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 480,
        720, 1440
    };

    private TickStep() {}

    /**
     * The smallest distance that gives few enough marks; a tenth of a second at least.
     *
     * @param minutes how long the axis is, above 0
     * @param most the most marks but for the first
     */
    static double minutes(double minutes, int most) {
        double least = minutes / most;
        for (double step : STEPS) {
            if (step >= least) {
                return step;
            }
        }
        double power = 60 * Math.pow(10, Math.floor(Math.log10(least / 60)));
        for (int digit : new int[] {1, 2, 5}) {
            if (digit * power >= least) {
                return digit * power;
            }
        }
        return 10 * power;
    }
}
