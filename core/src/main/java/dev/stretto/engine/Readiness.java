package dev.stretto.engine;

import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.TaskGraph;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Counts, for every node, the predecessors that are done and those that never will be, and so knows which nodes are due (may
 * go) and which are doomed (cannot any more). Every change costs the number of edges it touches.
 *
 * <p>A task that is there for the failure of others is judged so only once one of them has failed; it is unneeded once all of
 * them have ended and none has failed. Until then it waits, whatever becomes of what else it depends on.
 *
 * <p>A lost barrier passes its loss on by itself; a doomed or unneeded task waits here until an event skips it.
 */
final class Readiness {

    private enum Mark {
        /** Waits for its predecessors. */
        WAITING,
        /** A task that became ready, or is beyond that. */
        GONE,
        /** A task that completed, or a barrier that opened. */
        DONE,
        /** A task that ended otherwise, or a barrier that cannot open. */
        LOST
    }

    private final TaskGraph graph;
    private final Mark[] marks;
    private final int[] met;
    private final int[] lost;
    private final int[] culprit;
    private final int[] lostPredecessor;
    private final TreeSet<Integer> due = new TreeSet<>();
    private final TreeSet<Integer> doomed = new TreeSet<>();
    private final TreeSet<Integer> unneeded = new TreeSet<>();

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
        this.failures = new int[graph.size()];
        this.chances = new int[graph.size()];
        this.failed = new boolean[graph.size()];
        this.putOff = new boolean[graph.size()];
        Arrays.setAll(chances, node -> graph.node(node).onFailureOf().size());
        Arrays.fill(lostPredecessor, -1);
        Arrays.fill(marks, Mark.WAITING);
        for (int node = 0; node < graph.size(); node++) {
            judge(node);
        }
    }

    /** The first node that may go. */
    OptionalInt firstDue() {
        return first(due);
    }

    /** The first task that cannot go any more. */
    OptionalInt firstDoomed() {
        return first(doomed);
    }

    /** The first task that is there for failures which will not come. */
    OptionalInt firstUnneeded() {
        return first(unneeded);
    }

    private static OptionalInt first(NavigableSet<Integer> nodes) {
        return nodes.isEmpty() ? OptionalInt.empty() : OptionalInt.of(nodes.first());
    }

    /** The task whose failure keeps a doomed task from going. */
    int culprit(int node) {
        int at = lostPredecessor(node);
        while (!graph.isTask(at)) {
            at = lostPredecessor(at);
        }
        return culprit[at];
    }

    /** One of the node's predecessors that are lost; the one found last is tried first, since barriers have many. */
    private int lostPredecessor(int node) {
        int last = lostPredecessor[node];
        if (last >= 0 && marks[last] == Mark.LOST) {
            return last;
        }
        for (int predecessor : graph.node(node).predecessors()) {
            if (marks[predecessor] == Mark.LOST) {
                lostPredecessor[node] = predecessor;
                return predecessor;
            }
        }
        throw new IllegalStateException("node " + node + " is unreachable though nothing was lost");
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

    /** The task became ready. */
    void leave(int task) {
        mark(task, Mark.GONE);
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
            if (isForFailureOf(node, successor)) {
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

    /** Whether a successor of a node is there for that one's failure. */
    private boolean isForFailureOf(int node, int successor) {
        List<Integer> causes = graph.node(successor).onFailureOf();
        return !causes.isEmpty() && Collections.binarySearch(causes, node) >= 0;
    }

    /** The task failed. */
    void fail(int task) {
        failed[task] = true;
        lose(task, task);
    }

    /**
     * The task ended without completing.
     *
     * @param blame the task this comes from, maybe itself
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
                if (isForFailureOf(task, successor)) {
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
            judge(node);
        }
    }

    private void mark(int node, Mark mark) {
        marks[node] = mark;
        due.remove(node);
        doomed.remove(node);
        unneeded.remove(node);
    }

    /** A node was lost, or is no more: what that changes for one that waits for it. */
    private void count(int node, int successor, int change) {
        if (isForFailureOf(node, successor)) {
            chances[successor] -= change;
            failures[successor] += failed[node] ? change : 0;
        } else if (graph.node(successor).condition() == Condition.ENDED) {
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
        due.remove(node);
        doomed.remove(node);
        unneeded.remove(node);
        if (failures[node] == 0 && !graph.node(node).onFailureOf().isEmpty()) {
            if (chances[node] == 0) {
                unneeded.add(node);
            }
            return false;
        }
        if (met[node] >= graph.node(node).need()) {
            due.add(node);
        } else if (!reachable(node)) {
            if (graph.isTask(node)) {
                doomed.add(node);
            }
            return true;
        }
        return false;
    }
}
