package dev.stretto.cli;

import dev.stretto.app.Claiming;
import dev.stretto.app.LocksJson;
import dev.stretto.app.Place;
import dev.stretto.app.RunLookup;
import dev.stretto.app.UserError;
import dev.stretto.local.RunHome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto locks}. */
@Command(
        name = "locks",
        description = "Show what the tasks of a run hold, since when and by what, and who waits for what held by whom.")
final class LocksCommand extends Subcommand {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run (default: the newest here).")
    private @Nullable String run;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        try (Place place = place()) {
            Optional<String> named = Optional.ofNullable(run);
            Optional<RunHome> own = Claiming.ofAttempt(cli().environment(), named);
            RunLookup found =
                    RunLookup.of(own.isPresent() ? own.get() : place.runs().find(named));
            long now = System.currentTimeMillis();
            if (json) {
                print(LocksJson.of(found, now).toString());
            } else {
                new LocksText(console()).print(found, now);
            }
            return ExitCode.DONE;
        }
    }
}
