package dev.stretto.format.lint;

import dev.stretto.plan.PhaseId;
import java.util.Optional;

/**
 * What a stated figure is about.
 *
 * @param phase empty for the whole plan
 */
record Scope(Optional<PhaseId> phase) {

    static final Scope PLAN = new Scope(Optional.empty());

    static Scope of(PhaseId phase) {
        return new Scope(Optional.of(phase));
    }

    /** As the subject of a sentence. */
    @Override
    public String toString() {
        return phase.map(id -> "phase " + id).orElse("the plan");
    }
}
