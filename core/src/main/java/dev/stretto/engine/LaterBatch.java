package dev.stretto.engine;

import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.TaskGraph;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.OptionalInt;

/** The batch that a task is tried again after which has failed once more, when its own batch has long ended. */
final class LaterBatch {

    private final TaskGraph graph;
    private final Readiness readiness;

    LaterBatch(TaskGraph graph, Readiness readiness) {
        this.graph = graph;
        this.readiness = readiness;
    }

    /**
     * The first batch after the task's own that has not ended, if another comes after it and none of it waits for the task, which
     * would have both wait for each other.
     */
    OptionalInt of(int task) {
        OptionalInt batch = batch(task);
        while (batch.isPresent() && (readiness.done(batch.getAsInt()) || readiness.gateFailed(batch.getAsInt()))) {
            batch = next(batch.getAsInt());
        }
        return batch.isPresent() && next(batch.getAsInt()).isPresent() && !isBehind(task, batch.getAsInt())
                ? batch
                : OptionalInt.empty();
    }

    private OptionalInt batch(int task) {
        for (int successor : graph.successors(task)) {
            if (isBatch(successor)) {
                return OptionalInt.of(successor);
            }
        }
        return OptionalInt.empty();
    }

    private boolean isBatch(int node) {
        return graph.node(node) instanceof BarrierNode barrier && barrier.kind() == BarrierKind.BATCH;
    }

    private OptionalInt next(int batch) {
        for (int task : graph.successors(batch)) {
            OptionalInt next = graph.isTask(task) ? batch(task) : OptionalInt.empty();
            if (next.isPresent() && next.getAsInt() != batch) {
                return next;
            }
        }
        return OptionalInt.empty();
    }

    /** Whether a node can go only after the task, in whatever way; the batch it failed in has gone without it. */
    private boolean isBehind(int task, int node) {
        BitSet seen = new BitSet();
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(task);
        while (!queue.isEmpty()) {
            int at = queue.remove();
            for (int successor : graph.successors(at)) {
                if ((at == task && isBatch(successor)) || seen.get(successor)) {
                    continue;
                }
                if (successor == node) {
                    return true;
                }
                seen.set(successor);
                queue.add(successor);
            }
        }
        return false;
    }
}
