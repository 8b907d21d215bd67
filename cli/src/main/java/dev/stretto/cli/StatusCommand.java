package dev.stretto.cli;

import dev.stretto.app.BranchLook;
import dev.stretto.app.Place;
import dev.stretto.app.RunLookup;
import dev.stretto.app.StatusJson;
import dev.stretto.app.UserError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto status}. */
@Command(name = "status", description = "Show where every task of a run stands and what it waits for.")
final class StatusCommand extends Subcommand {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run (default: the newest here).")
    private @Nullable String run;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        try (Place place = place()) {
            RunLookup found = RunLookup.of(place.runs().find(Optional.ofNullable(run)));
            long now = System.currentTimeMillis();
            if (json) {
                print(StatusJson.of(found, BranchLook.at(place, found), now).toString());
            } else {
                new StatusText(console()).print(found, BranchLook.at(place, found), now);
            }
            return ExitCode.DONE;
        }
    }
}
