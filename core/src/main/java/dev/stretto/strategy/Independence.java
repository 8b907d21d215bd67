package dev.stretto.strategy;

import dev.stretto.plan.Chain;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a plan states of who waits for whom where all is to run at once. */
final class Independence {

    /** One waits for the other, both in words. */
    record Pair(String waiting, String on, Position where) {}

    private final Wiring wiring;
    private final Rules rules;
    private final List<Pair> pairs = new ArrayList<>();

    Independence(Wiring wiring, Rules rules) {
        this.wiring = wiring;
        this.rules = rules;
    }

    /** Every pair; of a phase that is independent by its own rule, those inside it. */
    List<Pair> broken() {
        if (!rules.used().contains(Strategy.INDEPENDENT)) {
            return pairs;
        }
        for (Task task : wiring.plan().tasks()) {
            Stream.of(task.dependencies().orElse(List.of()), task.order().onFailureOf())
                    .flatMap(List::stream)
                    .forEach(on -> wiring.find(on.id()).ifPresent(node -> add(task, wiring.task(node), on.position())));
        }
        for (Chain chain : wiring.plan().chains()) {
            for (int at = 1; at < chain.tasks().size(); at++) {
                add(task(chain, at), task(chain, at - 1), chain.position());
            }
        }
        if (rules.withoutOrder()) {
            wiring.plan().phases().forEach(this::addPhases);
        }
        return pairs;
    }

    private Task task(Chain chain, int at) {
        return wiring.task(wiring.node(chain.tasks().get(at)));
    }

    private void add(Task waiting, Task on, Position where) {
        Optional<PhaseId> phase = waiting.phase().filter(id -> wiring.phase(id).isPresent());
        boolean kept = rules.withoutOrder()
                || (waiting.phase().equals(on.phase())
                        && phase.map(rules::of).orElse(rules.rest()) == Strategy.INDEPENDENT);
        if (kept) {
            pairs.add(new Pair("task " + waiting.id(), "task " + on.id(), where));
        }
    }

    private void addPhases(Phase phase) {
        for (Reference on : phase.dependencies().orElse(List.of())) {
            if (wiring.phase(new PhaseId(on.id())).isPresent()) {
                pairs.add(new Pair("phase " + phase.id(), "phase " + on.id(), on.position()));
            }
        }
    }
}
