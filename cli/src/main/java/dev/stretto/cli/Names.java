package dev.stretto.cli;

import dev.stretto.app.PlanAnalysis;
import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How people call a task, and what is before and after it. */
record Names(PlanAnalysis of, Drawing drawing) {

    private static final int SHOWN_MAX = 8;

    /** The id, the title, and what the plan says that keeps the task from running. */
    String title(int node) {
        Task task = of.plan().tasks().get(node);
        return task.id() + "  " + task.title() + mark(task.status());
    }

    private static String mark(PlanStatus status) {
        return switch (status) {
            case PENDING, IN_PROGRESS, FAILED -> "";
            case COMPLETED -> " (completed)";
            case DEFERRED -> " (deferred)";
            case SKIPPED -> " (left out)";
        };
    }

    /** How long it takes, and how much later it could end. */
    String time(int node) {
        double slack = of.analysis().schedule().slack(node);
        String late = slack > 0 ? ", slack " + Durations.ofMinutes(slack) : ", no slack";
        return estimate(node) + late;
    }

    private String estimate(int node) {
        double counted = of.analysis().minutes().get(node);
        return of.plan()
                .tasks()
                .get(node)
                .estimate()
                .filter(stated -> stated.lowMinutes() < stated.highMinutes())
                .map(this::range)
                .orElseGet(() -> Durations.ofMinutes(counted));
    }

    private String range(Estimate stated) {
        return Durations.ofMinutes(stated.lowMinutes()) + " to " + Durations.ofMinutes(stated.highMinutes());
    }

    /** What the node waits for. */
    List<String> before(int node) {
        TaskGraph graph = of.graph();
        return Stream.concat(
                        graph.node(node).predecessors().stream().map(before -> PlanAnalysis.name(graph, before)),
                        graph.node(node).onFailureOf().stream()
                                .map(before -> "failure of " + PlanAnalysis.name(graph, before)))
                .toList();
    }

    /** What waits for the node: tasks, and behind a barrier the phases that it opens. */
    List<String> after(int node) {
        Set<String> names = new LinkedHashSet<>();
        Set<Integer> seen = new LinkedHashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            int from = open.remove();
            for (int next : of.graph().successors(from)) {
                if (of.graph().isTask(next)) {
                    names.add(from == node ? of.graph().task(next).value() : behind(next));
                } else if (joins(next) && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return List.copyOf(names);
    }

    private String behind(int task) {
        return of.plan()
                .tasks()
                .get(task)
                .phase()
                .map(phase -> "phase " + phase)
                .orElseGet(() -> of.graph().task(task).value());
    }

    /** Whether what is behind a barrier waits for what is before it, and not only for the end of a wave or batch. */
    private boolean joins(int node) {
        return of.graph().node(node) instanceof BarrierNode barrier
                && (barrier.kind() == BarrierKind.JOIN || barrier.kind() == BarrierKind.PHASE);
    }

    /** Names in one line; of many, the first and how many more. */
    String list(Collection<String> names) {
        List<String> shown = new ArrayList<>(names.stream().limit(SHOWN_MAX).toList());
        if (names.size() > SHOWN_MAX) {
            shown.add(drawing.more() + " and " + (names.size() - SHOWN_MAX) + " more");
        }
        return String.join(", ", shown);
    }
}
