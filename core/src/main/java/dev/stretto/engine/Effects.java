package dev.stretto.engine;

import dev.stretto.engine.RunEvent.Paused.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which effects an event announces. */
final class Effects {

    private Effects() {}

    /** The effects of an event, given the ledger right after it. */
    static List<Effect> of(Event event, Ledger ledger) {
        return switch (event) {
            case RunEvent.Paused paused when paused.manner() == Manner.END -> endAll(ledger);
            case RunEvent.Cancelled _ -> endAll(ledger);
            case RunEvent _, ProgressEvent _ -> List.of();
            case TaskEvent.Started(var task, int attempt, String base) ->
                List.of(new Effect.Start(new Attempt(task, attempt), base));
            case TaskEvent.Finished finished -> collect(ledger.record(finished.task()), ledger);
            case TaskEvent _ -> List.of();
            case LandingEvent.Queued queued -> ledger.landing().entries().size() == 1 ? merge(ledger) : List.of();
            case LandingEvent.Candidate built ->
                List.of(new Effect.MoveHead(
                        new Attempt(built.task(), built.attempt()), built.onto(), built.candidate()));
            case LandingEvent.Landed _, LandingEvent.Conflicted _ -> merge(ledger);
        };
    }

    /** The effects that were announced and not yet answered, but for attempts that were to start. */
    static List<Effect> unanswered(Ledger ledger) {
        List<Effect> effects = new ArrayList<>();
        for (TaskRecord task : ledger.tasks()) {
            if (task.collecting()) {
                effects.addAll(collect(task, ledger));
            }
        }
        Optional<LandingQueue.Entry> first = ledger.landing().first();
        if (first.isPresent() && !first.get().candidate().isEmpty()) {
            effects.add(new Effect.MoveHead(
                    first.get().attempt(), ledger.head(), first.get().candidate()));
        } else {
            effects.addAll(merge(ledger));
        }
        return effects;
    }

    private static List<Effect> endAll(Ledger ledger) {
        return ledger.tasks().stream()
                .filter(TaskRecord::alive)
                .<Effect>map(task -> new Effect.End(task.latest()))
                .toList();
    }

    private static List<Effect> collect(TaskRecord task, Ledger ledger) {
        if (ledger.definition().options().inPlace()) {
            return List.of();
        }
        boolean salvage = task.outcome != Outcome.SUCCEEDED || ledger.state() == RunState.CANCELLED;
        return List.of(new Effect.Collect(task.latest(), salvage));
    }

    private static List<Effect> merge(Ledger ledger) {
        return ledger.landing().first().stream()
                .<Effect>map(entry -> new Effect.Merge(entry.attempt(), entry.commit(), ledger.head()))
                .toList();
    }
}
