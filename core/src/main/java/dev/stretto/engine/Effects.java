package dev.stretto.engine;

import dev.stretto.engine.RunEvent.Paused.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which effects an event announces. */
final class Effects {

    private Effects() {}

    /** The effects of an event, given the ledger right after it. */
    static List<Effect> of(Event event, Ledger ledger) {
        List<Effect> effects = new ArrayList<>(own(event, ledger));
        effects.addAll(Speculation.announced(ledger));
        return effects;
    }

    private static List<Effect> own(Event event, Ledger ledger) {
        return switch (event) {
            case RunEvent.Paused paused when paused.manner() == Manner.END -> endAll(ledger);
            case RunEvent.Cancelled _ -> endAll(ledger);
            case RunEvent _ -> List.of();
            case ProgressEvent.GateStarted started ->
                List.of(new Effect.Check(new GateTry(started.barrier(), started.attempt()), started.head()));
            case ProgressEvent.RevertStarted _ -> revert(ledger);
            case ProgressEvent.BranchMoved _ -> revert(ledger);
            case ProgressEvent _ -> List.of();
            case TaskEvent.Started(var task, int attempt, String base) ->
                List.of(new Effect.Start(new Attempt(task, attempt), base));
            case TaskEvent.Finished finished -> collect(ledger.record(finished.task()), ledger);
            case TaskEvent _, ClaimEvent _ -> List.of();
            case LandingEvent.Gating started -> {
                LandingTry key = new LandingTry(started.task(), started.attempt(), started.gate());
                String commit = ledger.landing()
                        .find(new Attempt(started.task(), started.attempt()))
                        .orElseThrow()
                        .commit();
                yield List.of(new Effect.Gate(key, started.candidate(), commit));
            }
            case LandingEvent.Rebuilding(var task, int attempt, var _, int gate) ->
                gate == 0 ? List.of() : List.of(new Effect.End(new LandingTry(task, attempt, gate)));
            case LandingEvent.Rejected rejected -> {
                TaskRecord task = ledger.record(rejected.task());
                yield task.collecting() ? collect(task, ledger) : List.of();
            }
            case LandingEvent _ -> List.of();
        };
    }

    /** The effects that were announced and not yet answered, but for attempts that were to start, and landing gates. */
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
        effects.addAll(Speculation.unanswered(ledger));
        return effects;
    }

    private static List<Effect> endAll(Ledger ledger) {
        Stream<Trial> attempts =
                ledger.tasks().stream().filter(TaskRecord::alive).map(TaskRecord::latest);
        Stream<Trial> gates = Stream.concat(ledger.gates().checking().stream(), ledger.landing().trying().stream());
        return Stream.concat(attempts, gates).<Effect>map(Effect.End::new).toList();
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
}
