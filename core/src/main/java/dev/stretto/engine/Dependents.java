package dev.stretto.engine;

import dev.stretto.graph.Node;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.TaskId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which tasks depend on others, through barriers that need tasks to complete. The mere end of a wave makes nobody depend. */
final class Dependents {

    private Dependents() {}

    /** The tasks that a verification is about: those its barrier waits for, through other barriers too. */
    private static SortedSet<Integer> verified(TaskGraph graph, int barrier) {
        TreeSet<Integer> tasks = new TreeSet<>();
        TreeSet<Integer> seen = new TreeSet<>();
        Deque<Integer> queue = new ArrayDeque<>(List.of(barrier));
        while (!queue.isEmpty()) {
            for (int before : graph.node(queue.remove()).predecessors()) {
                if (graph.isTask(before)) {
                    tasks.add(before);
                } else if (seen.add(before)) {
                    queue.add(before);
                }
            }
        }
        return tasks;
    }

    /** The tasks that build on what a verification is about, or wait for the verification itself. */
    static SortedSet<Integer> ofVerified(TaskGraph graph, int barrier) {
        SortedSet<Integer> verified = verified(graph, barrier);
        TreeSet<Integer> from = new TreeSet<>(verified);
        from.add(barrier);
        SortedSet<Integer> after = after(graph, from);
        after.removeAll(verified);
        return after;
    }

    /** The tasks that depend on any of these nodes. */
    static SortedSet<Integer> after(TaskGraph graph, Collection<Integer> nodes) {
        TreeSet<Integer> seen = new TreeSet<>();
        Deque<Integer> queue = new ArrayDeque<>(nodes);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int successor : graph.successors(node)) {
                Node next = graph.node(successor);
                if (next.condition() == Condition.COMPLETED
                        && next.predecessors().contains(node)
                        && seen.add(successor)) {
                    queue.add(successor);
                }
            }
        }
        seen.removeIf(node -> !graph.isTask(node));
        return seen;
    }

    /**
     * What is to be undone with some tasks, and whom that leaves without what they need.
     *
     * @param undone the tasks that were done in this run, latest first, each with the one of the roots it depends on
     * @param stranded the ready tasks that are so no more, likewise
     */
    record Undoing(Map<TaskId, TaskId> undone, Map<TaskId, TaskId> stranded) {}

    /** Whatever was done since and could not have started without these tasks. */
    static Undoing of(Ledger ledger, Collection<TaskId> roots) {
        TaskGraph graph = ledger.definition().graph();
        Map<Integer, TaskId> gone = new TreeMap<>();
        List<TaskRecord> undone = new ArrayList<>();
        Map<TaskId, TaskId> stranded = new TreeMap<>();
        for (int node : graph.topologicalOrder()) {
            Optional<TaskId> because = because(ledger, node, gone);
            if (!graph.isTask(node)) {
                because.ifPresent(root -> gone.put(node, root));
                continue;
            }
            TaskRecord task = ledger.tasks().get(node);
            if (roots.contains(task.task())) {
                because = Optional.of(task.task());
            }
            if (because.isPresent() && task.revertible()) {
                gone.put(node, because.get());
                undone.add(task);
            } else if (because.isPresent() && task.state == TaskState.READY) {
                stranded.put(task.task(), because.get());
            }
        }
        undone.sort(
                Comparator.comparingInt((TaskRecord task) -> task.completedAs).reversed());
        Map<TaskId, TaskId> latestFirst = new LinkedHashMap<>();
        undone.forEach(task -> latestFirst.put(task.task(), gone.get(graph.indexOf(task.task()))));
        return new Undoing(latestFirst, stranded);
    }

    /** What takes from a node something it needs, if anything does. */
    private static Optional<TaskId> because(Ledger ledger, int node, Map<Integer, TaskId> gone) {
        Node at = ledger.definition().graph().node(node);
        if (at.condition() == Condition.ENDED) {
            return Optional.empty();
        }
        long left = at.predecessors().stream()
                .filter(before -> ledger.isDone(before) && !gone.containsKey(before))
                .count();
        return left >= at.need()
                ? Optional.empty()
                : at.predecessors().stream()
                        .filter(gone::containsKey)
                        .map(gone::get)
                        .findFirst();
    }
}
