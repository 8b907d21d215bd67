package dev.stretto.cli;

import dev.stretto.app.UserError;
import dev.stretto.app.WorkspaceKind;
import dev.stretto.config.Settings;
import dev.stretto.driver.Journal.JournalException;
import dev.stretto.git.GitException;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.Strategy;
import dev.stretto.strategy.PhaseOrder;
import dev.stretto.workspace.WorkspaceException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Runs commands and turns every way they can fail into a sentence and an exit code.
 *
 * @param directory the folder the user is in
 * @param environment what attempts inherit, and where conventions such as {@code NO_COLOR} are looked up
 * @param input standard input, where a command is asked to read it
 */
record Cli(Console console, Path directory, Map<String, String> environment, InputStream input) {

    /** With nothing on standard input. */
    Cli(Console console, Path directory, Map<String, String> environment) {
        this(console, directory, environment, InputStream.nullInputStream());
    }

    int run(String... args) {
        StrettoCommand root = new StrettoCommand(this);
        CommandLine line = OnlyCommand.of(root, args).map(this::dress).orElseGet(() -> line(root));
        int code = execute(line, root, args);
        console.out().flush();
        console.err().flush();
        return code;
    }

    /** All commands, with all their options. */
    CommandLine line(StrettoCommand root) {
        return dress(new CommandLine(root));
    }

    private CommandLine dress(CommandLine line) {
        return line.setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.screen().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false)
                .registerConverter(Switch.class, new OneOf<>(Switch.class))
                .registerConverter(Strategy.class, new OneOf<>(Strategy.class))
                .registerConverter(OnVerifyFailure.class, new OneOf<>(OnVerifyFailure.class))
                .registerConverter(CheckCommand.Output.class, new OneOf<>(CheckCommand.Output.class))
                .registerConverter(PhaseOrder.class, new OneOf<>(PhaseOrder.class))
                .registerConverter(WorkspaceKind.class, new OneOf<>(WorkspaceKind.class))
                .registerConverter(RunCommand.Order.class, new OneOf<>(RunCommand.Order.class))
                .registerConverter(Estimate.Choice.class, new OneOf<>(Estimate.Choice.class))
                .setParameterExceptionHandler((problem, _) -> misused(problem))
                .setExecutionExceptionHandler((problem, _, _) -> failed(problem));
    }

    private int execute(CommandLine line, StrettoCommand root, String... typed) {
        Configured configured = new Configured(line, () -> line(root), new Settings(directory, environment));
        try {
            String[] complete = configured.complete(typed);
            root.configure(configured);
            return line.execute(complete);
        } catch (UserError e) {
            return failed(e);
        }
    }

    private int misused(ParameterException problem) {
        say(problem.getMessage() + "; see `"
                + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help`");
        return ExitCode.WRONG_USE;
    }

    private int failed(Exception problem) {
        return switch (problem) {
            case UserError error -> {
                say(error.getMessage());
                yield ExitCode.WRONG_USE;
            }
            case GitException error -> {
                say(error.getMessage());
                yield ExitCode.WRONG_USE;
            }
            case WorkspaceException error -> {
                say(error.getMessage());
                yield ExitCode.FAILED;
            }
            case JournalException error -> {
                say(error.getMessage());
                yield ExitCode.FAILED;
            }
            default -> {
                say("internal error: " + problem + "; this is a bug, please report it with the command you ran"
                        + " (STRETTO_DEBUG=1 shows where it happened)");
                if (environment.containsKey("STRETTO_DEBUG")) {
                    problem.printStackTrace(console.err());
                }
                yield ExitCode.INTERNAL;
            }
        };
    }

    /** Tells the user something, apart from a command's result. */
    void say(@Nullable String message) {
        console.err().println("stretto: " + message);
        console.err().flush();
    }
}
