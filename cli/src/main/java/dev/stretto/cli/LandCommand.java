package dev.stretto.cli;

import dev.stretto.app.LandRun;
import dev.stretto.app.Place;
import dev.stretto.app.RunLookup;
import dev.stretto.app.UserError;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.journal.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto land}. */
@Command(
        name = "land",
        description = "Fast-forward the branch you have checked out to what a run has landed; refused where your work"
                + " tree has changes or your branch has gone on elsewhere.")
final class LandCommand extends Subcommand {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run (default: the newest here).")
    private @Nullable String run;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        try (Place place = place()) {
            RunLookup found = RunLookup.of(place.runs().find(Optional.ofNullable(run)));
            LandRun.Result result = LandRun.land(place, found);
            if (json) {
                print(Json.mapper()
                        .createObjectNode()
                        .put("run", found.facts().run().value())
                        .put("branch", result.branch())
                        .put("from", result.from())
                        .put("to", result.to())
                        .put("commits", result.commits())
                        .toString());
            } else {
                cli().say(said(result, found) + missing(found));
            }
            return ExitCode.DONE;
        }
    }

    private static String said(LandRun.Result result, RunLookup found) {
        String run = "run " + found.facts().run();
        return result.commits() == 0
                ? result.branch() + " has all that " + run + " landed"
                : result.branch() + " is at " + LineDisplay.shorten(result.to()) + " now: "
                        + (result.commits() == 1 ? "1 commit" : result.commits() + " commits") + " of " + run;
    }

    /** What is not in it, where the run did not complete. */
    private static String missing(RunLookup found) {
        String open = String.join(
                ", ",
                found.view().ledger().tasks().stream()
                        .filter(task -> task.state() != TaskState.COMPLETED && task.state() != TaskState.SKIPPED)
                        .map(TaskRecord::task)
                        .map(Object::toString)
                        .toList());
        return open.isEmpty() ? "" : "; not done: " + open;
    }
}
