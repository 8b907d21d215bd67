package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts into a graph what only follows from how the plan is written, for the tasks that state nothing themselves. */
final class ImpliedOrder {

    private final Wiring wiring;
    private final Rules rules;
    private final CompileOptions options;

    ImpliedOrder(Wiring wiring, Rules rules, CompileOptions options) {
        this.wiring = wiring;
        this.rules = rules;
        this.options = options;
    }

    void add() {
        if (options.phaseOrder() == PhaseOrder.NONE || rules.withoutOrder()) {
            return;
        }
        switch (wiring.plan().rule()) {
            case AT_ONCE -> {}
            case PHASE_ORDER -> new PhaseSequence(wiring, rules, options).add();
            case DOCUMENT_ORDER -> {
                new PhaseSequence(wiring, rules, options).add();
                sequences();
            }
        }
    }

    private void sequences() {
        for (Phase phase : wiring.plan().phases()) {
            if (rules.of(phase.id()) != Strategy.INDEPENDENT) {
                sequence(wiring.members(phase.id()));
            }
        }
        sequence(outsidePhases());
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

    /** What the order of the document means for tasks that state nothing, for people. */
    String explanation() {
        if (rules.withoutOrder()) {
            return "everything starts at once";
        }
        if (options.phaseOrder() == PhaseOrder.NONE) {
            return "the order of phases is ignored";
        }
        return switch (wiring.plan().rule()) {
            case AT_ONCE -> "a task that states no dependency starts at once";
            case DOCUMENT_ORDER -> "a task that states no dependency waits for the one written before it";
            case PHASE_ORDER -> phaseOrder();
        };
    }

    private String phaseOrder() {
        List<String> overlapping = Stream.of(Strategy.BATCHED, Strategy.PIPELINE)
                .filter(rules.used()::contains)
                .map(Strategy::label)
                .toList();
        String start = rules.used().contains(Strategy.PIPELINE) ? "at its pipeline-start, else " : "";
        String share = start + "when " + options.thresholdPercent() + " % of each phase before it is complete";
        if (overlapping.size() == rules.used().size() || options.phaseOrder() == PhaseOrder.THRESHOLD) {
            return "a phase opens " + share;
        }
        return "a phase opens when the phases before it are complete"
                + (overlapping.isEmpty() ? "" : ", a " + String.join(" or ", overlapping) + " one " + share);
    }
}
