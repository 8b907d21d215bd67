package dev.stretto.engine;

import dev.stretto.plan.PhaseId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which phases have opened and completed, and which are about to be announced. */
final class PhaseProgress {

    private static final class Phase {
        int total;
        int done;
        boolean opened;
        boolean completed;
    }

    private final Map<PhaseId, Phase> phases = new LinkedHashMap<>();
    private final TreeSet<PhaseId> opening = new TreeSet<>();
    private final TreeSet<PhaseId> completing = new TreeSet<>();

    /** A task of the phase exists. */
    void count(Optional<PhaseId> phase, boolean done) {
        phase.ifPresent(id -> {
            Phase counted = phases.computeIfAbsent(id, _ -> new Phase());
            counted.total++;
            counted.done += done ? 1 : 0;
            counted.completed = counted.done == counted.total;
            counted.opened |= done;
        });
    }

    void taskReady(Optional<PhaseId> phase) {
        phase.filter(id -> !get(id).opened).ifPresent(opening::add);
    }

    void taskDone(Optional<PhaseId> phase) {
        phase.ifPresent(id -> {
            get(id).done++;
            if (get(id).done == get(id).total) {
                completing.add(id);
            }
        });
    }

    /** A task that was done is to be done after all. */
    void taskUndone(Optional<PhaseId> phase) {
        phase.ifPresent(id -> {
            get(id).done--;
            completing.remove(id);
        });
    }

    void opened(PhaseId phase) {
        opening.remove(phase);
        get(phase).opened = true;
    }

    void completed(PhaseId phase) {
        completing.remove(phase);
        get(phase).completed = true;
    }

    Optional<PhaseId> firstOpening() {
        return opening.isEmpty() ? Optional.empty() : Optional.of(opening.first());
    }

    Optional<PhaseId> firstCompleting() {
        return completing.isEmpty() ? Optional.empty() : Optional.of(completing.first());
    }

    private Phase get(PhaseId id) {
        Phase phase = phases.get(id);
        if (phase == null) {
            throw new IllegalStateException("no task of phase " + id);
        }
        return phase;
    }
}
