package dev.stretto.engine;

import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;

/** All that a run knows of one task. Read by anyone, changed by {@link Ledger#apply} alone. */
public final class TaskRecord {

    private final TaskId task;
    TaskState state = TaskState.PENDING;
    int attempt;
    int failures;
    int conflicts;
    boolean processGone;
    Outcome outcome = Outcome.SUCCEEDED;
    String message = "";
    String output = "";
    long notBeforeMillis;
    String commit = "";
    String salvage = "";

    /** Whether the change of its latest attempt may not land. */
    boolean rejected;

    List<String> notes = List.of();
    Optional<SkipCause> skipCause = Optional.empty();
    Optional<TaskId> skippedBecauseOf = Optional.empty();

    /** The barrier whose gate ended it, or will when its attempt is over. */
    Optional<String> gate = Optional.empty();

    /** The place of its completion among all of this run, from 1; 0 where it has not completed in it. */
    int completedAs;

    /** Whether the user took it up although the plan does not let it run. */
    boolean named;

    TaskRecord(TaskId task) {
        this.task = task;
    }

    /** What an edited plan leaves of this record: what is settled stays, the rest waits anew. */
    TaskRecord carriedOver() {
        TaskRecord next = new TaskRecord(task);
        boolean settled = state == TaskState.COMPLETED || state == TaskState.FAILED || skippedByUser() || reverted();
        next.state = settled ? state : TaskState.PENDING;
        next.skipCause = settled ? skipCause : Optional.empty();
        next.named = named;
        next.attempt = attempt;
        next.failures = failures;
        next.conflicts = conflicts;
        next.message = message;
        next.output = output;
        next.commit = commit;
        next.salvage = salvage;
        next.notes = notes;
        next.completedAs = completedAs;
        return next;
    }

    /** The plan says that it is done, or that it does not run; what it became in this run stays. */
    void takeFromPlan(PlanStatus status) {
        switch (status) {
            case COMPLETED -> {
                state = TaskState.COMPLETED;
                message = "";
                skipCause = Optional.empty();
            }
            case DEFERRED -> leaveOut(SkipCause.DEFERRED);
            case SKIPPED -> leaveOut(SkipCause.PLAN);
            case PENDING, IN_PROGRESS, FAILED -> {}
        }
    }

    private void leaveOut(SkipCause cause) {
        boolean open = state == TaskState.PENDING || state == TaskState.FAILED;
        if (open && !named) {
            state = TaskState.SKIPPED;
            message = "";
            skipCause = Optional.of(cause);
        }
    }

    /** Its change may not land: for what it has changed, which makes the attempt a failed one, or by a landing gate. */
    void reject(LandingEvent.Rejected event) {
        message = event.reason();
        output = event.output();
        if (state == TaskState.RUNNING) {
            rejected = true;
            outcome = Outcome.FAILED;
        } else {
            conflicts++;
            salvage = event.salvage();
        }
    }

    boolean skippedByUser() {
        return skipCause.equals(Optional.of(SkipCause.USER));
    }

    /** Whether what it did was undone. */
    boolean reverted() {
        return skipCause.equals(Optional.of(SkipCause.REVERTED));
    }

    /** Whether it was skipped in such a way that what depends on it goes on. */
    boolean skippedAsDone() {
        return skipCause.filter(SkipCause::counts).isPresent();
    }

    /** Whether the plan alone keeps it from running, be it by what it depends on. */
    public boolean deferred() {
        return skipCause.equals(Optional.of(SkipCause.DEFERRED));
    }

    /** Whether it ended in a way that makes its run a failed one. */
    boolean unsuccessful() {
        return state.ended() && state != TaskState.COMPLETED && !skippedAsDone() && !deferred();
    }

    public TaskId task() {
        return task;
    }

    public TaskState state() {
        return state;
    }

    /** The number of its latest attempt; 0 before the first. */
    public int attempt() {
        return attempt;
    }

    /** Why its latest attempt did not succeed, or why it waits; empty where all is well. */
    public String message() {
        return message;
    }

    /** The end of what the landing gate wrote that its latest attempt did not pass; empty where there was none. */
    public String output() {
        return output;
    }

    /** When it may start at the earliest, in milliseconds of the epoch; 0 for at once. */
    public long notBeforeMillis() {
        return notBeforeMillis;
    }

    /** The commit it landed as; empty for none. */
    public String commit() {
        return commit;
    }

    /** The ref that keeps what an attempt left behind; empty for none. */
    public String salvage() {
        return salvage;
    }

    /** What there is to know of what its latest attempt changed, a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** Why it was skipped, if it was. */
    public Optional<SkipCause> skipCause() {
        return skipCause;
    }

    /** The failed or deferred task it was skipped for, if any. */
    public Optional<TaskId> skippedBecauseOf() {
        return skippedBecauseOf;
    }

    /** The barrier whose gate it was skipped or failed for, if any. */
    public Optional<String> gate() {
        return gate;
    }

    /** Whether what its attempt does will not be landed, since a verification it builds on failed meanwhile. */
    boolean condemned() {
        return state == TaskState.RUNNING && gate.isPresent();
    }

    /** Whether it completed in this run, so that this can be undone. */
    boolean revertible() {
        return state == TaskState.COMPLETED && completedAs > 0;
    }

    /** Whether an attempt's process may be alive. */
    public boolean alive() {
        return state == TaskState.RUNNING && !processGone;
    }

    /** Whether its latest attempt is over and its change is being collected. */
    boolean collecting() {
        return state == TaskState.RUNNING && processGone;
    }

    Attempt latest() {
        return new Attempt(task, attempt);
    }
}
