package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.engine.Input;
import dev.stretto.local.RunHome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code stretto pause}. */
@Command(name = "pause", description = "Start no further tasks; what runs goes on and lands.")
final class PauseCommand extends SteeringCommand {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run (default: the newest here).")
    private @Nullable String run;

    @Override
    RunHome find(Place place) throws UserError {
        return place.runs().find(Optional.ofNullable(run));
    }

    @Override
    Input.Request request() {
        return new Input.Pause();
    }

    @Override
    String met(boolean driven) {
        return "paused; `stretto resume` goes on";
    }
}
