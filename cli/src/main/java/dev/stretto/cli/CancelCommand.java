package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.Steering;
import dev.stretto.app.UserError;
import dev.stretto.engine.Input;
import dev.stretto.local.RunHome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code stretto cancel}. */
@Command(name = "cancel", description = "End a run: what runs is ended, the rest is not started. What landed stays.")
final class CancelCommand extends Subcommand {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run (default: the newest here).")
    private @Nullable String run;

    @Override
    public Integer call() throws UserError, InterruptedException {
        try (Place place = place()) {
            RunHome home = place.runs().find(Optional.ofNullable(run));
            new Steering(place, cli().environment()).request(home, new Input.Cancel());
            cli().say("run " + home.run() + ": cancelled; what landed stays on its branch");
            return ExitCode.DONE;
        }
    }
}
