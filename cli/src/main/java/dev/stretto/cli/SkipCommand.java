package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.Steering;
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
@Command(name = "skip", description = "Take tasks as done without running them; what depends on them goes on.")
final class SkipCommand extends Subcommand {

    @Mixin
    private final RunArgument run = new RunArgument();

    @Parameters(arity = "1..*", paramLabel = "TASK", description = "The tasks to skip.")
    private List<String> tasks = new ArrayList<>();

    @Override
    public Integer call() throws UserError, InterruptedException {
        try (Place place = place()) {
            RunHome home = run.find(place);
            new Steering(place, cli().environment())
                    .request(
                            home, new Input.Skip(tasks.stream().map(TaskId::new).toList()));
            cli().say("run " + home.run() + ": skipped " + String.join(", ", tasks));
            return ExitCode.DONE;
        }
    }
}
