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

/** {@code stretto skip}. */
@Command(name = "skip", description = "Take tasks as done without running them, or a barrier's gate that failed as passed; what depends on"
                + " them goes on.")
final class SkipCommand extends SteeringCommand {

    @Mixin
    private final RunArgument run = new RunArgument();

    @Parameters(arity = "1..*", paramLabel = "TASK", description = "The tasks to skip, or barriers.")
    private List<String> tasks = new ArrayList<>();

    @Override
    RunHome find(Place place) throws UserError {
        return run.find(place);
    }

    @Override
    Input.Request request() {
        return new Input.Skip(tasks.stream().map(TaskId::new).toList());
    }

    @Override
    String met(boolean driven) {
        return "skipped " + String.join(", ", tasks);
    }
}
