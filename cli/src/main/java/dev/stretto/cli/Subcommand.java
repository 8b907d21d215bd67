package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.app.WarmUp;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What all commands below the root share. */
abstract class Subcommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private StrettoCommand root;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    final Cli cli() {
        return root.cli();
    }

    final Console console() {
        return root.cli().console();
    }

    final Place place() throws UserError {
        WarmUp.library(cli().environment());
        return Place.of(cli().directory());
    }

    /**
     * The value of an option for which a plan may have its own: what was typed or stands in the environment, else what the plan
     * says, else what a file sets.
     */
    final <T> Optional<T> choose(String option, @Nullable T value, Optional<T> ofPlan) {
        Optional<T> given = Optional.ofNullable(value);
        return root.configured().byFile(option) ? ofPlan.or(() -> given) : given.or(() -> ofPlan);
    }

    /** Whether an option was typed; one that is only set somewhere asks for nothing where it has no meaning. */
    final boolean typed(String option) {
        return !root.configured().isPreset(option);
    }

    /** Whether a file of settings gave an option its value. */
    final boolean byFile(String option) {
        return root.configured().byFile(option);
    }

    final void print(String line) {
        console().out().println(line);
    }
}
