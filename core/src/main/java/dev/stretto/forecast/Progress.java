package dev.stretto.forecast;

import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Which tasks may start once others are done, where nothing fails: so a task that is there for the failure of others is out of
 * the way when those are done, and one that the plan leaves out from the start.
 */
final class Progress {

    private final Plan plan;
    private final TaskGraph graph;
    private final int[] missing;
    private final boolean[] through;

    Progress(Plan plan, TaskGraph graph) {
        this.plan = plan;
        this.graph = graph;
        this.missing = new int[graph.size()];
        this.through = new boolean[graph.size()];
        for (int node = 0; node < missing.length; node++) {
            Node waiting = graph.node(node);
            missing[node] = waiting.onFailureOf().isEmpty()
                    ? waiting.need()
                    : waiting.onFailureOf().size();
        }
    }

    /** Tells the tasks that wait for nothing. */
    void begin(IntConsumer free) {
        for (int node = 0; node < missing.length; node++) {
            boolean leftOut = isTask(node, PlanStatus.SKIPPED);
            if (!through[node] && (leftOut || missing[node] == 0)) {
                go(node, free);
            }
        }
    }

    private boolean isTask(int node, PlanStatus status) {
        return graph.isTask(node) && plan.tasks().get(node).status() == status;
    }

    /** A task is done: tells those that may start now. */
    void complete(int task, IntConsumer free) {
        Deque<Integer> done = new ArrayDeque<>(List.of(task));
        while (!done.isEmpty()) {
            int node = done.pop();
            for (int successor : graph.successors(node)) {
                if (!through[successor] && waitsFor(successor, node) && --missing[successor] == 0) {
                    through[successor] = true;
                    if (runs(successor)) {
                        free.accept(successor);
                    } else {
                        done.push(successor);
                    }
                }
            }
        }
    }

    private void go(int node, IntConsumer free) {
        through[node] = true;
        if (runs(node)) {
            free.accept(node);
        } else {
            complete(node, free);
        }
    }

    private boolean runs(int node) {
        return graph.isTask(node) && TaskMinutes.takesTime(plan.tasks().get(node));
    }

    /** What is there for failures waits for these alone. */
    private boolean waitsFor(int successor, int node) {
        List<Integer> causes = graph.node(successor).onFailureOf();
        return causes.isEmpty() || Collections.binarySearch(causes, node) >= 0;
    }
}
