package dev.stretto.format.convert;

import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tasks each task of a plan waits for, all told: what it states, and what follows from its phase, from chains and from the
 * rule of the plan. Stated in another format, they give the same order whatever its rule.
 */
final class Precedence {

    private final TaskGraph graph;

    /** For each barrier, the tasks that stand for it: those none of whose successors stands for it as well. */
    private final Map<Integer, Set<Integer>> fronts = new LinkedHashMap<>();

    private Precedence(TaskGraph graph) {
        this.graph = graph;
        // A barrier may wait for barriers made before it: in this order none of them is left open.
        for (int barrier = graph.taskCount(); barrier < graph.size(); barrier++) {
            front(barrier);
        }
    }

    static Precedence of(Plan plan) {
        TaskGraph graph = Compiler.compile(plan, "", CompileOptions.DEFAULT)
                .graph()
                .orElseThrow(() -> new IllegalArgumentException("a plan with a cycle cannot be converted"));
        return new Precedence(graph);
    }

    /** The tasks that one waits for: those it states first, as it states them. */
    List<TaskId> before(Task task) {
        int node = graph.indexOf(task.id());
        Set<Integer> direct = new LinkedHashSet<>();
        for (Reference reference : task.dependencies().orElse(List.of())) {
            OptionalInt stated = graph.find(new TaskId(reference.id()));
            stated.ifPresent(direct::add);
        }
        Set<Integer> further = new TreeSet<>();
        for (int predecessor : graph.node(node).predecessors()) {
            further.addAll(graph.isTask(predecessor) ? Set.of(predecessor) : front(predecessor));
        }
        direct.addAll(further);
        return direct.stream().map(graph::task).toList();
    }

    private Set<Integer> front(int barrier) {
        Set<Integer> known = fronts.get(barrier);
        if (known != null) {
            return known;
        }
        Set<Integer> all = new TreeSet<>();
        for (int predecessor : ((BarrierNode) graph.node(barrier)).predecessors()) {
            all.addAll(graph.isTask(predecessor) ? Set.of(predecessor) : front(predecessor));
        }
        Map<Integer, Boolean> leadsInto = new LinkedHashMap<>();
        List<Integer> last = new ArrayList<>();
        for (int task : all) {
            boolean followed = false;
            for (int successor : graph.successors(task)) {
                followed |= graph.isTask(successor)
                        ? all.contains(successor)
                        : leadsInto.computeIfAbsent(successor, between -> meets(between, all));
            }
            if (!followed) {
                last.add(task);
            }
        }
        Set<Integer> front = new TreeSet<>(last);
        fronts.put(barrier, front);
        return front;
    }

    /** Whether a task of a set waits for a barrier, directly or by one other: phases have no longer ways between them. */
    private boolean meets(int barrier, Set<Integer> tasks) {
        for (int successor : graph.successors(barrier)) {
            if (graph.isTask(successor) ? tasks.contains(successor) : meetsDirectly(successor, tasks)) {
                return true;
            }
        }
        return false;
    }

    private boolean meetsDirectly(int barrier, Set<Integer> tasks) {
        for (int successor : graph.successors(barrier)) {
            if (graph.isTask(successor) && tasks.contains(successor)) {
                return true;
            }
        }
        return false;
    }
}
