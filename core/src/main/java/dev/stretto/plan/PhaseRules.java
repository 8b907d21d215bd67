package dev.stretto.plan;

import java.util.List;
import java.util.Optional;

/**
 * What an author says of how a phase is to run, beyond its dependencies.
 *
 * @param strategy its own strategy, where it names one
 * @param parallel whether it may run beside the phases around it, whatever the order they are written in
 * @param parallelWith the phases it may run beside
 * @param pipelineStart when it may open before the phase in front of it is done
 * @param verify what makes sure of it once its tasks are done
 */
public record PhaseRules(
        Optional<Strategy> strategy,
        boolean parallel,
        List<Reference> parallelWith,
        Optional<PipelineStart> pipelineStart,
        Optional<Verify> verify) {

    /** Nothing said. */
    public static final PhaseRules NONE =
            new PhaseRules(Optional.empty(), false, List.of(), Optional.empty(), Optional.empty());

    public PhaseRules {
        parallelWith = List.copyOf(parallelWith);
    }
}
