package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.engine.Input;
import dev.stretto.local.RunHome;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stretto retry}. */
@Command(
        name = "retry",
        description = "Reopen failed tasks and gates, and all that was skipped or reverted because of them.")
final class RetryCommand extends SteeringCommand {

    @Mixin
    private final RunArgument run = new RunArgument();

    @Parameters(
            arity = "0..*",
            paramLabel = "TASK",
            description = "The tasks to reopen, or barriers whose gate failed (default: all that failed).")
    private List<String> tasks = new ArrayList<>();

    @Override
    RunHome find(Place place) throws UserError {
        return run.find(place);
    }

    @Override
    Input.Request request() {
        return new Input.Retry(tasks.stream().map(TaskId::new).toList());
    }

    @Override
    String met(boolean driven) {
        return driven ? "reopened" : "reopened; `stretto resume` runs them";
    }
}
