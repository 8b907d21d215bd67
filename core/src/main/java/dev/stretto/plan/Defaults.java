package dev.stretto.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a plan's front matter sets for all of it; options of a command win over it.
 *
 * @param strategy how phases are compiled that name no strategy of their own
 * @param workers how many tasks may run at once
 * @param agent the name or command of the agent for tasks without a command
 * @param onConflict the shell command that may settle a merge conflict before a task is done again
 * @param gates the landing gates: shell commands that the result must pass with each change before that lands
 */
public record Defaults(
        Optional<Strategy> strategy,
        Optional<Integer> workers,
        Optional<String> agent,
        Optional<String> onConflict,
        Optional<Duration> timeout,
        Optional<Integer> retries,
        List<String> gates) {

    /** Nothing set. */
    public static final Defaults NONE = new Defaults(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public Defaults {
        gates = List.copyOf(gates);
    }
}
