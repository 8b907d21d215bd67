package dev.stretto.local;

import dev.stretto.engine.Event;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.RunState;
import dev.stretto.git.Remotes;
import dev.stretto.journal.RunFacts;
import java.time.Duration;
import java.util.Optional;

/** How a run pushes: when, how long a push may take, and how long the end of the run waits for the last one. */
final class Pushes {

    private static final Duration TIME_MAX = Duration.ofMinutes(5);
    private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofMinutes(1);
    private static final Duration PATIENCE_IN_BETWEEN = Duration.ofSeconds(5);

    private Pushes() {}

    /** The pusher that a run asks for. */
    static Optional<Pusher> of(RunHome home, RunFacts facts, Ground ground) {
        return ground instanceof Ground.Isolated isolated
                ? facts.pushing().map(to -> {
                    Remotes remotes = isolated.remotes();
                    return new Pusher(
                            home,
                            commit -> remotes.push(to.remote(), to.branch(), commit, TIME_MAX),
                            PAUSE_MIN,
                            PAUSE_MAX);
                })
                : Optional.empty();
    }

    /** Whether there is something new to push. */
    static boolean movesHead(Event event) {
        return event instanceof LandingEvent.Landed
                || event instanceof LandingEvent.Reverted
                || event instanceof ProgressEvent.BranchMoved;
    }

    /** A run that pauses is taken up again, and pushes then. */
    static Duration patience(RunState state) {
        return state.ended() ? PATIENCE_AT_THE_END : PATIENCE_IN_BETWEEN;
    }
}
