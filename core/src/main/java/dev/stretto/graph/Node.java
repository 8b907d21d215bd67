package dev.stretto.graph;

import dev.stretto.plan.TaskId;
import java.util.List;

/**
 * A node of a {@link TaskGraph}, which names its nodes by their index.
 *
 * <p>A node may go once {@link #need()} of its predecessors meet its {@link #condition()} and, where {@link #onFailureOf()}
 * names tasks, one of those has failed.
 */
public sealed interface Node {

    /** The indices of the nodes it waits for, ascending. */
    List<Integer> predecessors();

    /** The indices of the tasks of which one must have failed, ascending; empty where none must. */
    List<Integer> onFailureOf();

    /** How many of its predecessors it needs, 0 to all. */
    int need();

    /** What a predecessor must have done to count. */
    Condition condition();

    /** What counts as a predecessor being done. */
    enum Condition {
        /** It completed (or the user skipped it). */
        COMPLETED,
        /** It ended, whichever way. */
        ENDED
    }

    /** A task: needs all its predecessors. */
    record TaskNode(TaskId task, List<Integer> predecessors, List<Integer> onFailureOf) implements Node {

        public TaskNode {
            predecessors = IntSlice.copyOf(predecessors);
            onFailureOf = IntSlice.copyOf(onFailureOf);
        }

        /** A task that needs no failure. */
        public TaskNode(TaskId task, List<Integer> predecessors) {
            this(task, predecessors, List.of());
        }

        @Override
        public int need() {
            return predecessors.size();
        }

        @Override
        public Condition condition() {
            return Condition.COMPLETED;
        }
    }

    /** A barrier: opens when {@code need} of its predecessors meet the condition. */
    record BarrierNode(String name, int need, Condition condition, List<Integer> predecessors) implements Node {

        public BarrierNode {
            predecessors = IntSlice.copyOf(predecessors);
            if (need < 0 || need > predecessors.size()) {
                throw new IllegalArgumentException(
                        "barrier " + name + " needs " + need + " of " + predecessors.size() + " predecessors");
            }
        }

        @Override
        public List<Integer> onFailureOf() {
            return List.of();
        }
    }
}
