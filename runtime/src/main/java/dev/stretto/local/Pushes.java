package dev.stretto.local;

import dev.stretto.engine.Event;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.ProgressEvent;
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

    private final Optional<Pusher> pusher;
    private final String base;
    private boolean pushed;

    private Pushes(Optional<Pusher> pusher, String base) {
        this.pusher = pusher;
        this.base = base;
    }

    /** As a run asks for. */
    static Pushes of(RunHome home, RunFacts facts, Ground ground) {
        return new Pushes(pusher(home, facts, ground), facts.base());
    }

    private static Optional<Pusher> pusher(RunHome home, RunFacts facts, Ground ground) {
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

    /** Takes in an event that is journaled. */
    void accept(Event event, Ledger ledger) {
        boolean movesHead = event instanceof LandingEvent.Landed
                || event instanceof LandingEvent.Reverted
                || event instanceof ProgressEvent.BranchMoved;
        if (movesHead) {
            pusher.ifPresent(to -> to.wants(ledger.head()));
        }
    }

    /**
     * Pushes what the driver leaves behind; a run that pauses is taken up again, and pushes then.
     *
     * @param ticks the commit that ticks the plan; empty where there is none
     */
    void finish(String ticks, Ledger ledger) throws InterruptedException {
        String commit = ticks.isEmpty() ? ledger.head() : ticks;
        if (pusher.isPresent() && !commit.equals(base)) {
            Duration patience = ledger.state().ended() ? PATIENCE_AT_THE_END : PATIENCE_IN_BETWEEN;
            pushed = pusher.get().finish(commit, patience);
        }
    }

    PushNote note() {
        return pusher.map(Pusher::note).orElse(PushNote.NONE);
    }

    /** Whether {@link #finish} has pushed something. */
    boolean hasPushed() {
        return pushed;
    }

    void close() {
        pusher.ifPresent(Pusher::close);
    }
}
