package dev.stretto.engine;

import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
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
    private int completions;
    private final Tally tally = new Tally();

    /** Takes in one event. */
    public void apply(Event event) {
        switch (event) {
            case RunEvent run -> applyRun(run);
            case ProgressEvent progress -> applyProgress(progress);
            case TaskEvent task -> new TaskChanges(this).apply(task);
            case LandingEvent change -> applyLanding(change);
            case ClaimEvent claim -> new ClaimChanges(this).apply(claim);
        }
        if (gates != null) {
            readyTasks().hold(gates.held());
        }
        if (definition != null) {
            Speculation.settle(this);
        }
    }

    private void applyRun(RunEvent event) {
        switch (event) {
            case RunEvent.Planned planned -> adopt(planned);
            case RunEvent.Started _, RunEvent.Resumed _ -> {
                state = RunState.RUNNING;
                pauseReason = "";
                landing.halt(false);
            }
            case RunEvent.Paused paused -> {
                state = RunState.PAUSED;
                pauseReason = paused.reason();
                landing.halt(Speculation.halts(paused));
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
        tally.clear();
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
        tally.add(task);
        tally.judged(false, task.unsuccessful());
        boolean done = task.state == TaskState.COMPLETED || task.skippedAsDone();
        phases.count(definition().task(node).phase(), done);
        if (done) {
            readiness().complete(node);
        } else if (task.state == TaskState.FAILED) {
            readiness().fail(node);
        } else if (task.deferred() || task.reverted()) {
            readiness().lose(node, node);
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
            case ProgressEvent.BranchMoved moved -> {
                head = moved.head();
                landing.rebuild();
            }
        }
    }

    private void openBarrier(String barrier) {
        int node = gates().find(barrier)
                .orElseGet(() -> readiness().outlook().firstDue().orElseThrow());
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
            case HOLD -> Collections.emptySet();
            case FAIL, REVERT -> Dependents.ofVerified(definition().graph(), node);
        };
    }

    private void applyLanding(LandingEvent event) {
        TaskRecord task = record(event.task());
        move(task, event);
        switch (event) {
            case LandingEvent.Queued queued -> landing.add(task.latest(), queued.commit(), queued.files());
            case LandingEvent.Landed landed -> {
                head = landed.head();
                landing.find(task.latest())
                        .ifPresent(entry -> entry.files().forEach(file -> landedBy.put(file, event.task())));
            }
            case LandingEvent.Reverted reverted -> {
                head = reverted.head();
                task.commit = "";
                landedBy.values().removeIf(event.task()::equals);
            }
            case LandingEvent.Conflicted conflicted -> {
                task.conflicts++;
                task.salvage = conflicted.salvage();
            }
            case LandingEvent.Rejected rejected -> task.reject(rejected);
            case LandingEvent.Candidate _,
                    LandingEvent.Gating _,
                    LandingEvent.Passed _,
                    LandingEvent.Withdrawn _,
                    LandingEvent.Waiting _,
                    LandingEvent.Rebuilding _ -> {}
        }
        landing.take(event, definition().options().gates().any());
    }

    void move(TaskRecord task, Event event) {
        tally.remove(task);
        task.state = Transitions.follow(task.state, event);
        tally.add(task);
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

    /** Whether gates are being tried or are to be. */
    public boolean gatesOpen() {
        return !gates().checking().isEmpty()
                || readiness().outlook().firstDueGate().isPresent();
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

    /** The task that landed a file last, in this run. */
    public Optional<TaskId> landedBy(String file) {
        return Optional.ofNullable(landedBy.get(file));
    }

    /** How many attempts hold a slot. */
    public int busySlots() {
        return tally.busySlots();
    }

    /** How many tasks have not ended. */
    public int open() {
        return tally.open();
    }

    /** How many tasks stand where. */
    Tally tally() {
        return tally;
    }

    /** One more task has completed; how many that makes, those undone since included. */
    int countCompletion() {
        return ++completions;
    }

    /**
     * When, after a time, time alone may start a task or ends the wait of a claim, in milliseconds of the epoch; empty where
     * no claim waits, and no task waits for a time, no slot is free or the run is not running.
     */
    OptionalLong nextTimeMillis(long afterMillis) {
        if (ready == null) {
            return OptionalLong.empty();
        }
        OptionalLong start = state == RunState.RUNNING && room() && reverting.isEmpty()
                ? ready().nextTimeMillis(afterMillis)
                : OptionalLong.empty();
        OptionalLong expiry = ready().locks().waits().nextTimeMillis();
        return LongStream.concat(start.stream(), expiry.stream()).min();
    }

    /** Whether a slot is free. */
    boolean room() {
        return busySlots() < definition().options().workers();
    }

    /** The tasks that are running or landing. */
    List<TaskRecord> underWay() {
        return tasks.stream().filter(task -> underWay(task.state)).toList();
    }

    static boolean underWay(TaskState state) {
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

    /** What the ready tasks that do not start wait for. */
    public Obstacles obstacles() {
        return new Obstacles(this);
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

    Readiness readiness() {
        return present(readiness);
    }

    ReadyQueue ready() {
        return readyTasks().queue();
    }

    ReadyTasks readyTasks() {
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
