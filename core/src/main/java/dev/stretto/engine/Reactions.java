package dev.stretto.engine;

import dev.stretto.claim.Enforcement;
import dev.stretto.engine.RunEvent.Paused.Manner;
import dev.stretto.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What follows from a fact about one attempt. Reads the ledger, changes nothing. */
final class Reactions {

    private final Ledger ledger;
    private final long nowMillis;

    Reactions(Ledger ledger, long nowMillis) {
        this.ledger = ledger;
        this.nowMillis = nowMillis;
    }

    /** The attempt's process is gone; in place that settles the task, else its change is collected first. */
    Decision exited(Input.Exited exited) {
        List<Event> events = new ArrayList<>();
        current(exited.attempt())
                .filter(TaskRecord::alive)
                .ifPresent(task -> addExit(task, exited.outcome(), exited.exitCode(), exited.message(), events));
        return new Decision.Events(events);
    }

    private void addExit(
            TaskRecord task, Outcome outcome, Optional<Integer> exitCode, String message, List<Event> events) {
        events.add(new TaskEvent.Finished(task.task(), task.attempt, outcome, exitCode, message));
        if (ledger.definition().options().inPlace()) {
            events.add(
                    outcome == Outcome.SUCCEEDED && !task.condemned()
                            ? new TaskEvent.Completed(task.task(), task.attempt, "")
                            : unsuccessful(task, outcome, message, ""));
        }
    }

    /** The attempt's change is a commit, or there is none: land it, or decide what the failure means. */
    Decision collected(Input.Collected collected) {
        Optional<TaskRecord> collecting = current(collected.attempt()).filter(TaskRecord::collecting);
        if (collecting.isEmpty()) {
            return Decision.of();
        }
        TaskRecord task = collecting.get();
        if (task.rejected && !collected.commit().isEmpty()) {
            return Decision.of(); // what it was rejected for, told twice
        }
        if (ledger.state() == RunState.CANCELLED || task.outcome != Outcome.SUCCEEDED) {
            return Decision.of(unsuccessful(task, task.outcome, task.message, collected.salvage()));
        }
        if (task.condemned() && collected.commit().isEmpty()) {
            return Decision.of(condemned(task, collected.salvage()));
        }
        List<Event> events = new ArrayList<>();
        if (!collected.dropped().isEmpty()) {
            String note = "its changes to the plan were dropped, which only Stretto ticks: ";
            events.add(new TaskEvent.Noted(
                    task.task(), task.attempt, note + FileNames.of(collected.dropped()), collected.dropped()));
        }
        addResult(task, collected, events);
        return new Decision.Events(events);
    }

    private void addResult(TaskRecord task, Input.Collected collected, List<Event> events) {
        if (!collected.commit().isEmpty()) {
            addChange(task, collected, events);
        } else if (changesExpected(task)) {
            events.add(unsuccessful(task, Outcome.FAILED, "no changes: the agent ended well but changed no file", ""));
        } else {
            events.add(new TaskEvent.Completed(task.task(), task.attempt, ""));
        }
    }

    /** The change waits to land, unless the task is held to what it claims and has gone beyond that. */
    private void addChange(TaskRecord task, Input.Collected collected, List<Event> events) {
        WriteClaims claims = new WriteClaims(ledger);
        Enforcement enforcement = claims.enforcement(task);
        List<String> outside = enforcement == Enforcement.OFF ? List.of() : claims.outside(task, collected.files());
        if (!outside.isEmpty() && enforcement == Enforcement.STRICT) {
            events.add(new LandingEvent.Rejected(
                    task.task(), task.attempt, claims.sentence(task, outside), outside, "", ""));
            return;
        }
        if (!outside.isEmpty()) {
            events.add(new TaskEvent.Noted(task.task(), task.attempt, claims.sentence(task, outside), outside));
        }
        events.add(new LandingEvent.Queued(task.task(), task.attempt, collected.commit(), collected.files()));
    }

    /** Whatever the attempt's process said, what it did is not there. */
    Decision uncollectable(Input.Uncollectable uncollectable) {
        return current(uncollectable.attempt())
                .filter(TaskRecord::collecting)
                .map(task -> Decision.of(unsuccessful(task, uncollectable.outcome(), uncollectable.message(), "")))
                .orElseGet(Decision::of);
    }

    /** An agent is expected to change something; a command need not. */
    private boolean changesExpected(TaskRecord task) {
        Task planned = planned(task);
        return planned.settings().command().isEmpty() && !planned.settings().changesNone();
    }

    private Event unsuccessful(TaskRecord task, Outcome outcome, String message, String salvage) {
        if (ledger.state() == RunState.CANCELLED) {
            return new TaskEvent.Cancelled(task.task(), salvage);
        }
        if (task.condemned()) {
            return condemned(task, salvage);
        }
        if (!outcome.counts()) {
            return new TaskEvent.Retrying(task.task(), task.attempt, message, 0, false, salvage);
        }
        RunOptions options = ledger.definition().options();
        if (task.failures < planned(task).settings().retries().orElse(options.retries())) {
            long notBefore = nowMillis + Backoff.millis(options, task);
            return new TaskEvent.Retrying(task.task(), task.attempt, message, notBefore, true, salvage);
        }
        return new TaskEvent.Failed(task.task(), task.attempt, message, salvage);
    }

    /** What it builds on was found wanting while it ran. */
    private static Event condemned(TaskRecord task, String salvage) {
        return new TaskEvent.Failed(
                task.task(), task.attempt, GateReactions.failedWith(task.gate.orElseThrow()), salvage);
    }

    /** Nothing starts until the user has the run go on. */
    Decision driverLost() {
        return ledger.state() == RunState.RUNNING
                ? Decision.of(new RunEvent.Paused("its driver ended", Manner.LEAVE))
                : Decision.of();
    }

    /**
     * Something outside is broken: the run pauses. An attempt that could not start is over and will be tried again, anything
     * else is done again once the run goes on; a cancelled run does not go on, so there it is given up, unless the head may
     * have moved already.
     */
    Decision effectFailed(Attempt attempt, String message) {
        List<Event> events = new ArrayList<>();
        current(attempt)
                .filter(task -> task.state == TaskState.RUNNING
                        || ledger.landing().find(attempt).isPresent())
                .ifPresent(task -> {
                    if (ledger.state() == RunState.RUNNING) {
                        events.add(new RunEvent.Paused(message, Manner.LEAVE));
                    }
                    if (task.alive()) {
                        addExit(task, Outcome.LOST, Optional.empty(), message, events);
                    } else if (ledger.state() == RunState.CANCELLED && !headMayMove(attempt)) {
                        events.add(new TaskEvent.Cancelled(task.task(), ""));
                    }
                });
        return new Decision.Events(events);
    }

    private boolean headMayMove(Attempt attempt) {
        return ledger.landing()
                .find(attempt)
                .filter(entry -> entry.stage() == LandingQueue.Stage.LANDING)
                .isPresent();
    }

    /** The task whose latest attempt this is; an answer may come twice, or for a task that an edited plan has dropped. */
    private Optional<TaskRecord> current(Attempt attempt) {
        OptionalInt node = ledger.definition().graph().find(attempt.task());
        return node.isEmpty()
                ? Optional.empty()
                : Optional.of(ledger.tasks().get(node.getAsInt())).filter(task -> task.attempt == attempt.number());
    }

    private Task planned(TaskRecord task) {
        return ledger.definition().task(ledger.definition().graph().indexOf(task.task()));
    }
}
