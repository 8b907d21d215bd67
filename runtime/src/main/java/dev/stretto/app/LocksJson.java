package dev.stretto.app;

import dev.stretto.engine.Claim;
import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.Lock;
import dev.stretto.engine.Obstacles;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.journal.Json;
import dev.stretto.plan.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code locks --json} prints: what is held, and who waits for what held by whom. */
public final class LocksJson {

    private LocksJson() {}

    public static ObjectNode of(RunLookup found, long nowMillis) {
        Obstacles obstacles = found.view().ledger().obstacles();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("run", found.facts().run().value());
        node.put("state", found.view().ledger().state().name().toLowerCase(Locale.ROOT));
        ArrayNode locks = node.putArray("locks");
        for (Lock lock : obstacles.locks()) {
            locks.addObject()
                    .put("resource", lock.resource())
                    .put("mode", lock.mode())
                    .put("holder", lock.holder().value())
                    .put("source", lock.claimed() ? "claimed" : "plan")
                    .put("since", time(sinceMillis(found, lock)));
        }
        ArrayNode waiting = node.putArray("waiting");
        for (Obstacles.WaitingClaim wait : obstacles.waiting()) {
            ClaimEvent.Waiting asked = wait.asked();
            ObjectNode entry = waiting.addObject()
                    .put("task", asked.task().value())
                    .put("resource", wait.obstacle().resource());
            put(entry.putArray("holders"), wait.obstacle().holders());
            entry.put("id", asked.id());
            claims(entry.putArray("claims"), asked.claims());
            entry.put("since", time(found.view().claimTimes().waitingSinceMillis(asked.id())));
            entry.put("until", time(asked.untilMillis()));
        }
        for (TaskRecord task : found.view().ledger().tasks()) {
            if (task.state() == TaskState.READY) {
                obstacles.of(task, nowMillis).ifPresent(obstacle -> {
                    ObjectNode entry =
                            waiting.addObject().put("task", task.task().value()).put("resource", obstacle.resource());
                    put(entry.putArray("holders"), obstacle.holders());
                });
            }
        }
        return node;
    }

    /** Since when a lock is held: the start of its holder's attempt, or when it claimed it. */
    public static long sinceMillis(RunLookup found, Lock lock) {
        return lock.claimed()
                ? found.view().claimTimes().grantedAtMillis(lock)
                : found.view().times(lock.holder()).startedAtMillis();
    }

    private static void put(ArrayNode array, List<TaskId> tasks) {
        tasks.forEach(task -> array.add(task.value()));
    }

    static void claims(ArrayNode array, List<Claim> claims) {
        claims.forEach(claim -> array.addObject().put("mode", claim.mode()).put("resource", claim.resource()));
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
