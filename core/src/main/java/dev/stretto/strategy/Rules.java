package dev.stretto.strategy;

import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Strategy;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The strategy that each part of a plan is compiled by.
 *
 * @param rest that of tasks outside the phases
 * @param phases that of each phase
 * @param used those by which tasks are compiled
 * @param chosen whether it was the plan that decided, and not the options
 * @param reason why these, for people
 */
record Rules(Strategy rest, Map<PhaseId, Strategy> phases, Set<Strategy> used, boolean chosen, String reason) {

    /** One for all. */
    static Rules of(Strategy strategy, String reason) {
        return new Rules(strategy, Collections.emptyMap(), EnumSet.of(strategy), false, reason);
    }

    Strategy of(PhaseId phase) {
        return phases.getOrDefault(phase, rest);
    }

    /** Whether every task is compiled by this one. */
    boolean all(Strategy strategy) {
        return used.size() == 1 && used.contains(strategy);
    }

    /** Whether nothing but what is stated would order tasks, across phases too; phases with a rule of their own are joined. */
    boolean withoutOrder() {
        return !chosen && all(Strategy.INDEPENDENT);
    }

    /** The name of the whole, for people and programs. */
    String name() {
        return used.size() == 1 ? used.iterator().next().label() : "hybrid";
    }
}
