package dev.stretto.simulator;

import static dev.stretto.simulator.Violation.unless;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.Event;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunOptions;
import dev.stretto.engine.RunState;
import dev.stretto.engine.SkipCause;
import dev.stretto.engine.TaskEvent;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.engine.Transitions;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanOrder.Requirement;
import dev.stretto.strategy.CompileOptions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must hold of every run, whatever happens to it. A fold over the journaled events with books of its own, compared with
 * the engine's ledger after every round.
 */
public final class Invariants {

    private final CompileOptions compileOptions;
    private final Map<TaskId, TaskState> states = new LinkedHashMap<>();
    private final Map<TaskId, TaskState> known = new LinkedHashMap<>();
    private final Map<TaskId, SkipCause> causes = new LinkedHashMap<>();
    private final Set<TaskId> takenUp = new LinkedHashSet<>();
    private final Map<TaskId, Long> notBefore = new LinkedHashMap<>();

    /** What failed and may wait for its batch to end before it is tried again. */
    private final Set<TaskId> putOff = new LinkedHashSet<>();

    private final Set<TaskId> doneOnce = new LinkedHashSet<>();

    /** What has ended, or failed and was to be tried again, at any time: a batch goes on without it. */
    private final Set<TaskId> endedOnce = new LinkedHashSet<>();

    private final Set<Attempt> running = new LinkedHashSet<>();
    private final Map<TaskId, Integer> attempts = new LinkedHashMap<>();
    private final LandingInvariants landing = new LandingInvariants();
    private final GateInvariants gates = new GateInvariants();
    private Optional<RunDefinition> definition = Optional.empty();
    private PlanOrder order;
    private ClaimBooks claims;
    private LockBooks locks;
    private String head = "";
    private long seq;
    private long atMillis;

    /**
     * @param compileOptions how the run's plan was compiled
     */
    public Invariants(CompileOptions compileOptions) {
        this.compileOptions = compileOptions;
        this.order = new PlanOrder(PlanBuilder.plan().build(), compileOptions);
    }

    /** Takes in an event that was journaled. */
    public void take(Recorded recorded) {
        unless(recorded.seq() == seq + 1, "seq has no gaps", seq + " is followed by " + recorded);
        unless(recorded.atMillis() >= atMillis, "time never goes back", atMillis + " is followed by " + recorded);
        seq = recorded.seq();
        atMillis = recorded.atMillis();
        switch (recorded.event()) {
            case RunEvent.Planned planned -> adopt(planned);
            case ProgressEvent.PhaseCompleted(var phase) -> checkPhase(phase);
            case ProgressEvent.BranchMoved(var from, var to) -> {
                unless(from.equals(head), "commits of others are taken in on the head", recorded + " at " + head);
                head = to;
                landing.headTaken(to);
            }
            case ProgressEvent event -> gates.take(event, this::isDone, head);
            case RunEvent event -> landing.take(event);
            case ClaimEvent event -> claims.take(event);
            case TaskEvent event -> {
                TaskState before = states.get(event.task());
                move(event.task(), event);
                if (states.get(event.task()) != TaskState.RUNNING && states.get(event.task()) != TaskState.LANDING) {
                    claims.ended(event.task());
                }
                if (states.get(event.task()) == TaskState.READY) {
                    locks.ready(event.task(), seq);
                }
                if (states.get(event.task()).ended()) {
                    endedOnce.add(event.task());
                }
                takeTask(event);
                checkUndone(event, before);
            }
            case LandingEvent event -> {
                move(event.task(), event);
                switch (event) {
                    case LandingEvent.Queued queued -> locks.checkLanding(queued);
                    case LandingEvent.Rejected rejected when running(rejected.task()) -> locks.checkRejected(rejected);
                    default -> {}
                }
                head = landing.take(event, gates.reverting());
            }
        }
    }

    private void adopt(RunEvent.Planned planned) {
        unless(running.isEmpty(), "a plan is replaced only when nothing runs", running);
        known.putAll(states);
        head = definition.isEmpty() ? planned.head() : head;
        definition = Optional.of(planned.definition());
        order = new PlanOrder(planned.definition().plan(), compileOptions);
        claims = new ClaimBooks(planned.definition(), states);
        locks = new LockBooks(planned.definition(), states, claims);
        gates.adopt(planned.definition().graph());
        landing.adopt(options().gates(), head);
        states.clear();
        for (Task task : planned.definition().plan().tasks()) {
            settle(task, known.getOrDefault(task.id(), TaskState.PENDING));
        }
        notBefore.clear();
        doneOnce.addAll(done());
        endedOnce.addAll(ended());
    }

    /** What a task is in a plan that was just accepted: what is settled stays, else the plan's marks hold. */
    private void settle(Task task, TaskState earlier) {
        boolean settled = earlier == TaskState.COMPLETED
                || earlier == TaskState.FAILED
                || earlier == TaskState.SKIPPED
                        && (causes.get(task.id()) == SkipCause.USER || causes.get(task.id()) == SkipCause.REVERTED);
        TaskState state = settled ? earlier : TaskState.PENDING;
        if (!options().runs(task)) {
            boolean open = state == TaskState.PENDING || state == TaskState.FAILED;
            if (task.status() == PlanStatus.COMPLETED) {
                state = TaskState.COMPLETED;
            } else if (open && !takenUp.contains(task.id())) {
                state = TaskState.SKIPPED;
                causes.put(task.id(), task.status() == PlanStatus.SKIPPED ? SkipCause.PLAN : SkipCause.DEFERRED);
            }
        }
        if (state != TaskState.SKIPPED) {
            causes.remove(task.id());
        }
        states.put(task.id(), state);
    }

    private void move(TaskId task, Event event) {
        TaskState from = states.get(task);
        Optional<TaskState> to = Transitions.all().stream()
                .filter(way -> way.from() == from && way.by() == event.getClass())
                .map(Transitions.Transition::to)
                .findFirst();
        unless(to.isPresent(), "states change only along the transitions", from + " with " + event);
        states.put(task, to.orElseThrow());
    }

    private void checkPhase(PhaseId phase) {
        Set<TaskId> done = done();
        unless(
                definition.orElseThrow().plan().tasks().stream()
                        .filter(task -> task.phase().equals(Optional.of(phase)))
                        .allMatch(task -> done.contains(task.id())),
                "a phase is complete when all its tasks are",
                phase);
    }

    private void takeTask(TaskEvent event) {
        TaskId task = event.task();
        switch (event) {
            case TaskEvent.Ready _ -> {
                notBefore.remove(task);
                checkReady(task);
            }
            case TaskEvent.Started(var _, int number, String base) -> {
                checkWishes(task);
                putOff.remove(task);
                locks.started(task);
                gates.checkStart(definition.orElseThrow().graph().indexOf(task), task);
                Attempt attempt = new Attempt(task, number);
                running.add(attempt);
                unless(attempts.merge(task, 1, Integer::sum) == number, "attempts are counted one by one", attempt);
                unless(running.size() <= options().workers(), "never more running than workers", running);
                unless(base.equals(head), "an attempt starts at the head", base + " is not " + head);
            }
            case TaskEvent.Finished finished ->
                unless(running.remove(new Attempt(task, finished.attempt())), "only what runs can exit", finished);
            case TaskEvent.Completed(var _, int number, String commit) -> {
                doneOnce.add(task);
                unless(
                        commit.isEmpty()
                                || commit.equals(head) && landing.landed().contains(task),
                        "a task completes with the commit it landed as",
                        new Attempt(task, number) + " " + commit + " " + head);
            }
            case TaskEvent.Skipped skipped -> checkSkipped(skipped);
            case TaskEvent.Retrying retrying -> {
                notBefore.put(task, retrying.notBeforeMillis());
                if (retrying.counted()) {
                    putOff.add(task);
                }
                endedOnce.add(task);
                if (causes.remove(task) == SkipCause.REVERTED) {
                    gates.undone();
                }
                if (states.get(task) == TaskState.PENDING && !options().runs(planned(task))) {
                    takenUp.add(task);
                }
            }
            case TaskEvent.Cancelled _ -> landing.cancelled(task);
            case TaskEvent.Deferred _ -> notBefore.remove(task);
            case TaskEvent.Noted _, TaskEvent.Failed _ -> {}
        }
    }

    /** What completed stays so unless it is reverted; that alone takes it back. */
    private void checkUndone(TaskEvent event, TaskState before) {
        boolean undoes = event instanceof TaskEvent.Skipped skipped && skipped.cause() == SkipCause.REVERTED;
        unless(undoes == (before == TaskState.COMPLETED), "only a revert takes back what completed", event);
        if (undoes) {
            doneOnce.remove(event.task());
            gates.undone();
        }
        if (event instanceof TaskEvent.Skipped skipped
                && skipped.cause() == SkipCause.DEPENDENCY
                && before == TaskState.PENDING) {
            checkImpossible(skipped);
        }
    }

    private void checkReady(TaskId task) {
        Set<TaskId> done = done();
        for (Requirement requirement : order.of(task)) {
            unless(
                    requirement.isMetBy(requirement.ended() ? endedOnce : requirement.direct() ? done : doneOnce),
                    "no task starts before what it waits for is done",
                    task + " waits for " + requirement);
        }
        unless(
                order.failing(task).isEmpty() || anyFailed(task),
                "a task for the failure of others starts only after one of them failed",
                task + " " + states);
    }

    private void checkWishes(TaskId task) {
        for (TaskId first : order.softBefore(task)) {
            unless(
                    states.get(first) != TaskState.READY
                            || putOff.contains(first)
                            || !due(first, atMillis)
                            || locks.waits(first, other -> due(other, atMillis)),
                    "of tasks that could start, none does before those it should start after",
                    task + " before " + first);
        }
    }

    private boolean mayStart(Ledger ledger, TaskId task, long nowMillis) {
        return due(task, nowMillis)
                && !ledger.obstacles().waitsForNextBatch(task)
                && ledger.obstacles().heldBy(task).isEmpty();
    }

    private boolean due(TaskId task, long nowMillis) {
        return notBefore.getOrDefault(task, 0L) <= nowMillis;
    }

    private boolean anyFailed(TaskId task) {
        return order.failing(task).stream().anyMatch(other -> states.get(other) == TaskState.FAILED);
    }

    /** Whether all of those a task is there for have ended, and none failed. */
    private boolean unneeded(TaskId task) {
        List<TaskId> failing = order.failing(task);
        return !failing.isEmpty()
                && !anyFailed(task)
                && failing.stream().allMatch(other -> states.get(other).ended());
    }

    private Task planned(TaskId task) {
        return definition.orElseThrow().task(definition.orElseThrow().graph().indexOf(task));
    }

    private void checkSkipped(TaskEvent.Skipped skipped) {
        causes.put(skipped.task(), skipped.cause());
        if (skipped.cause().counts()) {
            doneOnce.add(skipped.task());
        }
        switch (skipped.cause()) {
            case USER -> {}
            case PLAN -> unless(false, "what a plan leaves out is known when it is accepted", skipped);
            case NOT_NEEDED ->
                unless(unneeded(skipped.task()), "a task is not needed only where no failure can come", skipped);
            case DEFERRED -> {
                TaskId by = skipped.by().orElseThrow();
                unless(
                        causes.get(by) == SkipCause.DEFERRED && planned(by).status() == PlanStatus.DEFERRED,
                        "a task is deferred with one that the plan defers",
                        skipped);
                checkImpossible(skipped);
            }
            case DEPENDENCY -> {
                TaskState of = states.get(skipped.by().orElseThrow());
                unless(
                        of == TaskState.FAILED
                                || of == TaskState.CANCELLED
                                || causes.get(skipped.by().orElseThrow()) == SkipCause.REVERTED,
                        "a task is skipped for one that failed, was cancelled or reverted",
                        skipped + " " + of);
            }
            case GATE -> gates.checkFailed(skipped.gate().orElseThrow());
            case REVERTED -> {}
        }
    }

    private void checkImpossible(TaskEvent.Skipped skipped) {
        unless(
                order.of(skipped.task()).stream().anyMatch(requirement -> requirement.isImpossibleWithout(lost()))
                        && (order.failing(skipped.task()).isEmpty() || anyFailed(skipped.task())),
                "a task is skipped only if it cannot run",
                skipped);
    }

    private boolean running(TaskId task) {
        return states.get(task) == TaskState.RUNNING;
    }

    /** Compares the engine's books with these, after a round. */
    public void compare(Ledger ledger, long nowMillis) {
        unless(ledger.head().equals(head), "the head is where the last landing left it", ledger.head() + " " + head);
        claims.compare(ledger, nowMillis);
        unless(ledger.busySlots() == running.size(), "as many slots are taken as attempts run", running);
        boolean room = running.size() < options().workers() && ledger.state() == RunState.RUNNING && !gates.reverting();
        Set<TaskId> done = done();
        if (room) {
            locks.notAllInVain(states.keySet().stream()
                    .filter(task -> states.get(task) == TaskState.READY && mayStart(ledger, task, nowMillis))
                    .toList());
        }
        Set<TaskId> ended = ended();
        for (TaskRecord task : ledger.tasks()) {
            TaskState state = states.get(task.task());
            unless(task.state() == state, "the ledger is the sum of the events", task.task() + " " + state);
            unless(
                    !(room && state == TaskState.READY && mayStart(ledger, task.task(), nowMillis))
                            || locks.waits(task.task(), other -> mayStart(ledger, other, nowMillis)),
                    "no slot idles while a task could start",
                    task.task());
            unless(
                    state != TaskState.PENDING
                            || ledger.state() == RunState.PLANNED
                            || gates.waits(ledger, task.task())
                            || !order.of(task.task()).stream().allMatch(r -> r.isMetBy(r.ended() ? ended : done))
                            || !order.failing(task.task()).isEmpty() && !anyFailed(task.task()),
                    "a task is ready as soon as what it waits for is done",
                    task.task());
            unless(
                    state != TaskState.PENDING || ledger.state() == RunState.PLANNED || !unneeded(task.task()),
                    "a task that no failure calls for holds nobody up",
                    task.task());
        }
        unless(
                ledger.open()
                        == states.values().stream()
                                .filter(state -> !state.ended())
                                .count(),
                "open tasks are those that have not ended",
                ledger.open());
    }

    /** What must hold when nothing more happens. */
    public void end(Ledger ledger) {
        unless(ledger.state().ended(), "every run comes to an end", ledger.state());
        unless(states.values().stream().allMatch(TaskState::ended), "no task is stranded", states);
        unless(running.isEmpty() && ledger.landing().entries().isEmpty(), "nothing is left under way", running);
        boolean well = gates.failed().isEmpty()
                && states.keySet().stream()
                        .allMatch(task -> done().contains(task) || causes.get(task) == SkipCause.DEFERRED);
        unless(
                ledger.state() == RunState.CANCELLED || (ledger.state() == RunState.COMPLETED) == well,
                "a run completes if all that was to run did",
                ledger.state() + " " + states);
    }

    /** The tries at gates by which barriers opened. */
    List<GateTry> openedGates() {
        return gates.opened();
    }

    /** The tasks that landed. */
    Set<TaskId> landed() {
        return landing.landed();
    }

    private Set<TaskId> done() {
        return states.keySet().stream().filter(this::isDone).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<TaskId> ended() {
        return states.keySet().stream()
                .filter(task -> states.get(task).ended())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isDone(TaskId task) {
        return states.get(task) == TaskState.COMPLETED
                || states.get(task) == TaskState.SKIPPED && causes.get(task).counts();
    }

    private Set<TaskId> lost() {
        return states.keySet().stream()
                .filter(task -> states.get(task).ended() && !isDone(task))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private RunOptions options() {
        return definition.orElseThrow().options();
    }
}
