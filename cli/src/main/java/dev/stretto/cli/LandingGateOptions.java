package dev.stretto.cli;

import dev.stretto.app.UserError;
import dev.stretto.engine.LandingGates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every result of a run has to pass before it lands. */
final class LandingGateOptions {

    private static final int SLOTS = 4;
    private static final int SLOTS_MAX = 1_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    @Option(
            names = "--gate",
            descriptionKey = "gate",
            paramLabel = "COMMAND",
            description =
                    "A shell command that must pass on the branch together with a task's changes before they land;"
                            + " can be repeated (default: the plan's front matter, else none).")
    private @Nullable List<String> commands;

    @Option(
            names = "--gate-slots",
            descriptionKey = "gate-slots",
            paramLabel = "N",
            description =
                    "With --gate, how many changes are tried at once, each on top of the one before it; 1 is one by"
                            + " one (default " + SLOTS + ").")
    private @Nullable Integer slots;

    @Option(
            names = "--gate-timeout",
            descriptionKey = "gate-timeout",
            paramLabel = "TIME",
            converter = Durations.Converter.class,
            description = "With --gate, how long all its commands together may take for one change (default 30m).")
    private @Nullable Duration timeout;

    /**
     * The gates that were asked for.
     *
     * @param command what knows where options have their values from
     * @param ofPlan the gates of the plan's front matter
     * @param lands whether anything lands in the run: else what was typed is refused, and all else means nothing
     */
    LandingGates gates(Subcommand command, List<String> ofPlan, boolean lands) throws UserError {
        refuseUnfit();
        if (!lands) {
            if (commands != null && command.typed("--gate")) {
                throw new UserError(
                        "--gate has nothing to hold back with --workspace none: tasks work on your files directly");
            }
            refuseWithoutGate(command, "--gate-slots", slots);
            refuseWithoutGate(command, "--gate-timeout", timeout);
            return LandingGates.NONE;
        }
        List<String> chosen = command.choose(
                        "--gate", commands, Optional.of(ofPlan).filter(gates -> !gates.isEmpty()))
                .orElse(List.of());
        if (chosen.isEmpty()) {
            refuseWithoutGate(command, "--gate-slots", slots);
            refuseWithoutGate(command, "--gate-timeout", timeout);
            return LandingGates.NONE;
        }
        return new LandingGates(
                chosen, slots == null ? SLOTS : slots, (timeout == null ? TIMEOUT : timeout).toMillis());
    }

    private void refuseUnfit() throws UserError {
        if (commands != null && commands.stream().anyMatch(String::isBlank)) {
            throw new UserError("--gate is empty: give a command such as \"make test\"");
        }
        if (slots != null && (slots < 1 || slots > SLOTS_MAX)) {
            throw new UserError("--gate-slots must be from 1 to " + SLOTS_MAX);
        }
    }

    private static void refuseWithoutGate(Subcommand command, String option, @Nullable Object value) throws UserError {
        if (value != null && command.typed(option)) {
            throw new UserError(option + " is for the commands of --gate: give that too");
        }
    }
}
