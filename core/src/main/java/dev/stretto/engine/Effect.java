package dev.stretto.engine;

/**
 * Something to be done outside, always after the event that announces it is journaled. Idempotent: doing it twice for the same
 * attempt gives the same result. Its result comes back as an {@link Input}.
 */
public sealed interface Effect {

    Attempt attempt();

    /** Run the attempt in a workspace at {@code base}; answered by {@link Input.Exited}. */
    record Start(Attempt attempt, String base) implements Effect {}

    /** End the attempt's processes; answered by the {@link Input.Exited} of the attempt. */
    record End(Attempt attempt) implements Effect {}

    /**
     * Make a commit of what the attempt changed and give its workspace back; answered by {@link Input.Collected}.
     *
     * @param salvage whether the commit is only to be kept, not landed
     */
    record Collect(Attempt attempt, boolean salvage) implements Effect {}

    /** Merge the attempt's commit with the head; answered by {@link Input.Merged} or {@link Input.Conflicted}. */
    record Merge(Attempt attempt, String commit, String head) implements Effect {}

    /** Move the head; answered by {@link Input.HeadMoved}. */
    record MoveHead(Attempt attempt, String from, String to) implements Effect {}
}
