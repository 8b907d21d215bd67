package dev.stretto.graph;

import dev.stretto.plan.Command;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;

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

    /** What a barrier stands for. */
    enum BarrierKind {
        /** Joins what several nodes wait for; nobody needs to hear of it. */
        JOIN,
        /** The end of a topological level. */
        WAVE,
        /** The end of a batch. */
        BATCH,
        /** The end of a phase, or of as much of it as the next one waits for. */
        PHASE,
        /** The verification of a phase; whether others wait for it, the edges say. */
        VERIFY
    }

    /**
     * A barrier's gate: what must pass on the integration tree before it opens.
     *
     * @param command run there
     * @param onFailure what its failure means for those that do not wait for it; nothing for an ordinary gate
     */
    record Gate(Command command, Optional<OnVerifyFailure> onFailure) {}

    /**
     * A barrier: opens when {@code need} of its predecessors meet the condition and its gate, where it has one, has passed.
     */
    record BarrierNode(
            String name,
            BarrierKind kind,
            int need,
            Condition condition,
            List<Integer> predecessors,
            Optional<Gate> gate)
            implements Node {

        /** A barrier that only joins. */
        public BarrierNode(String name, int need, Condition condition, List<Integer> predecessors) {
            this(name, BarrierKind.JOIN, need, condition, predecessors, Optional.empty());
        }

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
