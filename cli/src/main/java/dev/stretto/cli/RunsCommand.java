package dev.stretto.cli;

import dev.stretto.app.Drivers;
import dev.stretto.app.Place;
import dev.stretto.app.RunLookup;
import dev.stretto.app.RunsJson;
import dev.stretto.app.UserError;
import dev.stretto.journal.Json;
import dev.stretto.local.RunHome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stretto runs}. */
@Command(name = "runs", description = "List all runs of this repository, the newest first, and who drives them.")
final class RunsCommand extends Subcommand {

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        try (Place place = place()) {
            List<RunLookup> found = new ArrayList<>();
            List<String> unreadable = new ArrayList<>();
            for (RunHome home : place.runs().all()) {
                try {
                    found.add(RunLookup.of(home));
                } catch (UserError e) {
                    unreadable.add(String.valueOf(e.getMessage()));
                }
            }
            if (json) {
                print(json(found));
            } else {
                new RunsText(console()).print(found, System.currentTimeMillis());
            }
            unreadable.forEach(cli()::say);
            return ExitCode.DONE;
        }
    }

    private static String json(List<RunLookup> found) {
        ObjectNode node = Json.mapper().createObjectNode();
        ArrayNode runs = node.putArray("runs");
        long now = System.currentTimeMillis();
        for (RunLookup run : found) {
            ObjectNode each = RunsJson.of(run, now);
            Optional<Long> driver = Drivers.of(run.home());
            driver.ifPresentOrElse(pid -> each.put("driver", pid), () -> each.putNull("driver"));
            runs.add(each);
        }
        return node.toString();
    }
}
