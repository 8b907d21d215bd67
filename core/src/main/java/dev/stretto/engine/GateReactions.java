package dev.stretto.engine;

import dev.stretto.engine.RunEvent.Paused.Manner;
import java.util.ArrayList;
import java.util.List;

/** What follows from a fact about a gate or a reversion. Reads the ledger, changes nothing. */
final class GateReactions {

    private final Ledger ledger;

    GateReactions(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Why tasks do not go on, in a few words. */
    static String failedWith(String barrier) {
        return "the gate of " + barrier + " failed";
    }

    /** A gate that passed opens its barrier, unless that has lost what it needs meanwhile; then its result is void. */
    Decision checked(Input.Checked checked) {
        GateTry attempt = checked.attempt();
        if (!ledger.gates().isChecking(attempt)) {
            return Decision.of();
        }
        String barrier = attempt.barrier();
        if (!ledger.readiness().meets(ledger.gates().node(barrier))) {
            return withdrawn(attempt, "what it was about is to be done again");
        }
        if (checked.outcome() == Outcome.SUCCEEDED) {
            return Decision.of(new ProgressEvent.BarrierOpened(barrier));
        }
        if (!checked.outcome().counts()) {
            return withdrawn(attempt, checked.message());
        }
        List<Event> events = new ArrayList<>();
        events.add(new ProgressEvent.GateFailed(
                barrier, attempt.number(), checked.exitCode(), checked.message(), checked.salvage()));
        for (int node : ledger.failing(barrier)) {
            TaskRecord task = ledger.tasks().get(node);
            if (task.state == TaskState.PENDING || task.state == TaskState.READY) {
                events.add(new TaskEvent.Failed(task.task(), task.attempt, failedWith(barrier), ""));
            }
        }
        return new Decision.Events(events);
    }

    private static Decision withdrawn(GateTry attempt, String reason) {
        return Decision.of(new ProgressEvent.GateWithdrawn(attempt.barrier(), attempt.number(), reason));
    }

    /** Something outside is broken: the run pauses, and does it again when it goes on; a cancelled run has no use for a gate. */
    Decision effectFailed(Input.EffectFailed failed) {
        boolean open = switch (failed.key()) {
            case GateTry attempt -> ledger.gates().isChecking(attempt);
            case Reversion(int number) ->
                ledger.reverting().filter(now -> now.number() == number).isPresent();
            case Attempt _, LandingTry _ ->
                throw new IllegalArgumentException("attempts and landings are looked after elsewhere");
        };
        if (!open) {
            return Decision.of();
        }
        if (ledger.state() == RunState.RUNNING) {
            return Decision.of(new RunEvent.Paused(failed.message(), Manner.LEAVE));
        }
        return ledger.state() == RunState.CANCELLED && failed.key() instanceof GateTry attempt
                ? withdrawn(attempt, failed.message())
                : Decision.of();
    }
}
