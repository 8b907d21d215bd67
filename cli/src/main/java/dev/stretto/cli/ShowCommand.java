package dev.stretto.cli;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.PlanAnalysis;
import dev.stretto.app.ShowJson;
import dev.stretto.app.UserError;
import dev.stretto.plan.Estimate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stretto show}. */
@Command(
        name = "show",
        description = "Show what a plan's dependencies allow: waves, critical path, how many workers help.")
final class ShowCommand extends Subcommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Option(
            names = "--estimate",
            paramLabel = "END",
            defaultValue = "high",
            description = "Which end of the estimates to count with: low, mid or high (default).")
    private Estimate.Choice estimate = Estimate.Choice.HIGH;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        Optional<LoadedPlan> loaded = plan.loadGood(cli());
        if (loaded.isEmpty()) {
            return ExitCode.FAILED;
        }
        PlanAnalysis analysis = PlanAnalysis.of(loaded.get(), estimate);
        if (json) {
            print(ShowJson.of(analysis).toString());
        } else {
            new ShowText(console()).print(analysis);
        }
        return ExitCode.DONE;
    }
}
