package dev.stretto.engine;

import static dev.stretto.engine.TaskState.CANCELLED;
import static dev.stretto.engine.TaskState.COMPLETED;
import static dev.stretto.engine.TaskState.FAILED;
import static dev.stretto.engine.TaskState.LANDING;
import static dev.stretto.engine.TaskState.PENDING;
import static dev.stretto.engine.TaskState.READY;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.engine.TaskState.SKIPPED;

import java.util.List;
import java.util.stream.Collectors;

/** Every way a task changes its state; the one place that says so. The diagram in the docs is drawn from it. */
public final class Transitions {

    /**
     * One way.
     *
     * @param by the event that takes it
     * @param when what that means, for the diagram
     */
    public record Transition(TaskState from, Class<? extends Event> by, TaskState to, String when) {}

    private static final List<Transition> ALL = List.of(
            new Transition(PENDING, TaskEvent.Ready.class, READY, "dependencies done"),
            new Transition(
                    PENDING,
                    TaskEvent.Skipped.class,
                    SKIPPED,
                    "dependency or gate failed, dependency deferred, not needed, or by the user"),
            new Transition(PENDING, TaskEvent.Cancelled.class, CANCELLED, "run cancelled"),
            new Transition(PENDING, TaskEvent.Failed.class, FAILED, "a verification it builds on failed"),
            new Transition(READY, TaskEvent.Started.class, RUNNING, "room for it"),
            new Transition(READY, TaskEvent.Skipped.class, SKIPPED, "by the user, or dependency reverted"),
            new Transition(READY, TaskEvent.Failed.class, FAILED, "a verification it builds on failed"),
            new Transition(READY, TaskEvent.Cancelled.class, CANCELLED, "run cancelled"),
            new Transition(RUNNING, TaskEvent.Reattached.class, RUNNING, "outlived its driver"),
            new Transition(RUNNING, TaskEvent.Finished.class, RUNNING, "process gone"),
            new Transition(RUNNING, TaskEvent.Noted.class, RUNNING, "something to know of its changes"),
            new Transition(RUNNING, LandingEvent.Rejected.class, RUNNING, "changes outside its claims"),
            new Transition(RUNNING, LandingEvent.Queued.class, LANDING, "succeeded with changes"),
            new Transition(RUNNING, TaskEvent.Completed.class, COMPLETED, "succeeded, nothing to land"),
            new Transition(RUNNING, TaskEvent.Retrying.class, READY, "to be tried again"),
            new Transition(RUNNING, TaskEvent.Failed.class, FAILED, "last attempt failed"),
            new Transition(RUNNING, TaskEvent.Cancelled.class, CANCELLED, "run cancelled"),
            new Transition(LANDING, LandingEvent.Candidate.class, LANDING, "merged"),
            new Transition(LANDING, LandingEvent.Gating.class, LANDING, "gate runs"),
            new Transition(LANDING, LandingEvent.Passed.class, LANDING, "gate passed"),
            new Transition(LANDING, LandingEvent.Withdrawn.class, LANDING, "gate to be run again"),
            new Transition(LANDING, LandingEvent.Waiting.class, LANDING, "does not fit what has not landed"),
            new Transition(LANDING, LandingEvent.Rebuilding.class, LANDING, "what it stood on will not land"),
            new Transition(LANDING, LandingEvent.Rejected.class, LANDING, "gate failed"),
            new Transition(LANDING, LandingEvent.Landed.class, LANDING, "head moved"),
            new Transition(LANDING, LandingEvent.Conflicted.class, LANDING, "does not merge"),
            new Transition(LANDING, TaskEvent.Completed.class, COMPLETED, "landed"),
            new Transition(LANDING, TaskEvent.Deferred.class, READY, "tried again on the new head"),
            new Transition(LANDING, TaskEvent.Failed.class, FAILED, "last conflict or gate"),
            new Transition(LANDING, TaskEvent.Cancelled.class, CANCELLED, "run cancelled"),
            new Transition(COMPLETED, LandingEvent.Reverted.class, COMPLETED, "change undone"),
            new Transition(COMPLETED, TaskEvent.Skipped.class, SKIPPED, "reverted"),
            new Transition(FAILED, TaskEvent.Retrying.class, PENDING, "reopened by the user"),
            new Transition(FAILED, TaskEvent.Skipped.class, SKIPPED, "by the user"),
            new Transition(SKIPPED, TaskEvent.Retrying.class, PENDING, "reopened by the user, alone or with its cause"),
            new Transition(SKIPPED, TaskEvent.Skipped.class, SKIPPED, "by the user, after another cause"),
            new Transition(CANCELLED, TaskEvent.Retrying.class, PENDING, "reopened by the user"));

    private Transitions() {}

    /** The whole table. */
    public static List<Transition> all() {
        return ALL;
    }

    /**
     * Where an event takes a task from a state.
     *
     * @throws IllegalStateException if the table has no such way: a broken invariant, never a user's mistake
     */
    static TaskState follow(TaskState from, Event event) {
        for (Transition transition : ALL) {
            if (transition.from == from && transition.by == event.getClass()) {
                return transition.to;
            }
        }
        throw new IllegalStateException("a " + from + " task cannot take " + event);
    }

    /** The table as a Mermaid state diagram. */
    public static String diagram() {
        return ALL.stream()
                .map(t -> "    " + t.from + " --> " + t.to + " : " + t.by.getSimpleName() + " (" + t.when + ")\n")
                .collect(Collectors.joining("", "stateDiagram-v2\n    [*] --> PENDING\n", ""));
    }
}
