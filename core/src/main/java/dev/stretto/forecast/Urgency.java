package dev.stretto.forecast;

import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import java.util.Arrays;
import java.util.Comparator;

/** Which of several tasks comes first, as in a run: by explicit priority, then the longest remaining path, then plan order. */
final class Urgency {

    private Urgency() {}

    /** The place of each task, by node: the lowest comes first. */
    static int[] places(Plan plan, TaskGraph graph, double[] minutes) {
        Schedule schedule = new Schedule(graph, minutes);
        Integer[] byUrgency = new Integer[graph.taskCount()];
        Arrays.setAll(byUrgency, node -> node);
        Arrays.sort(
                byUrgency,
                Comparator.comparing((Integer node) -> plan.tasks().get(node).priority())
                        .thenComparingDouble(node -> -schedule.upwardRank(node))
                        .thenComparing(Comparator.naturalOrder()));
        int[] places = new int[byUrgency.length];
        for (int place = 0; place < byUrgency.length; place++) {
            places[byUrgency[place]] = place;
        }
        return places;
    }
}
