package dev.stretto.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The state machine of one run. For one input, deciding and applying alternate in memory until nothing follows; what comes out
 * are the events to journal and, to be released only after the commit, the effects.
 *
 * <p>Not thread-safe: its driver owns it.
 */
public final class Engine {

    /** A safety net: no input can lead to so many events that it is not a bug, beyond a few per task. */
    private static final int EVENTS_PER_NODE_MAX = 16;

    /** Of a claim that waits it is said at most that it closes a cycle, and what became of it. */
    private static final int EVENTS_PER_WAIT_MAX = 2;

    private final Ledger ledger = new Ledger();

    /**
     * What the latest effects are about that could not be performed. Not journaled: after a restart all unanswered ones are asked for
     * again.
     */
    private final Set<EffectKey> broken = new LinkedHashSet<>();

    private long nowMillis;
    private long seq;

    /**
     * What one input led to.
     *
     * @param events to be journaled, in order
     * @param effects to be performed once the events are journaled, in order
     * @param refusal why the user's request cannot be met; empty where it was
     */
    public record Round(List<Recorded> events, List<Effect> effects, Optional<String> refusal) {}

    /**
     * Takes in an input.
     *
     * @param atMillis when it came, in milliseconds of the epoch; taken as no earlier than the input before
     */
    public Round handle(Input input, long atMillis) {
        nowMillis = Math.max(nowMillis, atMillis);
        List<Recorded> events = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        switch (decide(input)) {
            case Decision.Refused(String why) -> {
                return new Round(List.of(), List.of(), Optional.of(why));
            }
            case Decision.Events(List<Event> reaction) -> reaction.forEach(event -> take(event, events, effects));
        }
        long eventsMax =
                (long) EVENTS_PER_NODE_MAX * (ledger.definition().graph().size() + 1)
                        + (long) EVENTS_PER_WAIT_MAX
                                * ledger.ready().locks().waits().all().size();
        for (Optional<Event> next = next(); next.isPresent(); next = next()) {
            take(next.get(), events, effects);
            if (events.size() > eventsMax) {
                throw new IllegalStateException("the engine does not come to rest after " + input);
            }
        }
        return new Round(events, effects, Optional.empty());
    }

    private Optional<Event> next() {
        return FollowUp.next(ledger, nowMillis);
    }

    private void take(Event event, List<Recorded> events, List<Effect> effects) {
        ledger.apply(event);
        events.add(new Recorded(++seq, nowMillis, event));
        List<Effect> announced = Effects.of(event, ledger);
        effects.addAll(announced);
        announced.stream()
                .filter(effect -> !(effect instanceof Effect.End)) // which repeats nothing
                .forEach(effect -> broken.remove(effect.key()));
        if (event instanceof RunEvent.Resumed || event instanceof RunEvent.Cancelled) {
            unanswered().stream().filter(effect -> broken.remove(effect.key())).forEach(effects::add);
        }
    }

    private Decision decide(Input input) {
        Reactions reactions = new Reactions(ledger, nowMillis);
        return switch (input) {
            case Input.Accept accept -> new Requests(ledger, nowMillis).accept(accept);
            case Input.Tick _ -> Decision.of();
            case Input.Exited exited -> reactions.exited(exited);
            case Input.Reattached(Attempt attempt) -> reactions.reattached(attempt);
            case Input.Collected collected -> reactions.collected(collected);
            case Input.Uncollectable uncollectable -> reactions.uncollectable(uncollectable);
            case Input.Merged merged -> new LandingReactions(ledger).merged(merged);
            case Input.HeadMoved moved -> new LandingReactions(ledger).headMoved(moved);
            case Input.Conflicted conflicted -> new LandingReactions(ledger).conflicted(conflicted);
            case Input.Checked checked -> new GateReactions(ledger).checked(checked);
            case Input.Gated gated -> new LandingReactions(ledger).gated(gated);
            case Input.Reverted reverted -> new Reverts(ledger).reverted(reverted);
            case Input.NotReverted refused -> new Reverts(ledger).notReverted(refused);
            case Input.BranchMoved moved -> branchMoved(moved);
            case Input.EffectFailed failed -> {
                if (unanswered().stream().anyMatch(effect -> effect.key().equals(failed.key()))) {
                    broken.add(failed.key());
                }
                yield switch (failed.key()) {
                    case Attempt attempt -> reactions.effectFailed(attempt, failed.message());
                    case LandingTry gate -> new LandingReactions(ledger).effectFailed(gate, failed.message());
                    case GateTry _, Reversion _ -> new GateReactions(ledger).effectFailed(failed);
                };
            }
            case Input.DriverLost _ -> reactions.driverLost().and(new ClaimReactions(ledger).driverLost());
            case Input.Request request -> new Requests(ledger, nowMillis).decide(request);
        };
    }

    /** Said again after a crash, it is known already. */
    private Decision branchMoved(Input.BranchMoved moved) {
        return moved.from().equals(ledger.head())
                ? Decision.of(new ProgressEvent.BranchMoved(moved.from(), moved.head()))
                : Decision.of();
    }

    /** Takes in an event of the journal, performing nothing. */
    public void replay(Recorded recorded) {
        ledger.apply(recorded.event());
        seq = recorded.seq();
        nowMillis = recorded.atMillis();
    }

    /**
     * When time alone may start a task or ends the wait of a claim, in milliseconds of the epoch: an {@link Input.Tick} is due then. Empty where nothing
     * waits for a time that has not come yet.
     */
    public OptionalLong nextTimeMillis() {
        return ledger.nextTimeMillis(nowMillis);
    }

    /** Where the run stands. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * After a replay: the effects that were announced and whose answers are not in the journal. Attempts that were to start
     * are not among them, {@link #orphans()} are; nor are landing gates that ran, which are {@link #lostGates()}.
     */
    public List<Effect> unanswered() {
        return Effects.unanswered(ledger);
    }

    /** After a replay: the attempts whose end is not in the journal. */
    public List<Attempt> orphans() {
        return ledger.tasks().stream()
                .filter(TaskRecord::alive)
                .map(TaskRecord::latest)
                .toList();
    }

    /** After a replay: the tries at landing gates whose end is not in the journal. */
    public List<LandingTry> lostGates() {
        return ledger.landing().trying();
    }
}
