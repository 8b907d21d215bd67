package dev.stretto.engine;

import dev.stretto.engine.LockTable.Clash;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What follows by itself for the claims that wait: each is granted as soon as it is free, or refused. Decides, changes nothing. */
final class ClaimReactions {

    private final Ledger ledger;
    private final LockTable locks;

    ClaimReactions(Ledger ledger) {
        this.ledger = ledger;
        this.locks = ledger.ready().locks();
    }

    /** The next thing; the oldest comes first, but nobody is held up for one that waits longer. */
    Optional<Event> next(long nowMillis) {
        List<ClaimWait> waits = locks.waits().all();
        if (waits.isEmpty()) {
            return Optional.empty();
        }
        return waits.stream()
                .filter(wait -> !alive(wait))
                .findFirst()
                .<Event>map(wait -> refused(wait, "its attempt has ended"))
                .or(() -> waits.stream()
                        .filter(wait -> !wait.doom().isEmpty())
                        .findFirst()
                        .map(wait -> refused(wait, wait.doom())))
                .or(() -> waits.stream()
                        .filter(wait -> clash(wait).isEmpty())
                        .findFirst()
                        .map(ClaimReactions::granted))
                .or(() -> waits.stream()
                        .filter(wait -> wait.asked().untilMillis() <= nowMillis)
                        .findFirst()
                        .map(wait -> refused(
                                wait,
                                "the time to wait is over; " + held(clash(wait).orElseThrow()))))
                .or(this::deadlock);
    }

    /** Whoever waits for an answer of a driver that is gone has seen the connection end. */
    List<Event> driverLost() {
        return locks.waits().all().stream()
                .<Event>map(wait -> refused(wait, "the driver of the run ended"))
                .toList();
    }

    private Optional<Event> deadlock() {
        return new WaitGraph(locks).find().map(knot -> {
            ClaimEvent.Waiting asked = knot.newest().asked();
            List<ClaimEvent.Link> cycle = knot.cycle().stream()
                    .map(step -> new ClaimEvent.Link(task(step.node()), step.resource(), task(step.holder())))
                    .toList();
            return new ClaimEvent.Deadlock(asked.task(), asked.attempt(), asked.id(), cycle);
        });
    }

    private boolean alive(ClaimWait wait) {
        TaskRecord task = ledger.tasks().get(wait.node());
        return task.alive() && task.attempt == wait.asked().attempt();
    }

    private Optional<Clash> clash(ClaimWait wait) {
        return ClaimConflicts.of(locks, wait.node(), wait.addition());
    }

    /** What is not free and who holds it, for people. */
    String held(Clash clash) {
        return clash.resource() + " is held by "
                + clash.nodes().stream().map(node -> task(node).value()).collect(Collectors.joining(", "));
    }

    private static Event granted(ClaimWait wait) {
        ClaimEvent.Waiting asked = wait.asked();
        return new ClaimEvent.Granted(asked.task(), asked.attempt(), asked.id(), asked.claims(), asked.paths());
    }

    static Event refused(ClaimWait wait, String reason) {
        ClaimEvent.Waiting asked = wait.asked();
        return new ClaimEvent.Refused(asked.task(), asked.attempt(), asked.id(), asked.claims(), reason);
    }

    /** Why a claim that closes a cycle is refused. */
    static String deadlock(List<ClaimEvent.Link> cycle) {
        return "deadlock: " + cycle.stream().map(ClaimEvent.Link::toString).collect(Collectors.joining("; "));
    }

    private TaskId task(int node) {
        return ledger.tasks().get(node).task();
    }
}
