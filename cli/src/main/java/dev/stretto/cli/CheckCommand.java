package dev.stretto.cli;

import dev.stretto.app.CheckJson;
import dev.stretto.app.LoadedPlan;
import dev.stretto.app.UserError;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stretto check}. */
@Command(name = "check", description = "Read a plan and say what is wrong with it, with line and column.")
final class CheckCommand extends Subcommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        LoadedPlan loaded = plan.load(cli());
        if (json) {
            print(CheckJson.of(loaded).toString());
        } else {
            loaded.diagnostics().forEach(diagnostic -> print(PlanOptions.render(console(), loaded, diagnostic)));
            print(verdict(loaded));
        }
        return loaded.ok() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String verdict(LoadedPlan loaded) {
        long errors = count(loaded, Severity.ERROR);
        long warnings = count(loaded, Severity.WARNING);
        String found = errors
                + (errors == 1 ? " error, " : " errors, ")
                + warnings
                + (warnings == 1 ? " warning" : " warnings");
        if (loaded.plan().isEmpty()) {
            return loaded.name() + ": not a plan that can be run: " + found;
        }
        Plan plan = loaded.plan().get();
        return loaded.name() + ": " + plan.tasks().size() + " tasks in "
                + plan.phases().size() + " phases, " + plan.completed() + " completed, "
                + loaded.compilation().orElseThrow().dependencies() + " dependencies, format "
                + plan.format().label() + ", rule " + plan.rule().label() + ": " + found;
    }

    private static long count(LoadedPlan loaded, Severity severity) {
        return loaded.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }
}
