package dev.stretto.cli;

import dev.stretto.app.TickJson;
import dev.stretto.app.TickPlan;
import dev.stretto.app.UserError;
import dev.stretto.format.DiagnosticText;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.planfile.TickReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto tick}. */
@Command(
        name = "tick",
        description = "Mark tasks as completed in the plan, in its own way; nothing else in it changes.")
final class TickCommand extends Subcommand {

    @Parameters(index = "0", paramLabel = "PLAN", description = "The plan: a file, or a folder that holds one.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String plan;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "TASK",
            description = "The tasks that are done; a group stands for all tasks in it.")
    private List<String> tasks = new ArrayList<>();

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--actual",
            paramLabel = "TIME",
            converter = Durations.Converter.class,
            description = "Note that each of them took this long, beside its estimate: 90s, 30m, 2h.")
    private @Nullable Duration actual;

    @Option(names = "--dry-run", description = "Only show what would change.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        TickReport report = new TickPlan(plan, cli().directory(), reading.format(), reading.options())
                .tick(tasks.stream().map(TaskId::new).toList(), Optional.ofNullable(actual), dryRun);
        if (report.read().plan().isEmpty()) {
            report.read()
                    .diagnostics()
                    .forEach(diagnostic -> console().err().println(DiagnosticText.withHint(diagnostic)));
            cli().say(plan + " is no plan that could be ticked; nothing was changed");
            return ExitCode.FAILED;
        }
        if (json) {
            print(TickJson.of(plan, report).toString());
        } else if (dryRun) {
            preview(report);
        } else {
            told(report);
        }
        return ExitCode.DONE;
    }

    private void preview(TickReport report) {
        if (report.files().isEmpty()) {
            print("nothing would change: " + plan + " says already that they are completed");
            return;
        }
        report.files().forEach(file -> {
            print("--- " + file.name());
            print("+++ " + file.name());
            file.lines().forEach(line -> line.hunk().forEach(this::print));
        });
    }

    private void told(TickReport report) {
        Plan read = report.read().plan().orElseThrow();
        for (Task task : read.tasks()) {
            Outcome outcome = report.marking().outcomes().get(task.id());
            if (outcome != null) {
                print(word(outcome) + " " + task.id() + " " + task.title());
            }
        }
        report.marking().roofs().forEach(roof -> print("ticked " + roof + ", as all of it is completed"));
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case TICKED -> "ticked";
            case ALREADY -> "ticked already";
            case NO_PLACE -> "no place for a mark:";
            case UNKNOWN -> "unknown";
        };
    }
}
