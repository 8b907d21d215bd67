package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.local.RunHome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The run a command is about, where the command has other arguments. */
final class RunArgument {

    @Option(names = "--run", paramLabel = "RUN", description = "The run (default: the newest here).")
    private @Nullable String run;

    RunHome find(Place place) throws UserError {
        return place.runs().find(Optional.ofNullable(run));
    }
}
