package dev.stretto.engine;

import dev.stretto.graph.Schedule;
import dev.stretto.graph.SoftOrder;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Reference;
import dev.stretto.plan.TaskId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which of the tasks that could start does so first: by the order that the options give; tasks it does not name, and all where
 * there is none, by explicit priority, then the longest remaining path, then plan order. A
 * task that another should start after is as urgent as that one, and so starts before it.
 */
final class StartOrder {

    private StartOrder() {}

    /** The place of each task, by node: the lowest starts first. */
    static int[] places(RunDefinition definition) {
        Schedule schedule = new Schedule(
                definition.graph(), Estimates.minutes(definition.plan().tasks(), Estimate.Choice.HIGH));
        int[] given = given(definition);
        Integer[] byUrgency = new Integer[definition.graph().taskCount()];
        Arrays.setAll(byUrgency, node -> node);
        Arrays.sort(
                byUrgency,
                Comparator.comparingInt((Integer node) -> given[node])
                        .thenComparing(node -> definition.task(node).priority())
                        .thenComparingDouble(node -> -schedule.upwardRank(node))
                        .thenComparing(Comparator.naturalOrder()));
        int[] places = new int[byUrgency.length];
        for (int place = 0; place < byUrgency.length; place++) {
            places[byUrgency[place]] = place;
        }
        SoftOrder soft = new SoftOrder(places.length);
        for (int node = 0; node < places.length; node++) {
            addBefore(definition, node, definition.task(node).order().softAfter(), soft);
        }
        return soft.applyTo(places);
    }

    /** The place of each task in the order that was given, the same for all that it does not name. */
    private static int[] given(RunDefinition definition) {
        int[] given = new int[definition.graph().taskCount()];
        Arrays.fill(given, Integer.MAX_VALUE);
        List<TaskId> order = definition.options().order();
        for (int place = 0; place < order.size(); place++) {
            OptionalInt node = definition.graph().find(order.get(place));
            if (node.isPresent()) {
                given[node.getAsInt()] = place;
            }
        }
        return given;
    }

    private static void addBefore(RunDefinition definition, int node, List<Reference> before, SoftOrder soft) {
        for (Reference reference : before) {
            definition.graph().find(new TaskId(reference.id())).ifPresent(first -> soft.add(first, node));
        }
    }
}
