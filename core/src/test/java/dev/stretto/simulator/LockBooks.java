package dev.stretto.simulator;

import static dev.stretto.simulator.Violation.unless;

import dev.stretto.claim.Enforcement;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.TaskState;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What tasks hold, told by their states alone and compared by {@link ClaimBrute}. */
final class LockBooks {

    private final RunDefinition definition;
    private final Map<TaskId, TaskState> states;
    private final ClaimBooks claims;
    private final Map<TaskId, Long> readySince = new LinkedHashMap<>();

    /**
     * @param states where every task stands, kept up to date by others
     * @param claims what running tasks have claimed beside what the plan says
     */
    LockBooks(RunDefinition definition, Map<TaskId, TaskState> states, ClaimBooks claims) {
        this.definition = definition;
        this.claims = claims;
        this.states = states;
    }

    private boolean off() {
        return !definition.options().claims().locks();
    }

    private Task task(TaskId id) {
        return definition.task(definition.graph().indexOf(id));
    }

    private List<Task> others(TaskId than, Predicate<TaskState> in) {
        return definition.plan().tasks().stream()
                .filter(task -> !task.id().equals(than) && in.test(states.get(task.id())))
                .toList();
    }

    private List<Task> holders(TaskId but) {
        return others(but, state -> state == TaskState.RUNNING || state == TaskState.LANDING).stream()
                .map(claims::with)
                .toList();
    }

    /** A task became ready with this event. */
    void ready(TaskId task, long seq) {
        readySince.put(task, seq);
    }

    /** A task was started. */
    void started(TaskId id) {
        if (off()) {
            return;
        }
        for (Task holder : holders(id)) {
            unless(
                    !ClaimBrute.clash(task(id), holder),
                    "no incompatible locks at any moment",
                    id + " " + task(id).claims() + " beside " + holder.id() + " " + holder.claims());
        }
        unless(
                claims.waitsFor(task(id)).isEmpty(),
                "no task starts past a running one that waits for what it would take",
                id + " past " + claims.waitsFor(task(id)));
        for (String pool : ClaimBrute.POOLS) {
            unless(fits(id, pool), "no pool is used beyond its size", id + " takes too much of " + pool);
        }
    }

    private boolean fits(TaskId id, String pool) {
        int wanted = ClaimBrute.units(task(id), pool);
        int used = holders(id).stream()
                .mapToInt(holder -> ClaimBrute.units(holder, pool) + claims.units(holder.id(), pool))
                .sum();
        return wanted == 0
                || used + wanted
                        <= ClaimBrute.size(
                                definition.plan(), definition.options().claims(), pool);
    }

    /** Whether a ready task has to wait for what it claims: it is held, or another that has waited for longer wants it. */
    boolean waits(TaskId id, Predicate<TaskId> due) {
        return !off()
                && (heldOrAwaited(id)
                        || others(id, state -> state == TaskState.READY).stream()
                                .filter(other -> due.test(other.id()) && longer(other.id(), id))
                                .anyMatch(other -> wantTheSame(task(id), other)));
    }

    private boolean held(TaskId id) {
        return holders(id).stream().anyMatch(holder -> ClaimBrute.clash(task(id), holder))
                || ClaimBrute.POOLS.stream().anyMatch(pool -> !fits(id, pool));
    }

    private boolean heldOrAwaited(TaskId id) {
        return held(id) || claims.waitsFor(task(id)).isPresent() || claims.poolWaitedFor(task(id));
    }

    private boolean longer(TaskId other, TaskId than) {
        return readySince.getOrDefault(other, 0L) < readySince.getOrDefault(than, 0L);
    }

    private static boolean wantTheSame(Task one, Task other) {
        return ClaimBrute.clash(one, other)
                || ClaimBrute.POOLS.stream()
                        .anyMatch(pool -> ClaimBrute.units(one, pool) > 0 && ClaimBrute.units(other, pool) > 0);
    }

    /** Nothing outside a stated claim ever lands under strict. */
    void checkLanding(LandingEvent.Queued queued) {
        unless(
                !strict()
                        || ClaimBrute.outside(claims.with(task(queued.task())), queued.files())
                                .isEmpty(),
                "nothing lands outside a stated claim",
                queued + " of " + task(queued.task()).claims());
    }

    /** What stays within its claims is not held back. */
    void checkRejected(LandingEvent.Rejected rejected) {
        unless(
                strict()
                        && !rejected.files().isEmpty()
                        && ClaimBrute.outside(claims.with(task(rejected.task())), rejected.files())
                                .equals(rejected.files()),
                "only what is outside a stated claim is rejected",
                rejected + " of " + task(rejected.task()).claims());
    }

    private boolean strict() {
        return definition.options().claims().enforcement() == Enforcement.STRICT;
    }

    /** Of tasks that only wait for each other one could go: something must be held. */
    void notAllInVain(List<TaskId> waiting) {
        unless(
                waiting.isEmpty() || waiting.stream().anyMatch(this::heldOrAwaited),
                "tasks do not wait for each other alone",
                waiting);
    }
}
