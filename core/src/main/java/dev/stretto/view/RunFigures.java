package dev.stretto.view;

import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.TaskEvent;
import dev.stretto.plan.TaskId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the parts of a run took, counted for those who watch many runs over weeks, as its journal tells it. */
public final class RunFigures {

    private final Map<TaskId, Long> readyAt = new LinkedHashMap<>();
    private final Map<TaskId, Long> startedAt = new LinkedHashMap<>();
    private final Map<TaskId, Long> queuedAt = new LinkedHashMap<>();
    private final Map<String, Long> claimedAt = new LinkedHashMap<>();
    private final Map<Outcome, Histogram> attempts = new EnumMap<>(Outcome.class);
    private final Histogram readyWaits = new Histogram();
    private final Histogram lockWaits = new Histogram();
    private final Histogram landings = new Histogram();

    /** Takes in the next event. */
    public void accept(Recorded recorded) {
        long at = recorded.atMillis();
        switch (recorded.event()) {
            case TaskEvent.Ready ready -> readyAt.put(ready.task(), at);
            case TaskEvent.Started started -> {
                count(readyWaits, readyAt.remove(started.task()), at);
                startedAt.put(started.task(), at);
            }
            case TaskEvent.Finished finished ->
                count(
                        attempts.computeIfAbsent(finished.outcome(), _ -> new Histogram()),
                        startedAt.remove(finished.task()),
                        at);
            case LandingEvent.Queued queued -> queuedAt.put(queued.task(), at);
            case LandingEvent.Landed landed -> count(landings, queuedAt.remove(landed.task()), at);
            case ClaimEvent.Waiting waiting -> claimedAt.put(waiting.id(), at);
            case ClaimEvent.Granted granted -> count(lockWaits, claimedAt.remove(granted.id()), at);
            case ClaimEvent.Refused refused -> count(lockWaits, claimedAt.remove(refused.id()), at);
            default -> {}
        }
    }

    private static void count(Histogram histogram, @Nullable Long since, long at) {
        if (since != null) {
            histogram.add((at - since) / 1000.0);
        }
    }

    /** How long attempts took, by how they ended. */
    public Map<Outcome, Histogram> attempts() {
        return attempts;
    }

    /** How long tasks that could have started waited for a slot or a lock. */
    public Histogram readyWaits() {
        return readyWaits;
    }

    /** How long running tasks waited for what they claimed. */
    public Histogram lockWaits() {
        return lockWaits;
    }

    /** How long changes took from the landing queue onto the branch. */
    public Histogram landings() {
        return landings;
    }
}
