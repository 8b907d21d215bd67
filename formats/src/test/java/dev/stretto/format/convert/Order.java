package dev.stretto.format.convert;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The order in which a plan's tasks may run, as its compiled graph has it. */
public final class Order {

    private Order() {}

    /**
     * For each task all that it waits for, directly or not.
     *
     * @param names what some tasks are called instead of their ids
     */
    public static Map<String, Set<String>> of(Plan plan, Map<TaskId, String> names) {
        TaskGraph graph =
                Compiler.compile(plan, "plan", CompileOptions.DEFAULT).graph().orElseThrow();
        BitSet[] before = new BitSet[graph.size()];
        Map<String, Set<String>> order = new TreeMap<>();
        for (int node : graph.topologicalOrder()) {
            before[node] = new BitSet();
            for (int predecessor : graph.node(node).predecessors()) {
                before[node].or(before[predecessor]);
                before[node].set(predecessor);
            }
            if (graph.isTask(node)) {
                Set<String> tasks = new TreeSet<>();
                before[node].stream().filter(graph::isTask).forEach(task -> tasks.add(name(graph.task(task), names)));
                order.put(name(graph.task(node), names), tasks);
            }
        }
        return order;
    }

    private static String name(TaskId task, Map<TaskId, String> names) {
        return names.getOrDefault(task, task.value());
    }
}
