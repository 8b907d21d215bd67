package dev.stretto.engine;

import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all events of a run so far add up to. Changed by {@link #apply} alone, which is the same live and in recovery; it
 * decides nothing.
 */
public final class Ledger {

    private @Nullable RunDefinition definition;
    private RunState state = RunState.PLANNED;
    private String head = "";
    private String pauseReason = "";
    private List<TaskRecord> tasks = List.of();

    /** The tasks of the plans before, also of tasks that were dropped: an edited plan may put them back. */
    private final Map<TaskId, TaskRecord> replaced = new LinkedHashMap<>();

    private @Nullable Readiness readiness;
    private @Nullable ReadyTasks ready;
    private PhaseProgress phases = new PhaseProgress();
    private final LandingQueue landing = new LandingQueue();
    private final Map<String, TaskId> landedBy = new LinkedHashMap<>();
    private final Checkpoints checkpoints = new Checkpoints();
    private @Nullable Gates gates;
    private Optional<ProgressEvent.RevertStarted> reverting = Optional.empty();
    private int reverts;
    private final int[] inState = new int[TaskState.values().length];
    private int completions;
    private int busySlots;
    private int open;
    private int unsuccessful;

    /** Takes in one event. */
    public void apply(Event event) {
        switch (event) {
            case RunEvent run -> applyRun(run);
            case ProgressEvent progress -> applyProgress(progress);
            case TaskEvent task -> applyTask(task);
            case LandingEvent change -> applyLanding(change);
        }
        if (gates != null) {
            readyTasks().hold(gates.held());
        }
    }

    private void applyRun(RunEvent event) {
        switch (event) {
            case RunEvent.Planned planned -> adopt(planned);
            case RunEvent.Started _, RunEvent.Resumed _ -> {
                state = RunState.RUNNING;
                pauseReason = "";
            }
            case RunEvent.Paused paused -> {
                state = RunState.PAUSED;
                pauseReason = paused.reason();
            }
            case RunEvent.Completed _ -> state = RunState.COMPLETED;
            case RunEvent.Failed _ -> state = RunState.FAILED;
            case RunEvent.Cancelled _ -> {
                state = RunState.CANCELLED;
                gates().revertNothing();
            }
        }
    }

    private void adopt(RunEvent.Planned planned) {
        RunDefinition next = planned.definition();
        head = definition == null ? planned.head() : head;
        definition = next;
        tasks.forEach(task -> replaced.put(task.task(), task));
        readiness = new Readiness(next.graph());
        ready = new ReadyTasks(new ReadyQueue(next));
        if (tasks.stream()
                .anyMatch(task ->
                        task.revertible() && next.graph().find(task.task()).isEmpty())) {
            checkpoints.clear(); // no task of the plan stands for what it did
        }
        phases = new PhaseProgress();
        tasks = new ArrayList<>();
        open = 0;
        unsuccessful = 0;
        Arrays.fill(inState, 0);
        for (int node = 0; node < next.plan().tasks().size(); node++) {
            TaskId id = next.task(node).id();
            TaskRecord earlier = replaced.get(id);
            TaskRecord task = earlier == null ? new TaskRecord(id) : earlier.carriedOver();
            if (!next.options().runs(next.task(node))) {
                task.takeFromPlan(next.task(node).status());
            }
            tasks.add(task);
            settle(node);
        }
        Gates before = gates;
        gates = new Gates(next.graph(), readiness());
        if (before != null) {
            gates.follow(before);
        }
    }

    /** Counts a task of a newly adopted plan by the state it comes with. */
    private void settle(int node) {
        TaskRecord task = tasks.get(node);
        inState[task.state.ordinal()]++;
        boolean done = task.state == TaskState.COMPLETED || task.skippedAsDone();
        phases.count(definition().task(node).phase(), done);
        unsuccessful += task.unsuccessful() ? 1 : 0;
        if (done) {
            readiness().complete(node);
        } else if (task.state == TaskState.FAILED) {
            readiness().fail(node);
        } else if (task.deferred() || task.reverted()) {
            readiness().lose(node, node);
        } else {
            open++;
        }
    }

    private void applyProgress(ProgressEvent event) {
        switch (event) {
            case ProgressEvent.PhaseOpened(var phase) -> phases.opened(phase);
            case ProgressEvent.PhaseCompleted(var phase) -> phases.completed(phase);
            case ProgressEvent.BarrierOpened(var barrier) -> openBarrier(barrier);
            case ProgressEvent.Checkpoint checkpoint -> checkpoints.written(checkpoint, completions);
            case ProgressEvent.GateStarted started -> gates().started(started, completions);
            case ProgressEvent.GateFailed failed -> failGate(failed);
            case ProgressEvent.GateWithdrawn withdrawn -> gates().withdrawn(withdrawn.barrier());
            case ProgressEvent.GateReopened(var barrier) -> gates().reopened(barrier);
            case ProgressEvent.RevertStarted started -> {
                reverting = Optional.of(started);
                reverts = started.number();
            }
            case ProgressEvent.RevertCompleted _, ProgressEvent.RevertFailed _ -> {
                reverting.flatMap(ProgressEvent.RevertStarted::gate).ifPresent(gates()::reverted);
                reverting = Optional.empty();
            }
        }
    }

    private void openBarrier(String barrier) {
        int node = gates().find(barrier).orElseGet(() -> readiness().firstDue().orElseThrow());
        if (!gates().isStillOpen(barrier)) {
            checkpoints.opened((Node.BarrierNode) definition().graph().node(node));
        }
        readiness().complete(node);
        gates().opened(node);
        readyTasks().batchEnded(node);
    }

    /** What is being done on top of a verification that failed comes to nothing, but what is landing already. */
    private void failGate(ProgressEvent.GateFailed event) {
        gates().failed(event);
        readyTasks().batchEnded(gates().node(event.barrier()));
        if (definition().options().inPlace()) {
            gates().reverted(event.barrier()); // nothing lands
        }
        for (int node : failing(event.barrier())) {
            TaskRecord task = tasks.get(node);
            if (!task.state.ended() && task.state != TaskState.LANDING) {
                task.gate = Optional.of(event.barrier());
            }
        }
    }

    /** The tasks that fail with a verification, as the plan wants it. */
    Set<Integer> failing(String barrier) {
        int node = gates().node(barrier);
        return switch (gates().onFailure(node).orElse(OnVerifyFailure.HOLD)) {
            case HOLD -> Set.of();
            case FAIL, REVERT -> Dependents.ofVerified(definition().graph(), node);
        };
    }

    private void applyTask(TaskEvent event) {
        int node = definition().graph().indexOf(event.task());
        TaskRecord task = tasks.get(node);
        TaskState from = task.state;
        if (from == TaskState.READY) {
            readyTasks().remove(node);
        }
        if (from.ended()) {
            takeUp(node, task);
        }
        move(task, event);
        if (underWay(from) && !underWay(task.state)) {
            ready().locks().release(node);
        }
        switch (event) {
            case TaskEvent.Ready _ -> {
                readiness().leave(node);
                readyTasks().add(node, 0);
                phases.taskReady(definition().task(node).phase());
            }
            case TaskEvent.Started started -> {
                task.attempt = started.attempt();
                task.processGone = false;
                task.notBeforeMillis = 0;
                busySlots++;
                ready().start(node);
            }
            case TaskEvent.Finished finished -> {
                task.processGone = true;
                task.outcome = finished.outcome();
                task.message = finished.message();
                busySlots--;
            }
            case TaskEvent.Deferred deferred -> {
                task.message = deferred.reason();
                readyTasks().add(node, 0);
            }
            case TaskEvent.Retrying retrying -> retry(node, task, from, retrying);
            case TaskEvent.Completed completed -> {
                task.commit = completed.commit();
                task.message = "";
                task.gate = Optional.empty();
                task.completedAs = ++completions;
                done(node);
            }
            case TaskEvent.Failed failed -> {
                task.message = failed.reason();
                task.salvage = failed.salvage();
                open--;
                unsuccessful++;
                readiness().fail(node);
            }
            case TaskEvent.Skipped skipped -> skip(node, task, skipped);
            case TaskEvent.Cancelled cancelled -> {
                task.salvage = cancelled.salvage().isEmpty() ? task.salvage : cancelled.salvage();
                if (from == TaskState.LANDING) {
                    landing.remove(task.latest());
                }
                lost(node);
            }
        }
    }

    private void retry(int node, TaskRecord task, TaskState from, TaskEvent.Retrying event) {
        task.message = event.reason();
        task.salvage = event.salvage().isEmpty() ? task.salvage : event.salvage();
        if (from == TaskState.RUNNING) {
            task.failures += event.counted() ? 1 : 0;
            task.notBeforeMillis = event.notBeforeMillis();
            OptionalInt batch = event.counted() ? readiness().batch(node) : OptionalInt.empty();
            if (batch.isPresent()) {
                readiness().putOff(node, batch.getAsInt());
                readyTasks().putOff(node, batch.getAsInt(), task.notBeforeMillis);
            } else {
                readyTasks().add(node, task.notBeforeMillis);
            }
            return;
        }
        task.failures = 0;
        task.conflicts = 0;
        task.notBeforeMillis = 0;
        boolean reverted = task.reverted();
        task.named |= !definition().options().runs(definition().task(node));
        task.skipCause = Optional.empty();
        task.skippedBecauseOf = Optional.empty();
        task.gate = Optional.empty();
        if (reverted) {
            readiness().reopenReverted(node);
        } else {
            readiness().reopen(node);
        }
    }

    /** Whether a ready task waits for its batch to end, to be tried again with the next one. */
    public boolean waitsForNextBatch(TaskId task) {
        return readyTasks().isPutOff(definition().graph().indexOf(task));
    }

    /** A task that had ended has not: the opposite of what was counted then. */
    private void takeUp(int node, TaskRecord task) {
        open++;
        unsuccessful -= task.unsuccessful() ? 1 : 0;
        if (task.skippedAsDone() || task.state == TaskState.COMPLETED) {
            phases.taskUndone(definition().task(node).phase());
        }
    }

    private void skip(int node, TaskRecord task, TaskEvent.Skipped event) {
        task.skipCause = Optional.of(event.cause());
        task.skippedBecauseOf = event.by();
        task.gate = event.gate();
        if (event.cause().counts()) {
            done(node);
            return;
        }
        open--;
        unsuccessful += task.unsuccessful() ? 1 : 0;
        task.message = readiness()
                .lostBarrier(node)
                .map(barrier -> "barrier “" + barrier + "” cannot open any more")
                .orElse("");
        int blame = event.by()
                .map(by -> definition().graph().indexOf(by))
                .orElseGet(() -> event.gate()
                        .filter(_ -> event.cause() == SkipCause.GATE)
                        .map(gates()::node)
                        .orElse(node));
        if (task.completedAs > 0) {
            checkpoints.undone(task.completedAs);
            task.completedAs = 0;
            readiness().revert(node, blame);
        } else {
            readiness().lose(node, blame);
        }
    }

    private void done(int node) {
        open--;
        readiness().complete(node);
        phases.taskDone(definition().task(node).phase());
    }

    private void lost(int node) {
        open--;
        unsuccessful++;
        readiness().lose(node, node);
    }

    private void applyLanding(LandingEvent event) {
        TaskRecord task = record(event.task());
        move(task, event);
        switch (event) {
            case LandingEvent.Queued queued -> landing.add(task.latest(), queued.commit(), queued.files());
            case LandingEvent.Candidate built -> landing.merged(built.candidate());
            case LandingEvent.Landed landed -> {
                head = landed.head();
                landing.removeFirst().files().forEach(file -> landedBy.put(file, event.task()));
            }
            case LandingEvent.Reverted reverted -> {
                head = reverted.head();
                task.commit = "";
                landedBy.values().removeIf(event.task()::equals);
            }
            case LandingEvent.Conflicted conflicted -> {
                task.conflicts++;
                task.salvage = conflicted.salvage();
                landing.removeFirst();
            }
        }
    }

    private void move(TaskRecord task, Event event) {
        inState[task.state.ordinal()]--;
        task.state = Transitions.follow(task.state, event);
        inState[task.state.ordinal()]++;
    }

    /** What the run was defined by, as last accepted. */
    public RunDefinition definition() {
        return present(definition);
    }

    public RunState state() {
        return state;
    }

    /** Why the run is paused; empty where it is not. */
    public String pauseReason() {
        return pauseReason;
    }

    /** The commit the integration branch stands at; empty for a run in place. */
    public String head() {
        return head;
    }

    /** Every task, by its node. */
    public List<TaskRecord> tasks() {
        return Collections.unmodifiableList(tasks);
    }

    public TaskRecord record(TaskId task) {
        return tasks.get(definition().graph().indexOf(task));
    }

    public LandingQueue landing() {
        return landing;
    }

    /** The places the run can be taken back to, the first first. */
    public List<ProgressEvent.Checkpoint> checkpoints() {
        return checkpoints.all();
    }

    /** Where the gates of the barriers stand. */
    public List<GateStatus> gateStatus() {
        return gates().all();
    }

    /** The failed verification that holds up a task that could start otherwise. */
    public Optional<String> heldBy(TaskRecord task) {
        return gates().holding(definition().graph().indexOf(task.task()));
    }

    /** Whether gates are being tried or are to be. */
    public boolean gatesOpen() {
        return !gates().checking().isEmpty() || readiness().firstDueGate().isPresent();
    }

    /** The reversion under way. */
    public Optional<ProgressEvent.RevertStarted> reverting() {
        return reverting;
    }

    int nextRevert() {
        return reverts + 1;
    }

    Checkpoints places() {
        return checkpoints;
    }

    Gates gates() {
        return present(gates);
    }

    /** How many tasks are in a state. */
    public int count(TaskState which) {
        return inState[which.ordinal()];
    }

    /** The task that landed a file last, in this run. */
    public Optional<TaskId> landedBy(String file) {
        return Optional.ofNullable(landedBy.get(file));
    }

    /** How many attempts hold a slot. */
    public int busySlots() {
        return busySlots;
    }

    /** How many tasks have not ended. */
    public int open() {
        return open;
    }

    /**
     * When, after a time, time alone may start a task, in milliseconds of the epoch; empty where none waits for a time, no slot
     * is free or the run is not running.
     */
    OptionalLong nextTimeMillis(long afterMillis) {
        return state == RunState.RUNNING && room() && reverting.isEmpty()
                ? ready().nextTimeMillis(afterMillis)
                : OptionalLong.empty();
    }

    /** Whether a slot is free. */
    boolean room() {
        return busySlots < definition().options().workers();
    }

    /** The tasks that are running or landing. */
    List<TaskRecord> underWay() {
        return tasks.stream().filter(task -> underWay(task.state)).toList();
    }

    private static boolean underWay(TaskState state) {
        return state == TaskState.RUNNING || state == TaskState.LANDING;
    }

    /** What is under way, by name. */
    List<String> busy() {
        List<String> busy = new ArrayList<>();
        underWay().forEach(task -> busy.add(task.task().value()));
        gates().checking().forEach(attempt -> busy.add("the gate of " + attempt.barrier()));
        reverting.ifPresent(_ -> busy.add("a revert"));
        return busy;
    }

    /** What is held by the tasks that are running or landing. */
    public List<Lock> locks() {
        return ready().locks().held().stream()
                .map(held -> new Lock(
                        held.resource(), held.mode(), tasks.get(held.node()).task()))
                .toList();
    }

    /** What a ready task wants that is not free; empty where nothing but a slot is missing, or it may not start yet. */
    public Optional<Obstacle> obstacle(TaskRecord task, long nowMillis) {
        Optional<LockTable.Clash> clash = task.state == TaskState.READY
                ? ready().clash(definition().graph().indexOf(task.task()), nowMillis)
                : Optional.empty();
        return clash.map(found -> new Obstacle(
                found.resource(),
                found.nodes().stream().map(node -> tasks.get(node).task()).toList()));
    }

    /** Whether a node of the graph is done: a task completed (or skipped in a way that counts as that), or a barrier open. */
    public boolean isDone(int node) {
        return readiness().done(node);
    }

    /** The tasks of which one must have failed for a task to run; empty where it needs no failure. */
    public List<TaskId> onFailureOf(TaskRecord task) {
        TaskGraph graph = definition().graph();
        return graph.node(graph.indexOf(task.task())).onFailureOf().stream()
                .map(graph::task)
                .toList();
    }

    /** How many tasks ended in a way that makes the run a failed one. */
    int unsuccessful() {
        return unsuccessful;
    }

    Readiness readiness() {
        return present(readiness);
    }

    ReadyQueue ready() {
        return readyTasks().queue();
    }

    private ReadyTasks readyTasks() {
        return present(ready);
    }

    PhaseProgress phases() {
        return phases;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("no plan has been accepted yet");
        }
        return value;
    }
}
