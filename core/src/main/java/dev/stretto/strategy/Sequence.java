package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks one after the other, in the order in which they are added. Those that are parallel wait for the last one before them
 * that is not, and the next one that is not waits for them all. A task that does not run waits for those before it, should it be
 * taken up later, but nothing waits for it. So every task adds a few edges only, however many there are.
 */
final class Sequence {

    private final Wiring wiring;
    private final Kind kind;

    /** What a parallel task waits for: the last one that is not, and what is open though that one is completed already. */
    private List<Integer> front = new ArrayList<>();

    private List<Integer> parallelsSince = new ArrayList<>();

    /** To become one node of the front as soon as something waits for it. */
    private List<Integer> openBeforeFront = List.of();

    Sequence(Wiring wiring, Kind kind) {
        this.wiring = wiring;
        this.kind = kind;
    }

    /**
     * Adds a task.
     *
     * @param bound whether it waits for those before it; those after it wait for it in any case
     * @param where what says so
     */
    void add(int task, boolean parallel, boolean bound, Position where) {
        if (bound) {
            settleFront();
            front.forEach(before -> wiring.edge(before, task, where, kind));
            if (!parallel) {
                parallelsSince.forEach(before -> wiring.edge(before, task, where, kind));
            }
        }
        if (!wiring.runs(task)) {
            return;
        }
        if (parallel) {
            parallelsSince.add(task);
        } else {
            advance(task);
        }
    }

    /** A task that was completed out of turn must not let the next one pass those before it. */
    private void advance(int task) {
        List<Integer> open = new ArrayList<>();
        if (completed(task)) {
            open.addAll(openBeforeFront);
            front.stream().filter(node -> !completed(node)).forEach(open::add);
            parallelsSince.stream().filter(node -> !completed(node)).forEach(open::add);
        }
        front = new ArrayList<>(List.of(task));
        parallelsSince = new ArrayList<>();
        openBeforeFront = open;
    }

    private void settleFront() {
        if (!openBeforeFront.isEmpty()) {
            front.add(wiring.joined(
                    "what is written before " + wiring.task(front.getFirst()).id(), openBeforeFront));
            openBeforeFront = List.of();
        }
    }

    private boolean completed(int node) {
        return node < wiring.plan().tasks().size() && wiring.task(node).status() == PlanStatus.COMPLETED;
    }
}
