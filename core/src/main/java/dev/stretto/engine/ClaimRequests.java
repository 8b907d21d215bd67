package dev.stretto.engine;

import dev.stretto.engine.LockTable.Clash;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What follows from the wishes of a running attempt for more, or why they cannot be met. Reads the ledger, changes nothing. */
final class ClaimRequests {

    /** So many claims of one attempt may wait at a time. */
    static final int WAITS_MAX = 100;

    private final Ledger ledger;
    private final long nowMillis;

    ClaimRequests(Ledger ledger, long nowMillis) {
        this.ledger = ledger;
        this.nowMillis = nowMillis;
    }

    Decision decide(Input.ClaimRequest request) {
        return switch (request) {
            case Input.MakeClaim claim ->
                notRunning(claim.task(), claim.attempt()).orElseGet(() -> make(claim));
            case Input.Release release ->
                notRunning(release.task(), release.attempt()).orElseGet(() -> release(release));
            case Input.Withdraw(String id) -> withdraw(id);
        };
    }

    private Optional<Decision> notRunning(TaskId id, Optional<Integer> attempt) {
        OptionalInt node = ledger.definition().graph().find(id);
        if (node.isEmpty()) {
            return refused("the plan has no task " + id + "; `stretto status` lists them");
        }
        TaskRecord task = ledger.tasks().get(node.getAsInt());
        if (!task.alive()) {
            String state = task.state == TaskState.RUNNING
                    ? "being collected"
                    : task.state.name().toLowerCase(Locale.ROOT);
            return refused("task " + id + " is " + state + "; only a running task can claim or release");
        }
        return attempt.filter(number -> number != task.attempt)
                .flatMap(number -> refused("attempt " + number + " of task " + id + " is over"));
    }

    private static Optional<Decision> refused(String why) {
        return Optional.of(new Decision.Refused(why));
    }

    private Decision make(Input.MakeClaim claim) {
        if (!ledger.definition().options().claims().locks()) {
            return Decision.of(); // nothing is held in such a run, so nothing is in the way
        }
        LockTable locks = ledger.ready().locks();
        TaskRecord task = ledger.record(claim.task());
        int node = ledger.definition().graph().indexOf(claim.task());
        List<Claim> claims =
                claim.claims().stream().sorted(Claim.ORDER).distinct().toList();
        Addition wanted;
        try {
            wanted = Addition.of(claims, claim.paths(), locks.book());
        } catch (Addition.Unreadable e) {
            return new Decision.Refused(String.valueOf(e.getMessage()));
        }
        Optional<String> unmeetable = unmeetable(locks, node, wanted, claim.id());
        if (unmeetable.isPresent()) {
            return new Decision.Refused(unmeetable.get());
        }
        Optional<Clash> clash = ClaimConflicts.of(locks, node, wanted);
        if (clash.isEmpty()) {
            return Decision.of(new ClaimEvent.Granted(task.task(), task.attempt, claim.id(), claims, claim.paths()));
        }
        if (claim.waitMillis() == 0) {
            String why = new ClaimReactions(ledger).held(clash.get());
            return Decision.of(new ClaimEvent.Refused(task.task(), task.attempt, claim.id(), claims, why));
        }
        List<TaskId> holders = clash.get().nodes().stream()
                .map(holder -> ledger.tasks().get(holder).task())
                .toList();
        return Decision.of(new ClaimEvent.Waiting(
                task.task(),
                task.attempt,
                claim.id(),
                claims,
                claim.paths(),
                clash.get().resource(),
                holders,
                nowMillis + claim.waitMillis()));
    }

    /** Why no wait would help. */
    private static Optional<String> unmeetable(LockTable locks, int node, Addition wanted, String id) {
        if (wanted.paths().isEmpty() && wanted.units().isEmpty()) {
            return Optional.of("name what to claim: --read GLOB, --write GLOB or --pool NAME=UNITS");
        }
        if (locks.waits().find(id).isPresent()) {
            return Optional.of("a claim named " + id + " waits already");
        }
        if (locks.waits().all().stream().filter(wait -> wait.node() == node).count() >= WAITS_MAX) {
            return Optional.of(WAITS_MAX + " claims of this attempt wait already");
        }
        for (Map.Entry<Integer, Integer> pool : wanted.units().entrySet()) {
            int size = locks.book().size(pool.getKey());
            int own = locks.units(node, pool.getKey());
            if (own + pool.getValue() > size) {
                return Optional.of("the pool " + locks.book().pool(pool.getKey()) + " has " + size + " units"
                        + (own > 0 ? ", of which this task holds " + own : "") + ", so that " + pool.getValue()
                        + (own > 0 ? " more" : "") + " can never be free");
            }
        }
        return Optional.empty();
    }

    /** What is named, or all; what the plan says is not among it, since the result is landed on the strength of it. */
    private Decision release(Input.Release release) {
        if (!ledger.definition().options().claims().locks()) {
            return Decision.of();
        }
        TaskRecord task = ledger.record(release.task());
        List<Claim> left = new ArrayList<>(
                ledger.ready().locks().claimed(ledger.definition().graph().indexOf(release.task())));
        if (release.claims().isEmpty()) {
            return left.isEmpty() ? Decision.of() : released(task, left);
        }
        for (Claim claim : release.claims()) {
            if (!left.remove(claim)) {
                return new Decision.Refused("task " + task.task() + " has not claimed " + claim.mode() + " "
                        + claim.resource() + " while it ran; what the plan says it claims is held until it has ended");
            }
        }
        return released(task, release.claims());
    }

    private static Decision released(TaskRecord task, List<Claim> claims) {
        return Decision.of(new ClaimEvent.Released(
                task.task(), task.attempt, claims.stream().sorted(Claim.ORDER).toList()));
    }

    private Decision withdraw(String id) {
        return ledger.ready()
                .locks()
                .waits()
                .find(id)
                .map(wait -> Decision.of(ClaimReactions.refused(wait, "nobody waits for it any more")))
                .orElseGet(Decision::of);
    }
}
