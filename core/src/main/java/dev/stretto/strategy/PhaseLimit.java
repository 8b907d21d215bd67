package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft.Barrier;
import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.Condition;
import dev.stretto.plan.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the number of phases in flight: a phase waits until all phases before it but so many less one have ended. Far behind,
 * where a plan has hundreds of phases, all must have ended, so that no phase needs many edges.
 */
final class PhaseLimit {

    /** Beyond so many phases back, none may still be open. */
    private static final int WINDOW_MIN = 100;

    private final Wiring wiring;
    private final int phasesMax;

    /** The ends of the phases so far, and for each the end of all up to it. */
    private final List<Integer> ends = new ArrayList<>();

    private final List<Integer> allEnded = new ArrayList<>();

    PhaseLimit(Wiring wiring, int phasesMax) {
        this.wiring = wiring;
        this.phasesMax = phasesMax;
    }

    void add() {
        for (Phase phase : wiring.plan().phases()) {
            List<Integer> running =
                    wiring.members(phase.id()).stream().filter(wiring::runs).toList();
            if (running.isEmpty()) {
                continue;
            }
            if (ends.size() >= phasesMax) {
                int limit = limit(phase);
                running.forEach(task -> wiring.edge(limit, task, phase.position(), Kind.IMPLIED));
            }
            int end = ended("end of phase " + phase.id(), running);
            allEnded.add(
                    allEnded.isEmpty()
                            ? end
                            : ended("end of phases up to " + phase.id(), List.of(allEnded.getLast(), end)));
            ends.add(end);
        }
    }

    private int limit(Phase phase) {
        int window = (int) Math.min(ends.size(), Math.max(WINDOW_MIN, 2L * phasesMax));
        int far = ends.size() - window;
        String name =
                "at most " + phasesMax + (phasesMax == 1 ? " phase" : " phases") + " at once, for phase " + phase.id();
        int limit = wiring.barrier(
                new Barrier(name, BarrierKind.JOIN, count -> count - phasesMax + 1, Condition.ENDED, Optional.empty()),
                ends.subList(far, ends.size()));
        return far == 0 ? limit : ended(name + " and all far before", List.of(allEnded.get(far - 1), limit));
    }

    private int ended(String name, List<Integer> nodes) {
        return wiring.barrier(new Barrier(name, BarrierKind.JOIN, Wiring.WHOLE_PERCENT, Condition.ENDED), nodes);
    }
}
