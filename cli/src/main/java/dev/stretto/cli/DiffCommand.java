package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.RunLookup;
import dev.stretto.app.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stretto diff}. */
@Command(
        name = "diff",
        description = "Print what a task changed: what landed, or what is kept of an attempt that did not.")
final class DiffCommand extends Subcommand {

    @Mixin
    private final RunArgument run = new RunArgument();

    @Parameters(paramLabel = "TASK", description = "The task.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String task;

    @Override
    public Integer call() throws UserError {
        try (Place place = place()) {
            console()
                    .out()
                    .print(RunLookup.of(run.find(place)).change(task, place).patch());
            return ExitCode.DONE;
        }
    }
}
