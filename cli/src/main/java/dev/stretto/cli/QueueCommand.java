package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.QueueJson;
import dev.stretto.app.RunLookup;
import dev.stretto.app.UserError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto queue}. */
@Command(name = "queue", description = "Show which changes of a run wait to land, in what order, and how far each is.")
final class QueueCommand extends Subcommand {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run (default: the newest here).")
    private @Nullable String run;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        try (Place place = place()) {
            RunLookup found = RunLookup.of(place.runs().find(Optional.ofNullable(run)));
            if (json) {
                print(QueueJson.of(found).toString());
            } else {
                new QueueText(console()).print(found, System.currentTimeMillis());
            }
            return ExitCode.DONE;
        }
    }
}
