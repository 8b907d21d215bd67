package dev.stretto.engine;

import dev.stretto.engine.LandingQueue.Entry;
import dev.stretto.engine.LandingQueue.Stage;
import dev.stretto.engine.RunEvent.Paused.Manner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What follows from a fact about a change that waits to land. Reads the ledger, changes nothing. */
final class LandingReactions {

    /** What a shell says of a command that it may not, or cannot, run. */
    private static final Set<Integer> CANNOT_RUN = new LinkedHashSet<>(List.of(126, 127));

    private final Ledger ledger;

    LandingReactions(Ledger ledger) {
        this.ledger = ledger;
    }

    Decision merged(Input.Merged merged) {
        Attempt attempt = merged.attempt();
        return merging(attempt, merged.onto()).isEmpty()
                ? Decision.of()
                : Decision.of(new LandingEvent.Candidate(
                        attempt.task(), attempt.number(), merged.candidate(), merged.onto()));
    }

    Decision conflicted(Input.Conflicted conflicted) {
        Attempt attempt = conflicted.attempt();
        return merging(attempt, conflicted.onto())
                .map(entry -> unfit(
                        entry,
                        new LandingEvent.Waiting(
                                attempt.task(),
                                attempt.number(),
                                conflicted.onto(),
                                conflicted.files(),
                                "",
                                "",
                                conflicted.salvage())))
                .orElseGet(Decision::of);
    }

    private Optional<Entry> merging(Attempt attempt, String onto) {
        return ledger.landing()
                .find(attempt)
                .filter(entry -> entry.stage() == Stage.MERGING && entry.onto().equals(onto));
    }

    /** The landing gates are over. */
    Decision gated(Input.Gated gated) {
        Optional<Entry> trying = trying(gated.gate());
        if (trying.isEmpty()) {
            return Decision.of();
        }
        LandingTry gate = gated.gate();
        Entry entry = trying.get();
        boolean cannotRun = gated.outcome() == Outcome.NOT_STARTED
                || gated.exitCode().filter(CANNOT_RUN::contains).isPresent();
        if (gated.outcome() == Outcome.SUCCEEDED) {
            return Decision.of(new LandingEvent.Passed(gate.task(), gate.attempt(), gate.number(), entry.candidate()));
        }
        if (!gated.outcome().counts()) {
            return Decision.of(withdrawn(gate, gated.message(), false));
        }
        if (cannotRun && !entry.unable()) {
            return Decision.of(
                    withdrawn(gate, gated.message(), true),
                    new RunEvent.Paused(
                            gated.message() + "; see to it that it can be run, then `stretto resume`: if it cannot"
                                    + " then, that is taken as the doing of " + gate.task(),
                            Manner.LEAVE));
        }
        return unfit(
                entry,
                new LandingEvent.Waiting(
                        gate.task(),
                        gate.attempt(),
                        entry.onto(),
                        List.of(),
                        gated.message(),
                        gated.output(),
                        gated.salvage()));
    }

    /** Something outside is broken: the run pauses, and the gate runs again when it goes on. */
    Decision effectFailed(LandingTry gate, String message) {
        return trying(gate).isEmpty()
                ? Decision.of()
                : Decision.of(withdrawn(gate, message, false), new RunEvent.Paused(message, Manner.LEAVE));
    }

    private static Event withdrawn(LandingTry gate, String reason, boolean unable) {
        return new LandingEvent.Withdrawn(gate.task(), gate.attempt(), gate.number(), reason, unable);
    }

    private Optional<Entry> trying(LandingTry gate) {
        return ledger.landing()
                .find(new Attempt(gate.task(), gate.attempt()))
                .filter(entry -> entry.stage() == Stage.GATING && entry.tries() == gate.number());
    }

    /** The change does not fit what it was merged with: that decides if it has landed, else nothing is decided yet. */
    private Decision unfit(Entry entry, LandingEvent.Waiting why) {
        boolean first = ledger.landing().first().filter(entry::equals).isPresent();
        return first ? new Decision.Events(verdict(why, Optional.empty())) : Decision.of(why);
    }

    /** The head has moved: what did not fit this very commit and comes next does not fit. */
    Decision headMoved(Input.HeadMoved moved) {
        Optional<Entry> landing = ledger.landing()
                .find(moved.attempt())
                .filter(entry ->
                        entry.stage() == Stage.LANDING && entry.candidate().equals(moved.head()));
        if (landing.isEmpty()) {
            return Decision.of();
        }
        Attempt attempt = moved.attempt();
        List<Event> events = new ArrayList<>();
        events.add(new LandingEvent.Landed(attempt.task(), attempt.number(), moved.head()));
        events.add(new TaskEvent.Completed(attempt.task(), attempt.number(), moved.head()));
        for (Entry entry : ledger.landing().inOrder()) {
            if (entry.equals(landing.get())) {
                continue;
            }
            Optional<LandingEvent.Waiting> waiting =
                    entry.waiting().filter(why -> why.onto().equals(moved.head()));
            if (waiting.isEmpty()) {
                break;
            }
            events.addAll(verdict(waiting.get(), landing));
        }
        return new Decision.Events(events);
    }

    /**
     * The change does not fit the head: its task is tried again on that, or fails.
     *
     * @param landing what is landing with this very decision
     */
    private List<Event> verdict(LandingEvent.Waiting why, Optional<Entry> landing) {
        boolean conflict = why.reason().isEmpty();
        String reason = conflict ? describe(why.files(), landing) : why.reason();
        Event verdict = conflict
                ? new LandingEvent.Conflicted(why.task(), why.attempt(), why.onto(), why.files(), why.salvage())
                : new LandingEvent.Rejected(why.task(), why.attempt(), reason, List.of(), why.output(), why.salvage());
        return List.of(verdict, after(ledger.record(why.task()), reason, why.salvage()));
    }

    private Event after(TaskRecord task, String reason, String salvage) {
        if (ledger.state() == RunState.CANCELLED) {
            return new TaskEvent.Cancelled(task.task(), salvage);
        }
        return task.conflicts < ledger.definition().options().conflictRetries()
                ? new TaskEvent.Deferred(task.task(), task.attempt, reason)
                : new TaskEvent.Failed(task.task(), task.attempt, reason, salvage);
    }

    /** Names both sides: the files, and the tasks that landed them. */
    private String describe(List<String> files, Optional<Entry> landing) {
        Set<String> others = new LinkedHashSet<>();
        for (String file : files) {
            landing.filter(entry -> entry.files().contains(file))
                    .map(entry -> entry.attempt().task())
                    .or(() -> ledger.landedBy(file))
                    .ifPresent(task -> others.add(task.value()));
        }
        String with =
                others.isEmpty() ? "what landed meanwhile" : others.stream().collect(Collectors.joining(", "));
        return "conflict with " + with + " in " + FileNames.of(files);
    }
}
