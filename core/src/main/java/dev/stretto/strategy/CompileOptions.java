package dev.stretto.strategy;

/**
 * How to compile a plan.
 *
 * @param phaseOrder what the order of phases means
 * @param thresholdPercent the share that {@link PhaseOrder#THRESHOLD} asks for, 1 to 100
 */
public record CompileOptions(PhaseOrder phaseOrder, int thresholdPercent) {

    /** The share at which a phase counts as mostly done, unless said otherwise. */
    public static final int THRESHOLD_PERCENT_DEFAULT = 80;

    public static final CompileOptions DEFAULT = new CompileOptions(PhaseOrder.FULL, THRESHOLD_PERCENT_DEFAULT);

    public CompileOptions {
        if (thresholdPercent < 1 || thresholdPercent > 100) {
            throw new IllegalArgumentException("a threshold is a percentage from 1 to 100, not " + thresholdPercent);
        }
    }
}
