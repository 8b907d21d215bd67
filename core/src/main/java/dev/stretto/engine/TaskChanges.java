package dev.stretto.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What an event about a task changes: a part of {@link Ledger#apply}. */
final class TaskChanges {

    private final Ledger ledger;

    TaskChanges(Ledger ledger) {
        this.ledger = ledger;
    }

    void apply(TaskEvent event) {
        int node = ledger.definition().graph().indexOf(event.task());
        TaskRecord task = ledger.tasks().get(node);
        TaskState from = task.state;
        boolean unsuccessful = task.unsuccessful();
        if (from == TaskState.READY) {
            ledger.readyTasks().remove(node);
        }
        if (task.skippedAsDone() || from == TaskState.COMPLETED) {
            ledger.phases().taskUndone(ledger.definition().task(node).phase());
        }
        ledger.move(task, event);
        if (Ledger.underWay(from) && !Ledger.underWay(task.state)) {
            ledger.ready().locks().release(node);
        }
        switch (event) {
            case TaskEvent.Ready _ -> {
                ledger.readiness().leave(node);
                ledger.readyTasks().add(node, 0);
                ledger.phases().taskReady(ledger.definition().task(node).phase());
            }
            case TaskEvent.Started started -> {
                task.attempt = started.attempt();
                task.processGone = false;
                task.rejected = false;
                task.notes = List.of();
                task.notBeforeMillis = 0;
                ledger.tally().slotTaken();
                ledger.ready().start(node);
            }
            case TaskEvent.Finished finished -> {
                task.processGone = true;
                task.outcome = finished.outcome();
                task.message = finished.message();
                task.output = "";
                ledger.tally().slotFreed();
            }
            case TaskEvent.Noted noted ->
                task.notes = Stream.concat(task.notes.stream(), Stream.of(noted.note()))
                        .toList();
            case TaskEvent.Deferred deferred -> {
                task.message = deferred.reason();
                ledger.readyTasks().add(node, 0);
            }
            case TaskEvent.Retrying retrying -> retry(node, task, from, retrying);
            case TaskEvent.Completed completed -> {
                task.commit = completed.commit();
                task.message = "";
                task.gate = Optional.empty();
                task.completedAs = ledger.countCompletion();
                done(node);
            }
            case TaskEvent.Failed failed -> {
                task.message = failed.reason();
                task.salvage = failed.salvage();
                ledger.readiness().fail(node);
            }
            case TaskEvent.Skipped skipped -> skip(node, task, skipped);
            case TaskEvent.Cancelled cancelled -> {
                task.salvage = cancelled.salvage().isEmpty() ? task.salvage : cancelled.salvage();
                if (from == TaskState.LANDING) {
                    ledger.landing().remove(task.latest());
                }
                ledger.readiness().lose(node, node);
            }
        }
        ledger.tally().judged(unsuccessful, task.unsuccessful());
    }

    private void retry(int node, TaskRecord task, TaskState from, TaskEvent.Retrying event) {
        task.message = event.reason();
        task.salvage = event.salvage().isEmpty() ? task.salvage : event.salvage();
        if (from == TaskState.RUNNING) {
            task.failures += event.counted() ? 1 : 0;
            task.notBeforeMillis = event.notBeforeMillis();
            OptionalInt batch = event.counted() ? ledger.readiness().batch(node) : OptionalInt.empty();
            OptionalInt later = event.counted() && batch.isEmpty()
                    ? new LaterBatch(ledger.definition().graph(), ledger.readiness()).of(node)
                    : batch;
            batch.ifPresent(own -> ledger.readiness().putOff(node, own));
            if (later.isPresent()) {
                ledger.readyTasks().putOff(node, later.getAsInt(), task.notBeforeMillis);
            } else {
                ledger.readyTasks().add(node, task.notBeforeMillis);
            }
            return;
        }
        task.failures = 0;
        task.conflicts = 0;
        task.notBeforeMillis = 0;
        boolean reverted = task.reverted();
        task.named |= !ledger.definition().options().runs(ledger.definition().task(node));
        task.skipCause = Optional.empty();
        task.skippedBecauseOf = Optional.empty();
        task.gate = Optional.empty();
        if (reverted) {
            ledger.readiness().reopenReverted(node);
        } else {
            ledger.readiness().reopen(node);
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
        task.message = ledger.readiness()
                .lostBarrier(node)
                .map(barrier -> "barrier “" + barrier + "” cannot open any more")
                .orElse("");
        int blame = event.by()
                .map(by -> ledger.definition().graph().indexOf(by))
                .orElseGet(() -> event.gate()
                        .filter(_ -> event.cause() == SkipCause.GATE)
                        .map(ledger.gates()::node)
                        .orElse(node));
        if (task.completedAs > 0) {
            ledger.places().undone(task.completedAs);
            task.completedAs = 0;
            ledger.readiness().revert(node, blame);
        } else {
            ledger.readiness().lose(node, blame);
        }
    }

    private void done(int node) {
        ledger.readiness().complete(node);
        ledger.phases().taskDone(ledger.definition().task(node).phase());
    }
}
