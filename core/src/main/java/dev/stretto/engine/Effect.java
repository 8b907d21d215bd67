package dev.stretto.engine;

import java.util.List;

/**
 * Something to be done outside, always after the event that announces it is journaled. Idempotent: doing it twice for the same
 * key gives the same result. Its result comes back as an {@link Input}.
 */
public sealed interface Effect {

    EffectKey key();

    /** An effect about an attempt at a task. */
    sealed interface OfAttempt extends Effect {

        Attempt attempt();

        @Override
        default EffectKey key() {
            return attempt();
        }
    }

    /** Run the attempt in a workspace at {@code base}; answered by {@link Input.Exited}. */
    record Start(Attempt attempt, String base) implements OfAttempt {}

    /** End the processes of a try; answered by the {@link Input.Exited}, {@link Input.Checked} or {@link Input.Gated} of that. */
    record End(Trial key) implements Effect {}

    /**
     * Make a commit of what the attempt changed and give its workspace back; answered by {@link Input.Collected}.
     *
     * @param salvage whether the commit is only to be kept, not landed
     */
    record Collect(Attempt attempt, boolean salvage) implements OfAttempt {}

    /** Merge the attempt's commit with the head, or with the candidate before it; answered by {@link Input.Merged} or {@link Input.Conflicted}. */
    record Merge(Attempt attempt, String commit, String head) implements OfAttempt {}

    /** Move the head; answered by {@link Input.HeadMoved}. */
    record MoveHead(Attempt attempt, String from, String to) implements OfAttempt {}

    /**
     * Run the command of a barrier's gate in a workspace at {@code head}; answered by {@link Input.Checked}.
     *
     * @param head the commit to check; empty in place
     */
    record Check(GateTry key, String head) implements Effect {}

    /**
     * Run the landing gates in a workspace at {@code candidate}; answered by {@link Input.Gated}.
     *
     * @param commit the attempt's own commit, which is kept where it does not pass
     */
    record Gate(LandingTry key, String candidate, String commit) implements Effect {}

    /**
     * Undo commits on the head, each by one of its own, and move the head there; answered by {@link Input.Reverted} or
     * {@link Input.NotReverted}.
     *
     * @param onto the head
     * @param undone the commits, in the order they are undone
     */
    record Revert(Reversion key, String onto, List<Undone> undone) implements Effect {

        public Revert {
            undone = List.copyOf(undone);
        }
    }

    /** A commit that an attempt landed as and that is to be undone. */
    record Undone(Attempt attempt, String commit) {}
}
