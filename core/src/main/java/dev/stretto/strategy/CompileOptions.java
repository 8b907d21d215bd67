package dev.stretto.strategy;

import dev.stretto.plan.Command;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.TaskId;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How to compile a plan.
 *
 * @param strategy by which rule; {@link Strategy#AUTO} leaves it to the plan, where a phase can also name its own
 * @param yielding whether the strategy that the plan's front matter names, if it does, goes before this one
 * @param phaseOrder what the order of phases means
 * @param thresholdPercent the share that {@link PhaseOrder#THRESHOLD} asks for, and the strategies that let phases overlap;
 *     1 to 100
 * @param included tasks, or groups of them, that run although the plan defers them or leaves them out
 * @param batchSize how many tasks make a batch, at least 1; empty where nobody says
 * @param workers how many tasks may run at once, at least 1; empty where nobody says
 * @param phasesMax how many phases may be in flight at once, at least 1; empty for no limit
 * @param verify whether verifications and {@code Testing:} blocks of phases become gates
 * @param barrierGate what must pass at the end of every wave, batch and phase
 * @param onVerifyFailure what the failure of a verification means where its author does not say
 */
public record CompileOptions(
        Strategy strategy,
        boolean yielding,
        PhaseOrder phaseOrder,
        int thresholdPercent,
        NavigableSet<TaskId> included,
        Optional<Integer> batchSize,
        Optional<Integer> workers,
        Optional<Integer> phasesMax,
        boolean verify,
        Optional<Command> barrierGate,
        OnVerifyFailure onVerifyFailure) {

    /** The share at which a phase counts as mostly done, unless said otherwise. */
    public static final int THRESHOLD_PERCENT_DEFAULT = 80;

    /** The plain graph of what waits for what, which every other strategy starts from. */
    public static final CompileOptions DEFAULT = new CompileOptions(PhaseOrder.FULL, THRESHOLD_PERCENT_DEFAULT);

    public CompileOptions {
        if (thresholdPercent < 1 || thresholdPercent > 100) {
            throw new IllegalArgumentException("a threshold is a percentage from 1 to 100, not " + thresholdPercent);
        }
        requirePositive("a batch size", batchSize);
        requirePositive("a number of workers", workers);
        requirePositive("a number of phases", phasesMax);
        included = Collections.unmodifiableNavigableSet(new TreeSet<>(included));
    }

    private static void requirePositive(String what, Optional<Integer> count) {
        count.filter(number -> number < 1).ifPresent(number -> {
            throw new IllegalArgumentException(what + " is at least 1, not " + number);
        });
    }

    /** Options for the plain graph. */
    public CompileOptions(PhaseOrder phaseOrder, int thresholdPercent, NavigableSet<TaskId> included) {
        this(
                Strategy.DAG,
                false,
                phaseOrder,
                thresholdPercent,
                included,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                OnVerifyFailure.HOLD);
    }

    /** Options for the plain graph that include nothing. */
    public CompileOptions(PhaseOrder phaseOrder, int thresholdPercent) {
        this(phaseOrder, thresholdPercent, Collections.emptyNavigableSet());
    }

    /** The same by another strategy, whatever the plan names. */
    public CompileOptions with(Strategy other) {
        return new CompileOptions(
                other,
                false,
                phaseOrder,
                thresholdPercent,
                included,
                batchSize,
                workers,
                phasesMax,
                verify,
                barrierGate,
                onVerifyFailure);
    }

    /** The same with other tasks that run although the plan defers them or leaves them out. */
    public CompileOptions including(NavigableSet<TaskId> others) {
        return new CompileOptions(
                strategy,
                yielding,
                phaseOrder,
                thresholdPercent,
                others,
                batchSize,
                workers,
                phasesMax,
                verify,
                barrierGate,
                onVerifyFailure);
    }

    /** The same with other limits. */
    public CompileOptions limited(
            Optional<Integer> otherBatchSize, Optional<Integer> otherWorkers, Optional<Integer> otherPhasesMax) {
        return new CompileOptions(
                strategy,
                yielding,
                phaseOrder,
                thresholdPercent,
                included,
                otherBatchSize,
                otherWorkers,
                otherPhasesMax,
                verify,
                barrierGate,
                onVerifyFailure);
    }

    /** The same with other gates. */
    public CompileOptions gated(boolean verifying, Optional<Command> gate, OnVerifyFailure onFailure) {
        return new CompileOptions(
                strategy,
                yielding,
                phaseOrder,
                thresholdPercent,
                included,
                batchSize,
                workers,
                phasesMax,
                verifying,
                gate,
                onFailure);
    }

    /** The strategy that the plan's front matter names, where that counts. */
    Optional<Strategy> ofPlan(Plan plan) {
        return plan.defaults().strategy().filter(_ -> yielding);
    }

    /** How many tasks make a batch of a plan. */
    int batchSize(Plan plan) {
        return batchSize
                .or(() -> workers)
                .or(() -> plan.defaults().workers())
                .orElseGet(() -> Batches.size(plan.tasks().size()));
    }
}
