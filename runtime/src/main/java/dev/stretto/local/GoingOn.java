package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Input;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.TaskEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The attempts that outlived an earlier driver and whose end was not told yet. Used by the engine's owner alone. */
final class GoingOn {

    private final Set<Attempt> attempts = new HashSet<>();

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    boolean has(Attempt attempt) {
        return attempts.contains(attempt);
    }

    int count() {
        return attempts.size();
    }

    /** Takes in what is told; it may be the end of one of them. */
    void note(Input input) {
        if (input instanceof Input.Exited exited) {
            attempts.remove(exited.attempt());
        } else if (input instanceof Input.EffectFailed(Attempt attempt, var _)) {
            attempts.remove(attempt);
        }
    }

    /** Whether the driver before was told to end all that ran; it may not have come to it. */
    static boolean wereToEnd(List<Recorded> past) {
        return past.reversed().stream()
                .map(Recorded::event)
                .filter(event -> event instanceof RunEvent)
                .findFirst()
                .filter(event -> event instanceof RunEvent.Cancelled
                        || (event instanceof RunEvent.Paused paused
                                && paused.manner() == RunEvent.Paused.Manner.END))
                .isPresent();
    }

    /** How long ago the attempt was started; never less than zero, wherever the clock was set. */
    static Duration since(Attempt attempt, List<Recorded> past, long nowMillis) {
        long startedAtMillis = past.reversed().stream()
                .filter(recorded -> recorded.event() instanceof TaskEvent.Started started
                        && started.task().equals(attempt.task()))
                .mapToLong(Recorded::atMillis)
                .findFirst()
                .orElseThrow();
        return Duration.ofMillis(Math.max(0, nowMillis - startedAtMillis));
    }
}
