package dev.stretto.strategy;

import dev.stretto.plan.TaskId;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How to compile a plan.
 *
 * @param phaseOrder what the order of phases means
 * @param thresholdPercent the share that {@link PhaseOrder#THRESHOLD} asks for, 1 to 100
 * @param included tasks, or groups of them, that run although the plan defers them or leaves them out
 */
public record CompileOptions(PhaseOrder phaseOrder, int thresholdPercent, NavigableSet<TaskId> included) {

    /** The share at which a phase counts as mostly done, unless said otherwise. */
    public static final int THRESHOLD_PERCENT_DEFAULT = 80;

    public static final CompileOptions DEFAULT = new CompileOptions(PhaseOrder.FULL, THRESHOLD_PERCENT_DEFAULT);

    public CompileOptions {
        if (thresholdPercent < 1 || thresholdPercent > 100) {
            throw new IllegalArgumentException("a threshold is a percentage from 1 to 100, not " + thresholdPercent);
        }
        included = Collections.unmodifiableNavigableSet(new TreeSet<>(included));
    }

    /** Options that include nothing. */
    public CompileOptions(PhaseOrder phaseOrder, int thresholdPercent) {
        this(phaseOrder, thresholdPercent, Collections.emptyNavigableSet());
    }
}
