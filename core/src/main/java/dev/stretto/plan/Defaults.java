package dev.stretto.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * What a plan's front matter sets for all of it; options of a command win over it.
 *
 * @param strategy how phases are compiled that name no strategy of their own
 * @param workers how many tasks may run at once
 * @param agent the name or command of the agent for tasks without a command
 */
public record Defaults(
        Optional<Strategy> strategy,
        Optional<Integer> workers,
        Optional<String> agent,
        Optional<Duration> timeout,
        Optional<Integer> retries) {

    /** Nothing set. */
    public static final Defaults NONE =
            new Defaults(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
