package dev.stretto.format.draft;

import dev.stretto.plan.OrderRule;
import dev.stretto.plan.PlanFormat;

/**
 * What a dialect fixes about all its plans.
 *
 * @param rule what a task that states no dependency waits for
 * @param phasesAreTasks whether a phase without items is itself a task, its boxes a checklist; else such a phase is only a name
 */
public record DraftRules(PlanFormat format, OrderRule rule, boolean phasesAreTasks) {}
