package dev.stretto.local;

import dev.stretto.engine.Ledger;
import dev.stretto.engine.Recorded;
import dev.stretto.format.writeback.Marking;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.Ticking;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Marks the tasks of a run as completed in its plan. It follows from the events alone what is to be marked, and marking twice
 * changes nothing: whatever a driver that was killed has left undone, the next one does. Whatever goes wrong is a note; the run goes
 * on.
 *
 * <p>To be used by the driving thread.
 */
abstract class Ticker implements AutoCloseable {

    private final RunHome home;
    private final CompletedTasks completed;
    private TickNote note = TickNote.NONE;

    Ticker(RunHome home, boolean timed) {
        this.home = home;
        this.completed = new CompletedTasks(timed);
    }

    /** The ticker that a run asks for. */
    static Ticker of(RunHome home, RunFacts facts, Ground ground) {
        Optional<Ticking> ticking = facts.ticking();
        if (ticking.isEmpty()) {
            return new None(home);
        }
        return ticking.get().asCommit() && ground instanceof Ground.Isolated isolated
                ? new CommitTicker(home, facts, ticking.get(), isolated)
                : new FileTicker(home, facts, ticking.get());
    }

    /** Takes in the next event of the run. */
    final void accept(Recorded recorded) {
        completed.accept(recorded).ifPresent(task -> completed(task, completed));
    }

    /** Takes in an event of the past: what it completed may have been reverted since, so it is marked when the run stands still. */
    final void replay(Recorded recorded) {
        completed.accept(recorded);
    }

    /** A task has completed. */
    abstract void completed(TaskId task, CompletedTasks all);

    /** Marks what is not marked yet, now that the run stands still, and tells how that went. */
    final TickNote finish(Ledger ledger) {
        note = finish(completed, ledger);
        note.write(home);
        return note;
    }

    abstract TickNote finish(CompletedTasks all, Ledger ledger);

    /** Whether this very driver has marked anything. */
    abstract boolean marked();

    /** How it went when it was last finished. */
    final TickNote note() {
        return note;
    }

    final RunHome home() {
        return home;
    }

    /** Why not all could be marked; empty where all could. */
    static String problem(Marking marking, String plan) {
        String gone = words(marking.tasks(Outcome.UNKNOWN));
        String placeless = words(marking.tasks(Outcome.NO_PLACE));
        if (!gone.isEmpty()) {
            return plan + " does not hold " + gone + " any more";
        }
        return placeless.isEmpty() ? "" : plan + " has no place for a mark on " + placeless;
    }

    private static String words(List<TaskId> tasks) {
        return tasks.stream().map(TaskId::value).collect(Collectors.joining(", "));
    }

    @Override
    public abstract void close();

    /** For a run that leaves its plan alone. */
    private static final class None extends Ticker {

        None(RunHome home) {
            super(home, false);
        }

        @Override
        void completed(TaskId task, CompletedTasks all) {}

        @Override
        TickNote finish(CompletedTasks all, Ledger ledger) {
            return TickNote.NONE;
        }

        @Override
        boolean marked() {
            return false;
        }

        @Override
        public void close() {}
    }
}
