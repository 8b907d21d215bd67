package dev.stretto.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * How one task is to be run, where its author says so; what is empty falls back to the plan's defaults and the run's options.
 *
 * @param command its own command
 * @param gate a command that must pass in the workspace before the result counts
 * @param agent the name of the agent to run it with
 * @param timeout how long one attempt may take
 * @param retries how often a failed attempt is repeated
 * @param changesNone whether finishing without a change is a success for an agent
 */
public record TaskSettings(
        Optional<Command> command,
        Optional<String> gate,
        Optional<String> agent,
        Optional<Duration> timeout,
        Optional<Integer> retries,
        boolean changesNone) {

    /** Nothing said. */
    public static final TaskSettings NONE = new TaskSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
}
