package dev.stretto.plan;

/**
 * How long a task takes, as a range in minutes; {@code low == high} where the author gave one figure.
 *
 * @param lowMinutes at least 0
 * @param highMinutes at least {@code lowMinutes}
 */
public record Estimate(double lowMinutes, double highMinutes) {

    public Estimate {
        if (!(lowMinutes >= 0 && highMinutes >= lowMinutes && Double.isFinite(highMinutes))) {
            throw new IllegalArgumentException(
                    "estimate " + lowMinutes + " to " + highMinutes + " minutes is no range");
        }
    }

    /** The figure used where one is needed. */
    public double minutes(Choice choice) {
        return switch (choice) {
            case LOW -> lowMinutes;
            case MID -> (lowMinutes + highMinutes) / 2;
            case HIGH -> highMinutes;
        };
    }

    /** Which end of the range to plan with. */
    public enum Choice {
        LOW,
        MID,
        HIGH
    }
}
