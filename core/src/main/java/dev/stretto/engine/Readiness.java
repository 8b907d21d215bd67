package dev.stretto.engine;

import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.TaskGraph;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Counts, for every node, the predecessors that are done and those that never will be, and so knows which nodes are due (may
 * go) and which are doomed (cannot any more). Every change costs the number of edges it touches.
 *
 * <p>A task that is there for the failure of others is judged so only once one of them has failed; it is unneeded once all of
 * them have ended and none has failed. Until then it waits, whatever becomes of what else it depends on.
 *
 * <p>A lost barrier passes its loss on by itself; a doomed or unneeded task waits here until an event skips it.
 *
 * <p>A barrier with a gate that has met its need is due for its gate, not yet to open.
 */
final class Readiness {

    private static final int NOBODY = -1;

    private final TaskGraph graph;
    private final Mark[] marks;
    private final int[] met;
    private final int[] lost;
    private final int[] culprit;
    private final int[] lostPredecessor;

    /** Whether a node was lost because a gate failed. */
    private final boolean[] byGate;

    private final Outlook outlook = new Outlook();

    /** Of the tasks that each node is there for when they fail: how many have failed, and how many can fail yet. */
    private final int[] failures;

    private final int[] chances;
    private final boolean[] failed;

    /** Whether a task counts as ended for its batch already, since it failed there and is to be tried again later. */
    private final boolean[] putOff;

    Readiness(TaskGraph graph) {
        this.graph = graph;
        this.marks = new Mark[graph.size()];
        this.met = new int[graph.size()];
        this.lost = new int[graph.size()];
        this.culprit = new int[graph.size()];
        this.lostPredecessor = new int[graph.size()];
        this.byGate = new boolean[graph.size()];
        this.failures = new int[graph.size()];
        this.chances = new int[graph.size()];
        this.failed = new boolean[graph.size()];
        this.putOff = new boolean[graph.size()];
        Arrays.setAll(chances, node -> graph.node(node).onFailureOf().size());
        Arrays.fill(culprit, NOBODY);
        Arrays.fill(lostPredecessor, -1);
        Arrays.fill(marks, Mark.WAITING);
        for (int node = 0; node < graph.size(); node++) {
            judge(node);
        }
    }

    /** What is next. */
    Outlook outlook() {
        return outlook;
    }

    /** The task whose failure, or the barrier whose gate's failure, keeps a doomed task from going. */
    int culprit(int node) {
        int at = lostPredecessor(node);
        while (!graph.isTask(at) && culprit[at] != at) {
            at = lostPredecessor(at);
        }
        return culprit[at];
    }

    /** One of the node's predecessors that are lost; the one found last is tried first, since barriers have many. */
    private int lostPredecessor(int node) {
        int last = lostPredecessor[node];
        if (last >= 0 && keeps(last, node)) {
            return last;
        }
        for (int predecessor : graph.node(node).predecessors()) {
            if (keeps(predecessor, node)) {
                lostPredecessor[node] = predecessor;
                return predecessor;
            }
        }
        throw new IllegalStateException("node " + node + " is unreachable though nothing was lost");
    }

    /** Whether a predecessor is lost to a node. */
    private boolean keeps(int predecessor, int node) {
        return marks[predecessor] == Mark.LOST && !endSuffices(predecessor, node);
    }

    /** Whether it is enough for a node that a predecessor has ended; the end of a wave or batch is none if a gate made it. */
    private boolean endSuffices(int ended, int waiting) {
        return graph.node(waiting).condition() == Condition.ENDED
                && !(byGate[ended]
                        && graph.node(waiting) instanceof BarrierNode barrier
                        && barrier.kind() != BarrierKind.JOIN);
    }

    /** The name of the barrier that a task waited for and that cannot open any more, where it is one that keeps it. */
    Optional<String> lostBarrier(int task) {
        return lost[task] == 0 || !(graph.node(lostPredecessor(task)) instanceof BarrierNode barrier)
                ? Optional.empty()
                : Optional.of(barrier.name());
    }

    /** Whether the task completed, or the barrier opened. */
    boolean done(int node) {
        return marks[node] == Mark.DONE;
    }

    /** Whether the task ended otherwise than completed, or the barrier cannot open. */
    boolean lost(int node) {
        return marks[node] == Mark.LOST;
    }

    /** Whether a barrier's gate has failed and is not to be tried again yet. */
    boolean gateFailed(int barrier) {
        return marks[barrier] == Mark.HELD || (marks[barrier] == Mark.LOST && culprit[barrier] == barrier);
    }

    /** Whether enough predecessors meet the node's condition. */
    boolean meets(int node) {
        return met[node] >= graph.node(node).need();
    }

    /** The task became ready, or the barrier's gate is tried. */
    void leave(int node) {
        mark(node, Mark.GONE);
    }

    /** The try at a barrier's gate came to nothing: it waits again, or is lost if it must be. */
    void putBack(int barrier) {
        mark(barrier, Mark.WAITING);
        if (judge(barrier)) {
            lose(barrier, NOBODY);
        }
    }

    /** A barrier's gate failed. */
    void failGate(int barrier) {
        lose(barrier, barrier);
    }

    /** A barrier's gate failed, which those after it are to wait for nevertheless. */
    void hold(int barrier) {
        mark(barrier, Mark.HELD);
    }

    /** A barrier whose gate failed waits for its gate again. */
    void reopenGate(int barrier) {
        if (marks[barrier] == Mark.LOST) {
            reopen(barrier);
        }
        putBack(barrier);
    }

    /**
     * A completed task is taken back: barriers shut that no longer have what they need, and what needs it is lost.
     *
     * @param blame the task this comes from, maybe itself
     */
    void revert(int task, int blame) {
        takeBack(task);
        lose(task, blame);
    }

    /** A node is done no more, nor are the barriers that do not open without it. */
    private void takeBack(int first) {
        Deque<Integer> shutting = new ArrayDeque<>(List.of(first));
        while (!shutting.isEmpty()) {
            int node = shutting.pop();
            if (marks[node] != Mark.DONE) {
                continue;
            }
            mark(node, Mark.WAITING);
            for (int successor : graph.successors(node)) {
                if (graph.isForFailureOf(node, successor)) {
                    chances[successor]++;
                } else {
                    met[successor]--;
                    if (graph.node(successor).condition() == Condition.COMPLETED) {
                        shut(successor, shutting); // what is reverted has ended nevertheless
                    }
                }
                judge(successor);
            }
        }
    }

    /** A barrier that is open, or whose gate failed, without what it needs. */
    private void shut(int node, Deque<Integer> shutting) {
        if (graph.isTask(node) || meets(node)) {
            return;
        }
        if (marks[node] == Mark.DONE) {
            shutting.push(node);
        } else if (marks[node] == Mark.HELD) {
            mark(node, Mark.WAITING);
        }
    }

    /** Barriers that opened because this task had ended shut, now that it is taken up again after it was reverted. */
    void reopenReverted(int task) {
        reopen(task);
        Deque<Integer> shutting = new ArrayDeque<>();
        for (int successor : graph.successors(task)) {
            shut(successor, shutting);
        }
        shutting.forEach(this::takeBack);
    }

    /** The task completed, or the barrier opened. */
    void complete(int node) {
        if (marks[node] == Mark.LOST) {
            reopen(node);
        }
        if (marks[node] == Mark.DONE) {
            return;
        }
        mark(node, Mark.DONE);
        for (int successor : graph.successors(node)) {
            if (graph.isForFailureOf(node, successor)) {
                chances[successor]--;
            } else if (!endsBatch(node, successor)) {
                met[successor]++;
            }
            judge(successor);
        }
    }

    /**
     * The batch that a task would be tried again after: the one it is in, if that has not ended and another comes after it.
     * Nothing of a batch waits for another task of it, so all others end without this one.
     */
    OptionalInt batch(int task) {
        for (int successor : graph.successors(task)) {
            if (graph.node(successor) instanceof BarrierNode barrier
                    && barrier.kind() == BarrierKind.BATCH
                    && marks[successor] == Mark.WAITING
                    && graph.successors(successor).length > 0
                    && !putOff[task]) {
                return OptionalInt.of(successor);
            }
        }
        return OptionalInt.empty();
    }

    /** The task failed and is tried again when its batch has ended: it counts there as ended. */
    void putOff(int task, int batch) {
        putOff[task] = true;
        met[batch]++;
        judge(batch);
    }

    /** Whether a node is put off and this the batch that has counted it already. */
    private boolean endsBatch(int node, int successor) {
        return putOff[node]
                && graph.node(successor) instanceof BarrierNode barrier
                && barrier.kind() == BarrierKind.BATCH;
    }

    /** The task failed. */
    void fail(int task) {
        failed[task] = true;
        lose(task, task);
    }

    /**
     * The task ended without completing.
     *
     * @param blame the task, or the barrier whose gate failed, that this comes from, maybe itself
     */
    void lose(int task, int blame) {
        Deque<Integer> losing = new ArrayDeque<>();
        losing.push(task);
        culprit[task] = blame;
        while (!losing.isEmpty()) {
            int node = losing.pop();
            if (marks[node] == Mark.LOST) {
                continue;
            }
            mark(node, Mark.LOST);
            if (node != task) {
                culprit[node] = NOBODY;
            }
            byGate[node] = culprit[node] == NOBODY ? byGate[lostPredecessor(node)] : !graph.isTask(culprit[node]);
            for (int successor : graph.successors(node)) {
                count(node, successor, 1);
                if (judge(successor) && !graph.isTask(successor)) {
                    losing.push(successor);
                }
            }
        }
    }

    /** The task waits again; barriers that were lost because of it wait again too, those that opened stay open. */
    void reopen(int task) {
        if (marks[task] == Mark.DONE) {
            mark(task, Mark.WAITING);
            for (int successor : graph.successors(task)) {
                if (graph.isForFailureOf(task, successor)) {
                    chances[successor]++;
                } else if (!endsBatch(task, successor)) {
                    met[successor]--;
                }
                judge(successor);
            }
            judge(task);
            return;
        }
        Deque<Integer> reopening = new ArrayDeque<>();
        reopening.push(task);
        while (!reopening.isEmpty()) {
            int node = reopening.pop();
            if (marks[node] != Mark.LOST) {
                continue;
            }
            mark(node, Mark.WAITING);
            for (int successor : graph.successors(node)) {
                count(node, successor, -1);
                if (marks[successor] == Mark.LOST && !graph.isTask(successor) && reachable(successor)) {
                    reopening.push(successor);
                } else {
                    judge(successor);
                }
            }
            failed[node] = false;
            byGate[node] = false;
            judge(node);
        }
    }

    private void mark(int node, Mark mark) {
        marks[node] = mark;
        outlook.none(node);
    }

    private boolean gated(int node) {
        return graph.node(node) instanceof Node.BarrierNode barrier
                && barrier.gate().isPresent();
    }

    /** A node was lost, or is no more: what that changes for one that waits for it. */
    private void count(int node, int successor, int change) {
        if (graph.isForFailureOf(node, successor)) {
            chances[successor] -= change;
            failures[successor] += failed[node] ? change : 0;
        } else if (endSuffices(node, successor)) {
            met[successor] += endsBatch(node, successor) ? 0 : change;
        } else {
            lost[successor] += change;
        }
    }

    private boolean reachable(int node) {
        Node at = graph.node(node);
        return at.predecessors().size() - lost[node] >= at.need();
    }

    /** Sorts a waiting node into due, doomed, unneeded or none of these; tells whether it cannot go any more. */
    private boolean judge(int node) {
        if (marks[node] != Mark.WAITING) {
            return false;
        }
        outlook.none(node);
        if (failures[node] == 0 && !graph.node(node).onFailureOf().isEmpty()) {
            if (chances[node] == 0) {
                outlook.unneeded(node);
            }
            return false;
        }
        if (meets(node)) {
            if (gated(node)) {
                outlook.dueGate(node);
            } else {
                outlook.due(node);
            }
        } else if (!reachable(node)) {
            if (graph.isTask(node)) {
                outlook.doomed(node);
            }
            return true;
        }
        return false;
    }
}
