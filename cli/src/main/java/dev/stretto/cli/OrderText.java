package dev.stretto.cli;

import dev.stretto.forecast.OptimizedOrder;

/** What a search for an order came to, as people read it. */
final class OrderText {

    private OrderText() {}

    static String of(OptimizedOrder found) {
        if (found.schedules() == 0) {
            return "order: by priority, for plans of more than " + OptimizedOrder.TASKS_MAX + " tasks are not searched";
        }
        String rule = Durations.ofMinutes(found.ruleMinutes());
        String searched = " (" + found.schedules() + " schedules tried; no order takes less than "
                + Durations.ofMinutes(found.lowerBoundMinutes()) + ")";
        if (found.order().isEmpty()) {
            return "order: by priority, " + rule + " by the estimates; the search found none that is shorter"
                    + searched;
        }
        return "order: optimized, " + Durations.ofMinutes(found.makespanMinutes()) + " by the estimates instead of "
                + rule + searched;
    }
}
