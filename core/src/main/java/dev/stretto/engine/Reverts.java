package dev.stretto.engine;

import dev.stretto.engine.RunEvent.Paused.Manner;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Undoing what has landed: who asks for it, what it takes along, and what it leaves. Reads the ledger, changes nothing. */
final class Reverts {

    private final Ledger ledger;

    Reverts(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The tasks of a reversion that have something to undo, in its order. */
    static List<TaskRecord> landed(Ledger ledger, ProgressEvent.RevertStarted started) {
        return started.tasks().stream()
                .map(ledger::record)
                .filter(task -> !task.commit.isEmpty())
                .toList();
    }

    /** The user's wish. */
    Decision revert(List<TaskId> named) {
        if (named.isEmpty()) {
            return new Decision.Refused("name the task to revert");
        }
        for (TaskId task : named) {
            Optional<String> problem = notRevertible(task);
            if (problem.isPresent()) {
                return new Decision.Refused(problem.get());
            }
        }
        return start(new LinkedHashSet<>(named));
    }

    private Optional<String> notRevertible(TaskId id) {
        if (ledger.definition().graph().find(id).isEmpty()) {
            return Optional.of("the plan has no task " + id + "; `stretto status` lists them");
        }
        TaskRecord task = ledger.record(id);
        if (task.state != TaskState.COMPLETED) {
            return Optional.of("task " + id + " is " + task.state.name().toLowerCase(Locale.ROOT)
                    + "; only a task that landed can be reverted");
        }
        return task.revertible()
                ? Optional.empty()
                : Optional.of("task " + id + " was completed before this run, which landed nothing of it");
    }

    /** The user's wish to be back at a checkpoint. */
    Decision revertTo(int checkpoint) {
        OptionalInt completions = ledger.places().completionsAt(checkpoint);
        if (completions.isEmpty()) {
            return new Decision.Refused("there is no checkpoint " + checkpoint
                    + (checkpoint > 0 && checkpoint < ledger.places().nextNumber()
                            ? " any more: something that it holds was reverted"
                            : "; `stretto status` lists them"));
        }
        Set<TaskId> since = doneAfter(completions.getAsInt());
        return since.isEmpty() ? new Decision.Refused("nothing was done after checkpoint " + checkpoint) : start(since);
    }

    private Set<TaskId> doneAfter(int completions) {
        Set<TaskId> since = new LinkedHashSet<>();
        ledger.tasks().stream()
                .filter(task -> task.revertible() && task.completedAs > completions)
                .forEach(task -> since.add(task.task()));
        return since;
    }

    private Decision start(Set<TaskId> roots) {
        if (ledger.definition().options().inPlace()) {
            return new Decision.Refused("the run works in place and lands nothing, so there is nothing to revert");
        }
        List<String> busy = ledger.busy();
        return busy.isEmpty()
                ? Decision.of(started(roots, Optional.empty()))
                : new Decision.Refused("still under way: " + String.join(", ", busy)
                        + "; pause the run and wait for them before you revert anything");
    }

    private ProgressEvent started(Set<TaskId> roots, Optional<String> gate) {
        Map<TaskId, TaskId> undone = Dependents.of(ledger, roots).undone();
        return new ProgressEvent.RevertStarted(
                ledger.nextRevert(), List.copyOf(undone.keySet()), List.copyOf(undone.values()), ledger.head(), gate);
    }

    /**
     * A failed verification asks for it: as soon as what is landing, or is being collected for that, has landed, all that was done
     * since is undone.
     */
    Optional<Event> next() {
        boolean still = (ledger.state() == RunState.RUNNING || ledger.state() == RunState.PAUSED)
                && ledger.reverting().isEmpty()
                && ledger.landing().first().isEmpty();
        return still
                ? ledger.gates()
                        .firstReverting()
                        .filter(_ -> ledger.tasks().stream().noneMatch(TaskRecord::collecting))
                        .map(this::asked)
                : Optional.empty();
    }

    private Event asked(String gate) {
        return started(doneAfter(ledger.gates().completionsAt(gate)), Optional.of(gate));
    }

    /** It is done: the tasks are skipped, and so are the ready ones that have lost what they need. */
    Decision reverted(Input.Reverted reverted) {
        Optional<ProgressEvent.RevertStarted> now = current(reverted.reversion());
        if (now.isEmpty()) {
            return Decision.of();
        }
        ProgressEvent.RevertStarted started = now.get();
        List<TaskRecord> landed = landed(ledger, started);
        if (landed.size() != reverted.commits().size()) {
            throw new IllegalStateException("reverted " + reverted.commits() + " for " + started);
        }
        List<Event> events = new ArrayList<>();
        var stranded =
                Dependents.of(ledger, new LinkedHashSet<>(started.tasks())).stranded();
        for (int at = 0; at < started.tasks().size(); at++) {
            TaskRecord task = ledger.record(started.tasks().get(at));
            if (landed.contains(task)) {
                events.add(new LandingEvent.Reverted(
                        task.task(), task.attempt, reverted.commits().get(landed.indexOf(task))));
            }
            Optional<TaskId> by = Optional.of(started.because().get(at)).filter(other -> !other.equals(task.task()));
            events.add(new TaskEvent.Skipped(task.task(), SkipCause.REVERTED, by, started.gate()));
        }
        stranded.forEach((task, by) ->
                events.add(new TaskEvent.Skipped(task, SkipCause.DEPENDENCY, Optional.of(by), Optional.empty())));
        events.add(new ProgressEvent.RevertCompleted(started.number()));
        return new Decision.Events(events);
    }

    Decision notReverted(Input.NotReverted refused) {
        if (current(refused.reversion()).isEmpty()) {
            return Decision.of();
        }
        Event failed = new ProgressEvent.RevertFailed(refused.reversion().number(), refused.message());
        return ledger.state() == RunState.RUNNING
                ? Decision.of(failed, new RunEvent.Paused(refused.message(), Manner.LEAVE))
                : Decision.of(failed);
    }

    private Optional<ProgressEvent.RevertStarted> current(Reversion reversion) {
        return ledger.reverting().filter(started -> started.number() == reversion.number());
    }
}
