package dev.stretto.cli;

import dev.stretto.forecast.OptimizedOrder;

/** What a search for an order came to, as people read it. */
final class OrderText {

    private OrderText() {}

    static String of(OptimizedOrder found) {
        String rule = Durations.ofMinutes(found.ruleMinutes());
        if (found.schedules() == 0) {
            return "order: by priority, " + rule + " by the estimates; no order takes less";
        }
        String searched = " (" + found.schedules() + (found.schedules() == 1 ? " schedule" : " schedules") + " tried"
                + (found.hardlyBegun() ? ", as many as there was time for: --budget gives more" : "") + "; no order takes less than "
                + Durations.ofMinutes(found.lowerBoundMinutes()) + ")";
        if (found.order().isEmpty()) {
            return "order: by priority, " + rule + " by the estimates; the search found none that is shorter"
                    + searched;
        }
        return "order: optimized, " + Durations.ofMinutes(found.makespanMinutes()) + " by the estimates instead of "
                + rule + searched;
    }
}
