package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.Input;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.TaskEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What will be answered yet, kept by the engine's owner alone: effects that were released, and attempts that outlived an earlier
 * driver. An effect counts from its release until its answer is taken from the inbox.
 */
final class UnderWay {

    private final Set<Attempt> survivors = new HashSet<>();
    private int unanswered;

    void add(Effect effect) {
        unanswered += effect instanceof Effect.End ? 0 : 1;
    }

    /** An attempt whose end is about to be told, since its driver is gone. */
    void addOrphan() {
        unanswered++;
    }

    void addSurvivor(Attempt attempt) {
        unanswered++;
        survivors.add(attempt);
    }

    boolean hasSurvivor(Attempt attempt) {
        return survivors.contains(attempt);
    }

    boolean isNothing() {
        return unanswered == 0;
    }

    /** Whether it is nothing but survivors. */
    boolean isNothingElse() {
        return unanswered == survivors.size();
    }

    /** Takes in what may be an answer. */
    void take(Input input) {
        unanswered -= Answers.toAnEffect(input) ? 1 : 0;
        if (input instanceof Input.Exited exited) {
            survivors.remove(exited.attempt());
        } else if (input instanceof Input.EffectFailed(Attempt attempt, var _)) {
            survivors.remove(attempt);
        }
    }

    /** Whether the driver before was told to end all that ran; it may not have come to it. */
    static boolean wereToEnd(List<Recorded> past) {
        return past.reversed().stream()
                .map(Recorded::event)
                .filter(event -> event instanceof RunEvent)
                .findFirst()
                .filter(event -> event instanceof RunEvent.Cancelled
                        || (event instanceof RunEvent.Paused paused && paused.manner() == RunEvent.Paused.Manner.END))
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
