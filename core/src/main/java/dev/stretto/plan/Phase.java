package dev.stretto.plan;

import java.util.List;
import java.util.Optional;

/**
 * A named group of tasks.
 *
 * @param dependencies the phases it states to depend on; empty optional where it states nothing, an empty list where it
 *     states "none"
 * @param objective what the phase is for, as prose; may be empty
 * @param testing the commands of its {@code Testing:} block, or nothing
 * @param rules what else it says of how it is to run
 */
public record Phase(
        PhaseId id,
        String title,
        Optional<List<Reference>> dependencies,
        String objective,
        Optional<String> testing,
        PhaseRules rules,
        Position position) {

    public Phase {
        dependencies = dependencies.map(List::copyOf);
    }
}
