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

/** {@code stretto retry}. */
@Command(name = "retry", description = "Reopen failed tasks and all that was skipped because of them.")
final class RetryCommand extends Subcommand {

    @Mixin
    private final RunArgument run = new RunArgument();

    @Parameters(arity = "0..*", paramLabel = "TASK", description = "The tasks to reopen (default: all that failed).")
    private List<String> tasks = new ArrayList<>();

    @Override
    public Integer call() throws UserError, InterruptedException {
        try (Place place = place()) {
            RunHome home = run.find(place);
            new Steering(place, cli().environment())
                    .request(
                            home,
                            new Input.Retry(tasks.stream().map(TaskId::new).toList()));
            cli().say("run " + home.run() + ": reopened"
                    + (dev.stretto.local.LocalRun.isDriven(home) ? "" : "; `stretto resume` runs them"));
            return ExitCode.DONE;
        }
    }
}
