package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Input;
import dev.stretto.engine.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the merges of one attempt happen one after the other. One can be asked for while the one before it is still under way,
 * because what that was to be merged with will not land; then that one comes to nothing as soon as it can.
 *
 * <p>Why no two merges of an attempt work in its workspace at once: each happens under the lock that all turns of the attempt share.
 * {@link #next} is called by the engine's owner, so that turns are counted in the order they were asked for.
 */
final class MergeTurns {

    private final Map<Attempt, Turn> latest = new ConcurrentHashMap<>();

    /** A merge that was asked for. */
    static final class Turn {
        private final Attempt attempt;
        private final Object lock;
        private volatile boolean superseded;

        private Turn(Attempt attempt, Object lock) {
            this.attempt = attempt;
            this.lock = lock;
        }

        /** Whether another merge of the attempt was asked for since. */
        boolean superseded() {
            return superseded;
        }

        /** The answer of a merge that came to nothing: it tells nothing of an attempt that is over, but that this is no longer awaited. */
        Input nothing() {
            return new Input.Exited(attempt, Outcome.INTERRUPTED, Optional.empty(), "");
        }
    }

    /** Something that makes an answer. */
    interface Merge {
        Input run() throws IOException;
    }

    /** The turn of a merge that is asked for now; the one before it, if that is not over, is superseded. */
    Turn next(Attempt attempt) {
        Turn before = latest.get(attempt);
        Turn next = new Turn(attempt, before == null ? new Object() : before.lock);
        latest.put(attempt, next);
        if (before != null) {
            before.superseded = true;
        }
        return next;
    }

    /** Merges when it is its turn, unless it is superseded by then. */
    Input take(Turn turn, Merge merge) throws IOException {
        synchronized (turn.lock) {
            try {
                return turn.superseded() ? turn.nothing() : merge.run();
            } finally {
                latest.remove(turn.attempt, turn);
            }
        }
    }
}
