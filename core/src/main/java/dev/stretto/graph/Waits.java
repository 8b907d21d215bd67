package dev.stretto.graph;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether tasks wait for others, directly or through what is between them.
 *
 * <p>A search goes backwards from the later task and never below the level of the earlier one, as a task's level is above that
 * of all it waits for. Nodes with many predecessors are searched last, so that a chain of barriers is followed without looking
 * at every task before them; whether the one task that is looked for is among these is found by halving. All searches together
 * look at a limited number of nodes.
 */
public final class Waits {

    /** A node with more predecessors is looked through only when nothing else is left. */
    private static final int NARROW_MAX = 8;

    private static final int NONE = -1;

    /** What is known of two tasks. */
    public enum Answer {
        /** The later waits for the earlier. */
        YES,
        /** They could be under way at the same time. */
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
    public Waits(TaskGraph graph, long visitsMax) {
        this.graph = graph;
        this.level = new int[graph.size()];
        this.seenIn = new int[graph.size()];
        this.goalIn = new int[graph.size()];
        this.visitsLeft = visitsMax;
        for (int node : graph.topologicalOrder()) {
            int highest = 0;
            for (int predecessor : before(node)) {
                highest = Math.max(highest, level[predecessor]);
            }
            level[node] = highest + (graph.isTask(node) ? 1 : 0);
        }
    }

    /** All that must have ended before a node can go: also the tasks that it is there to make good for. */
    private List<Integer> before(int node) {
        Node at = graph.node(node);
        return at.onFailureOf().isEmpty()
                ? at.predecessors()
                : Stream.concat(at.predecessors().stream(), at.onFailureOf().stream())
                        .toList();
    }

    /** One more than the highest of the tasks it waits for: the wave it is in. */
    public int level(int task) {
        return level[task];
    }

    /** Whether one task waits for another. */
    public Answer waits(int later, int earlier) {
        return anyWaits(List.of(later), List.of(earlier));
    }

    /** Whether some of these tasks waits for some of those. */
    public Answer anyWaits(List<Integer> later, List<Integer> earlier) {
        search++;
        narrow.clear();
        wide.clear();
        int lowest = Integer.MAX_VALUE;
        for (int goal : earlier) {
            goalIn[goal] = search;
            lowest = Math.min(lowest, level[goal]);
        }
        int only = earlier.size() == 1 ? earlier.getFirst() : NONE;
        for (int task : later) {
            if (level[task] > lowest && open(task, only)) {
                return Answer.YES;
            }
        }
        return searched(lowest, only);
    }

    private Answer searched(int lowest, int only) {
        while (!narrow.isEmpty() || !wide.isEmpty()) {
            int node = narrow.isEmpty() ? wide.pop() : narrow.pop();
            List<Integer> before = before(node);
            visitsLeft -= before.size();
            if (visitsLeft < 0) {
                return Answer.UNKNOWN;
            }
            for (int predecessor : before) {
                if (goalIn[predecessor] == search) {
                    return Answer.YES;
                }
                boolean above = level[predecessor] > lowest;
                boolean barrierOfTheLowest = level[predecessor] == lowest && !graph.isTask(predecessor);
                if ((above || barrierOfTheLowest) && open(predecessor, only)) {
                    return Answer.YES;
                }
            }
        }
        return Answer.NO;
    }

    /** Keeps a node to be searched; answers true where it is one of many predecessors and waits for the only goal itself. */
    private boolean open(int node, int only) {
        if (seenIn[node] == search) {
            return false;
        }
        seenIn[node] = search;
        List<Integer> before = before(node);
        if (before.size() <= NARROW_MAX) {
            narrow.push(node);
            return false;
        }
        wide.push(node);
        return only != NONE && Collections.binarySearch(before, only) >= 0;
    }
}
