package dev.stretto.cli;

import dev.stretto.agent.OutputKind;
import dev.stretto.agent.Transcript;
import dev.stretto.app.Place;
import dev.stretto.app.RunLookup;
import dev.stretto.app.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto logs}. */
@Command(name = "logs", description = "Print what an attempt at a task wrote, or the gate of a barrier.")
final class LogsCommand extends Subcommand {

    @Mixin
    private final RunArgument run = new RunArgument();

    @Parameters(paramLabel = "TASK", description = "The task, or the barrier whose gate it is about.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String task;

    @Option(names = "--attempt", paramLabel = "N", description = "Which attempt (default: the latest).")
    private @Nullable Integer attempt;

    @Option(names = "--gate", description = "What the landing gates (run --gate) wrote about what it changed.")
    private boolean gate;

    @Option(names = "--path", description = "Print where the log is instead of what it says.")
    private boolean path;

    @Option(names = "--raw", description = "Print an agent's events as it wrote them, not as text.")
    private boolean raw;

    @Override
    public Integer call() throws UserError {
        try (Place place = place()) {
            RunLookup found = RunLookup.of(run.find(place));
            Path log = gate ? found.landingGateLog(task, attempt) : found.log(task, attempt);
            if (path) {
                print(log.toString());
            } else {
                print(log, raw || gate ? OutputKind.TEXT : found.output(task));
                Optional<Path> conflict = found.conflict(task, attempt);
                if (conflict.isPresent()) {
                    LogText.copy(conflict.get(), console().err());
                }
            }
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UserError("the log cannot be read: " + e.getMessage());
        }
    }

    private void print(Path log, OutputKind kind) throws IOException {
        if (kind == OutputKind.TEXT) {
            LogText.copy(log, console().out());
        } else {
            Transcript.show(log, kind, console().out()::print);
        }
    }
}
