package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Position;
import dev.stretto.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Puts into a graph what only follows from how the plan is written, for the tasks that state nothing themselves. */
final class ImpliedOrder {

    private final Wiring wiring;
    private final CompileOptions options;

    ImpliedOrder(Wiring wiring, CompileOptions options) {
        this.wiring = wiring;
        this.options = options;
    }

    void add() {
        if (options.phaseOrder() == PhaseOrder.NONE) {
            return;
        }
        switch (wiring.plan().rule()) {
            case AT_ONCE -> {}
            case PHASE_ORDER -> phases();
            case DOCUMENT_ORDER -> {
                phases();
                wiring.plan().phases().forEach(phase -> sequence(wiring.members(phase.id())));
                sequence(outsidePhases());
            }
        }
    }

    private List<Integer> outsidePhases() {
        List<Integer> tasks = new ArrayList<>();
        for (int node = 0; node < wiring.plan().tasks().size(); node++) {
            if (wiring.task(node).phase().flatMap(wiring::phase).isEmpty()) {
                tasks.add(node);
            }
        }
        return tasks;
    }

    private void sequence(List<Integer> tasks) {
        Sequence sequence = new Sequence(wiring, Kind.IMPLIED);
        for (int node : tasks) {
            Task task = wiring.task(node);
            sequence.add(node, task.order().parallel(), !wiring.statesItself(node), task.position());
        }
    }

    private void phases() {
        OptionalInt before = OptionalInt.empty();
        List<Phase> earlier = new ArrayList<>();
        for (Phase phase : wiring.plan().phases()) {
            List<Integer> bound = bound(phase);
            if (phase.dependencies().isEmpty() && !bound.isEmpty()) {
                for (Phase each : earlier) {
                    before = OptionalInt.of(upTo(each, before));
                }
                earlier.clear();
                before.ifPresent(barrier -> bind(bound, barrier, phase.position()));
            }
            if (wiring.members(phase.id()).stream().anyMatch(wiring::runs)) {
                earlier.add(phase);
            }
        }
    }

    private void bind(List<Integer> tasks, int barrier, Position where) {
        tasks.forEach(task -> wiring.edge(barrier, task, where, Kind.IMPLIED));
    }

    private List<Integer> bound(Phase phase) {
        return wiring.members(phase.id()).stream()
                .filter(task -> !wiring.statesItself(task))
                .toList();
    }

    /** The barrier that opens when this phase and all before it are done as far as the phase order asks. */
    private int upTo(Phase phase, OptionalInt before) {
        int percent = options.phaseOrder() == PhaseOrder.THRESHOLD ? options.thresholdPercent() : Wiring.WHOLE_PERCENT;
        int own = percent == Wiring.WHOLE_PERCENT
                ? wiring.completed(phase.id())
                : wiring.barrier(percent + " % of phase " + phase.id(), wiring.waitedFor(phase.id()), percent);
        return before.isEmpty()
                ? own
                : wiring.barrier("phases up to " + phase.id(), List.of(before.getAsInt(), own), Wiring.WHOLE_PERCENT);
    }

    /** What the order of the document means for tasks that state nothing, for people. */
    String explanation() {
        if (options.phaseOrder() == PhaseOrder.NONE) {
            return "the order of phases is ignored";
        }
        return switch (wiring.plan().rule()) {
            case AT_ONCE -> "a task that states no dependency starts at once";
            case DOCUMENT_ORDER -> "a task that states no dependency waits for the one written before it";
            case PHASE_ORDER ->
                options.phaseOrder() == PhaseOrder.FULL
                        ? "a phase opens when the phases before it are complete"
                        : "a phase opens when " + options.thresholdPercent() + " % of each phase before it is complete";
        };
    }
}
