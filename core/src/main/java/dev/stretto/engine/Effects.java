package dev.stretto.engine;

import dev.stretto.engine.RunEvent.Paused.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which effects an event announces. */
final class Effects {

    private Effects() {}

    /** The effects of an event, given the ledger right after it. */
    static List<Effect> of(Event event, Ledger ledger) {
        return switch (event) {
            case RunEvent.Paused paused when paused.manner() == Manner.END -> endAll(ledger);
            case RunEvent.Cancelled _ -> endAll(ledger);
            case RunEvent _ -> List.of();
            case ProgressEvent.GateStarted started ->
                List.of(new Effect.Check(new GateTry(started.barrier(), started.attempt()), started.head()));
            case ProgressEvent.RevertStarted _ -> revert(ledger);
            case ProgressEvent.RevertCompleted _, ProgressEvent.RevertFailed _ -> merge(ledger);
            case ProgressEvent.BranchMoved _ -> ledger.reverting().isPresent() ? revert(ledger) : merge(ledger);
            case ProgressEvent _ -> List.of();
            case TaskEvent.Started(var task, int attempt, String base) ->
                List.of(new Effect.Start(new Attempt(task, attempt), base));
            case TaskEvent.Finished finished -> collect(ledger.record(finished.task()), ledger);
            case TaskEvent _, ClaimEvent _ -> List.of();
            case LandingEvent.Queued queued -> ledger.landing().entries().size() == 1 ? merge(ledger) : List.of();
            case LandingEvent.Candidate built ->
                List.of(new Effect.MoveHead(
                        new Attempt(built.task(), built.attempt()), built.onto(), built.candidate()));
            case LandingEvent.Landed _, LandingEvent.Conflicted _ -> merge(ledger);
            case LandingEvent.Rejected rejected -> collect(ledger.record(rejected.task()), ledger);
            case LandingEvent.Reverted _ -> List.of();
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
        ledger.gates()
                .checking()
                .forEach(attempt ->
                        effects.add(new Effect.Check(attempt, ledger.gates().head(attempt.barrier()))));
        effects.addAll(revert(ledger));
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
        Stream<Trial> attempts =
                ledger.tasks().stream().filter(TaskRecord::alive).map(TaskRecord::latest);
        return Stream.concat(attempts, ledger.gates().checking().stream())
                .<Effect>map(Effect.End::new)
                .toList();
    }

    private static List<Effect> revert(Ledger ledger) {
        return ledger.reverting().stream()
                .<Effect>map(started -> new Effect.Revert(
                        new Reversion(started.number()),
                        ledger.head(), // it stands still meanwhile, but for commits of others
                        Reverts.landed(ledger, started).stream()
                                .map(task -> new Effect.Undone(task.latest(), task.commit))
                                .toList()))
                .toList();
    }

    private static List<Effect> collect(TaskRecord task, Ledger ledger) {
        if (ledger.definition().options().inPlace()) {
            return List.of();
        }
        boolean salvage = task.outcome != Outcome.SUCCEEDED || ledger.state() == RunState.CANCELLED || task.condemned();
        return List.of(new Effect.Collect(task.latest(), salvage));
    }

    /** The head stands still while something is reverted. */
    private static List<Effect> merge(Ledger ledger) {
        if (ledger.reverting().isPresent()) {
            return List.of();
        }
        return ledger.landing().first().stream()
                .<Effect>map(entry -> new Effect.Merge(entry.attempt(), entry.commit(), ledger.head()))
                .toList();
    }
}
