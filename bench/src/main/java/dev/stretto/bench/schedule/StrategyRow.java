package dev.stretto.bench.schedule;

import dev.stretto.journal.Json;
import dev.stretto.plan.Strategy;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long one plan takes by one strategy.
 *
 * @param totalMinutes everything one after the other
 * @param makespansMinutes for each of {@link #WORKERS}, in order
 * @param unlimitedMinutes with a worker for everything
 */
record StrategyRow(
        String plan,
        Strategy strategy,
        int tasks,
        double totalMinutes,
        List<Double> makespansMinutes,
        double unlimitedMinutes) {

    static final List<Integer> WORKERS = List.of(1, 2, 3, 4, 8);

    static StrategyRow of(String plan, Strategy strategy, Schedules schedules) {
        int tasks = schedules.plan().tasks().size();
        return new StrategyRow(
                plan,
                strategy,
                tasks,
                schedules.totalMinutes(),
                WORKERS.stream().map(schedules::makespanMinutes).toList(),
                schedules.makespanMinutes(Math.max(1, tasks)));
    }

    /** What running side by side without a limit saves of the total, in percent. */
    double savedPercent() {
        return totalMinutes == 0 ? 0 : 100 * (1 - unlimitedMinutes / totalMinutes);
    }

    ObjectNode json() {
        ObjectNode node = Json.mapper()
                .createObjectNode()
                .put("plan", plan)
                .put("strategy", strategy.label())
                .put("tasks", tasks)
                .put("totalMinutes", totalMinutes);
        ArrayNode rows = node.putArray("makespans");
        for (int at = 0; at < WORKERS.size(); at++) {
            rows.addObject().put("workers", WORKERS.get(at)).put("makespanMinutes", makespansMinutes.get(at));
        }
        return node.put("unlimitedMinutes", unlimitedMinutes).put("savedPercent", savedPercent());
    }
}
