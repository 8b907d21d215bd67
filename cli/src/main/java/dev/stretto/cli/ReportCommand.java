package dev.stretto.cli;

import dev.stretto.app.ConvertPlan;
import dev.stretto.app.LoadedPlan;
import dev.stretto.app.Place;
import dev.stretto.app.ReportPlan;
import dev.stretto.app.UserError;
import dev.stretto.local.RunHome;
import dev.stretto.plan.Estimate;
import dev.stretto.report.Report;
import dev.stretto.report.ReportKind;
import dev.stretto.report.Reports;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code stretto report}. */
@Command(
        name = "report",
        description =
                "Write a report of a plan, or of a run with what was planned against what it took. Where PLAN is no"
                        + " file or folder, it is the id of a run; latest is the newest run here, run:ID always a run.")
final class ReportCommand extends Subcommand {

    private static final String RUN_PREFIX = "run:";
    private static final String LATEST = "latest";

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Option(
            names = "--as",
            paramLabel = "KIND",
            required = true,
            converter = KindConverter.class,
            completionCandidates = Kinds.class,
            description = "What to write: ${COMPLETION-CANDIDATES}.")
    private ReportKind kind = ReportKind.QUICK_REFERENCE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file instead of standard output; one that is there already is refused.")
    private @Nullable String output;

    @Option(names = "--force", description = "Replace the file of --output where it is there already.")
    private boolean force;

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            converter = Workers.Converter.class,
            description =
                    "How many workers the planned times count with (default: as many as are recommended, or as the"
                            + " run has).")
    private @Nullable Workers workers;

    @Option(
            names = "--estimate",
            paramLabel = "END",
            defaultValue = "high",
            description = "Which end of the estimates to count with: low, mid or high (default).")
    private Estimate.Choice estimate = Estimate.Choice.HIGH;

    @Override
    public Integer call() throws UserError {
        try (Place place = place()) {
            Optional<RunHome> run = run(place);
            OptionalInt count = workers == null ? OptionalInt.empty() : OptionalInt.of(workers.count());
            Optional<Report> report =
                    run.isPresent() ? Optional.of(ReportPlan.of(run.get(), estimate, count)) : ofPlan(count);
            if (report.isEmpty()) {
                return ExitCode.FAILED;
            }
            String text = Reports.write(kind, report.get());
            if (output == null) {
                console().out().print(text);
            } else {
                ConvertPlan.save(text, cli().directory().resolve(output), force);
            }
            return ExitCode.DONE;
        }
    }

    private Optional<Report> ofPlan(OptionalInt count) throws UserError {
        Optional<LoadedPlan> loaded = plan.loadGood(cli());
        return loaded.map(good -> ReportPlan.of(good, estimate, count, cli().directory()));
    }

    /** The run that is meant; empty where it is a plan. */
    private Optional<RunHome> run(Place place) throws UserError {
        String named = plan.named();
        if (named.startsWith(RUN_PREFIX)) {
            return Optional.of(place.runs().find(Optional.of(named.substring(RUN_PREFIX.length()))));
        }
        List<RunHome> runs = place.runs().all();
        Optional<RunHome> found = runs.stream()
                .filter(home -> named.equals(LATEST) || home.run().value().equals(named))
                .findFirst();
        if (plan.isStdin() || Files.exists(cli().directory().resolve(named))) {
            found.ifPresent(home -> cli().say("'" + named + "' is a file or folder and also a run; this is of the plan;"
                    + " write " + RUN_PREFIX + home.run() + " for the run"));
            return Optional.empty();
        }
        if (found.isEmpty()) {
            throw new UserError("'" + named + "' is no file or folder, and no run here; "
                    + (runs.isEmpty()
                            ? "there is no run yet: name a plan"
                            : "name a plan, or a run: the newest is "
                                    + runs.getFirst().run()));
        }
        return found;
    }

    /** The names of all kinds. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return labels().iterator();
        }

        static List<String> labels() {
            return Arrays.stream(ReportKind.values()).map(ReportKind::label).toList();
        }
    }

    /** Reads the name of a kind. */
    static final class KindConverter implements ITypeConverter<ReportKind> {
        @Override
        public ReportKind convert(String value) {
            return ReportKind.of(value)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is no kind of report; there are: " + String.join(", ", Kinds.labels())));
        }
    }
}
