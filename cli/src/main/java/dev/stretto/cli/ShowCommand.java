package dev.stretto.cli;

import dev.stretto.agent.Prompt;
import dev.stretto.app.LoadedPlan;
import dev.stretto.app.PlanAnalysis;
import dev.stretto.app.ShowJson;
import dev.stretto.app.UserError;
import dev.stretto.format.text.NearestId;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto show}. */
@Command(
        name = "show",
        description = "Show what a plan's dependencies allow: waves, critical path, how many workers help, what one"
                + " dependency less would save, which phases could run side by side.")
final class ShowCommand extends Subcommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Parameters(index = "1", arity = "0..1", paramLabel = "TASK", description = "Show this one task in detail.")
    private @Nullable String task;

    @Option(
            names = "--estimate",
            paramLabel = "END",
            defaultValue = "high",
            description = "Which end of the estimates to count with: low, mid or high (default).")
    private Estimate.Choice estimate = Estimate.Choice.HIGH;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--all", description = "Show every wave and every task of it, however many there are.")
    private boolean all;

    @Option(names = "--prompt", description = "Print what an agent is asked for the task named.")
    private boolean prompt;

    @Override
    public Integer call() throws UserError {
        Optional<LoadedPlan> loaded = plan.loadGood(cli());
        if (loaded.isEmpty()) {
            return ExitCode.FAILED;
        }
        PlanAnalysis analysis = PlanAnalysis.of(loaded.get(), estimate, cli().directory());
        if (prompt) {
            console().out().print(prompt(analysis));
        } else if (task != null) {
            new ShowTask(console(), new Names(analysis, Drawing.of(cli().environment()))).print(node(analysis, task));
        } else if (json) {
            ShowJson.write(analysis, console().out());
            console().out().println();
        } else {
            new ShowText(console(), Drawing.of(cli().environment()), all).print(analysis);
        }
        return ExitCode.DONE;
    }

    /** As the first attempt's agent is asked. */
    private String prompt(PlanAnalysis analysis) throws UserError {
        if (task == null) {
            throw new UserError("--prompt shows what an agent is asked for one task: name it, show PLAN TASK --prompt");
        }
        Task wanted = analysis.plan().tasks().get(node(analysis, task));
        if (wanted.settings().command().isPresent()) {
            throw new UserError(
                    "task " + task + " has a command of its own, so no agent is asked: see show PLAN " + task);
        }
        return Prompt.of(analysis.plan(), wanted, "", "", "", Map.of());
    }

    private static int node(PlanAnalysis analysis, String id) throws UserError {
        List<String> ids =
                analysis.plan().tasks().stream().map(each -> each.id().value()).toList();
        int node = ids.indexOf(id);
        if (node < 0) {
            String near = NearestId.of(id, ids)
                    .map(nearest -> "; did you mean " + nearest + "?")
                    .orElse("");
            throw new UserError("the plan has no task " + id + near);
        }
        return node;
    }
}
