package dev.stretto.format.lint;

import dev.stretto.graph.TaskGraph;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Whether tasks wait for others, directly or through what is between them.
 *
 * <p>A search goes backwards from the later task and never below the level of the earlier one, as a task's level is above that
 * of all it waits for. Nodes with many predecessors are searched last, so that a chain of barriers is followed without looking
 * at every task before them. All searches together look at a limited number of nodes.
 */
final class Waits {

    /** A node with more predecessors is looked through only when nothing else is left. */
    private static final int NARROW_MAX = 8;

    /** What is known of two tasks. */
    enum Answer {
        YES,
        NO,
        /** The limit was reached. */
        UNKNOWN
    }

    private final TaskGraph graph;
    private final int[] level;
    private final int[] seenIn;
    private final int[] goalIn;
    private final Deque<Integer> narrow = new ArrayDeque<>();
    private final Deque<Integer> wide = new ArrayDeque<>();
    private int search;
    private long visitsLeft;

    /**
     * @param visitsMax how many nodes all searches together may look at
     */
    Waits(TaskGraph graph, long visitsMax) {
        this.graph = graph;
        this.level = new int[graph.size()];
        this.seenIn = new int[graph.size()];
        this.goalIn = new int[graph.size()];
        this.visitsLeft = visitsMax;
        for (int node : graph.topologicalOrder()) {
            int highest = 0;
            for (int predecessor : graph.node(node).predecessors()) {
                highest = Math.max(highest, level[predecessor]);
            }
            level[node] = highest + (graph.isTask(node) ? 1 : 0);
        }
    }

    /** One more than the highest of the tasks it waits for: the wave it is in. */
    int level(int task) {
        return level[task];
    }

    /** Whether one task waits for another. */
    Answer waits(int later, int earlier) {
        return anyWaits(List.of(later), List.of(earlier));
    }

    /** Whether some of these tasks waits for some of those. */
    Answer anyWaits(List<Integer> later, List<Integer> earlier) {
        search++;
        int lowest = Integer.MAX_VALUE;
        for (int goal : earlier) {
            goalIn[goal] = search;
            lowest = Math.min(lowest, level[goal]);
        }
        narrow.clear();
        wide.clear();
        for (int task : later) {
            if (level[task] > lowest) {
                open(task);
            }
        }
        Integer single = earlier.size() == 1 ? earlier.getFirst() : null;
        while (!narrow.isEmpty() || !wide.isEmpty()) {
            List<Integer> before =
                    graph.node(narrow.isEmpty() ? wide.pop() : narrow.pop()).predecessors();
            if (single != null && Collections.binarySearch(before, single) >= 0) {
                return Answer.YES;
            }
            visitsLeft -= before.size();
            if (visitsLeft < 0) {
                return Answer.UNKNOWN;
            }
            for (int predecessor : before) {
                if (goalIn[predecessor] == search) {
                    return Answer.YES;
                }
                if (level[predecessor] > lowest || (level[predecessor] == lowest && !graph.isTask(predecessor))) {
                    open(predecessor);
                }
            }
        }
        return Answer.NO;
    }

    private void open(int node) {
        if (seenIn[node] != search) {
            seenIn[node] = search;
            (graph.node(node).predecessors().size() > NARROW_MAX ? wide : narrow).push(node);
        }
    }
}
