package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.RevertTasks;
import dev.stretto.app.UserError;
import dev.stretto.engine.Input;
import dev.stretto.local.RunHome;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto revert}. */
@Command(
        name = "revert",
        description = "Undo what tasks landed, and what landed since and depends on them, by new commits on the run's"
                + " branch.")
final class RevertCommand extends Subcommand {

    @Mixin
    private final RunArgument run = new RunArgument();

    @Parameters(arity = "0..*", paramLabel = "TASK", description = "The tasks to undo.")
    private List<String> tasks = new ArrayList<>();

    @Option(
            names = "--to-checkpoint",
            paramLabel = "N",
            description = "Undo all that was done after checkpoint N; `stretto status` lists them.")
    private @Nullable Integer checkpoint;

    @Override
    public Integer call() throws UserError, InterruptedException {
        if (tasks.isEmpty() == (checkpoint == null)) {
            throw new UserError("name the tasks to revert, or a checkpoint with --to-checkpoint N");
        }
        Input.Request request = checkpoint == null
                ? new Input.Revert(tasks.stream().map(TaskId::new).toList())
                : new Input.RevertTo(checkpoint);
        try (Place place = place()) {
            RunHome home = run.find(place);
            RevertTasks.Result result = new RevertTasks(place, cli().environment()).revert(home, request);
            String reverted = result.tasks().stream().map(TaskId::value).collect(Collectors.joining(", "));
            cli().say("run " + home.run() + ": reverted " + reverted
                    + (result.head().isEmpty() ? "" : "; the head is " + LineDisplay.shorten(result.head()) + " now")
                    + "; `stretto retry TASK` takes one up again");
            return ExitCode.DONE;
        }
    }
}
