package dev.stretto.cli;

import dev.stretto.app.CheckJson;
import dev.stretto.app.CheckPlan;
import dev.stretto.app.CheckSarif;
import dev.stretto.app.LoadedPlan;
import dev.stretto.app.UserError;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Plan;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stretto check}. */
@Command(name = "check", description = "Read a plan and say what is wrong with it, with line and column.")
final class CheckCommand extends Subcommand {

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Option(names = "--strict", description = "Count warnings as errors.")
    private boolean strict;

    @Option(names = "--json", description = "Print one JSON document: --format-output json.")
    private boolean json;

    @Option(
            names = "--format-output",
            paramLabel = "FORM",
            description =
                    "Print the remarks as text for people (default), as json, or as sarif, which code-review tools"
                            + " show beside the lines they are about.")
    private @Nullable Output output;

    /** The forms in which the remarks can be had. */
    enum Output {
        TEXT,
        JSON,
        SARIF
    }

    @Override
    public Integer call() throws UserError {
        Output wanted = output();
        Path directory = cli().directory();
        LoadedPlan checked = CheckPlan.check(plan.load(cli()), directory, strict);
        switch (wanted) {
            case TEXT -> {
                checked.diagnostics().forEach(diagnostic -> print(PlanOptions.render(console(), checked, diagnostic)));
                print(verdict(checked));
            }
            case JSON -> print(CheckJson.of(checked).toString());
            case SARIF -> print(CheckSarif.of(checked, directory).toString());
        }
        return checked.ok() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Output output() throws UserError {
        if (json && output != null && output != Output.JSON) {
            throw new UserError("--json and --format-output ask for two forms; give one of them");
        }
        return json ? Output.JSON : Optional.ofNullable(output).orElse(Output.TEXT);
    }

    private static String verdict(LoadedPlan loaded) {
        long errors = count(loaded, Severity.ERROR);
        long warnings = count(loaded, Severity.WARNING);
        long notes = count(loaded, Severity.INFO);
        String found = number(errors, "error", "errors") + ", " + number(warnings, "warning", "warnings")
                + (notes == 0 ? "" : ", " + number(notes, "info", "infos"));
        if (loaded.plan().isEmpty()) {
            return loaded.name() + ": not a plan that can be run: " + found;
        }
        Plan plan = loaded.plan().get();
        return loaded.name() + ": " + number(plan.tasks().size(), "task", "tasks") + " in "
                + number(plan.phases().size(), "phase", "phases") + ", " + plan.completed() + " completed, "
                + number(loaded.compilation().orElseThrow().dependencies(), "dependency", "dependencies") + ", format "
                + plan.format().label() + ", rule " + plan.rule().label() + ": " + found;
    }

    private static String number(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    private static long count(LoadedPlan loaded, Severity severity) {
        return loaded.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }
}
