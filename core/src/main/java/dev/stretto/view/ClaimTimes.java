package dev.stretto.view;

import dev.stretto.engine.Claim;
import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.Lock;
import dev.stretto.engine.Recorded;
import dev.stretto.plan.TaskId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Since when running tasks hold or wait for what they have claimed, as a run's journal tells it. Milliseconds of the epoch. */
public final class ClaimTimes {

    private record Owned(TaskId task, Claim claim) {}

    private final Map<Owned, Long> granted = new LinkedHashMap<>();
    private final Map<String, Long> waiting = new LinkedHashMap<>();

    /** Takes in the next event. */
    void accept(Recorded recorded) {
        switch (recorded.event()) {
            case ClaimEvent.Granted event -> {
                waiting.remove(event.id());
                event.claims().forEach(claim -> granted.put(new Owned(event.task(), claim), recorded.atMillis()));
            }
            case ClaimEvent.Waiting event -> waiting.put(event.id(), recorded.atMillis());
            case ClaimEvent.Refused event -> waiting.remove(event.id());
            default -> {}
        }
    }

    /** Since when a lock that its holder claimed while it ran is held; 0 for any other. */
    public long grantedAtMillis(Lock lock) {
        return granted.getOrDefault(new Owned(lock.holder(), new Claim(lock.mode(), lock.resource())), 0L);
    }

    /** Since when a claim waits; 0 for one that does not. */
    public long waitingSinceMillis(String id) {
        return waiting.getOrDefault(id, 0L);
    }
}
