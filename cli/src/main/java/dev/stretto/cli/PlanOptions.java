package dev.stretto.cli;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.PlanLoader;
import dev.stretto.app.UserError;
import dev.stretto.format.DiagnosticText;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.text.NearestId;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.PhaseOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The plan a command works on, and how it is read and compiled. */
final class PlanOptions {

    /** The plan that standard input holds. */
    private static final String STDIN = "-";

    @Parameters(
            paramLabel = "PLAN",
            description = "The plan: a file, a folder that holds one, or - for standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String plan;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            completionCandidates = FormatNames.class,
            description = "Read the plan as this format instead of recognising it: ${COMPLETION-CANDIDATES}.")
    private @Nullable PlanFormat format;

    @Option(
            names = "--tag",
            paramLabel = "NAME",
            description = "Which list of tasks in the file is the plan, where it holds several (task-master; default:"
                    + " master).")
    private @Nullable String tag;

    @Option(
            names = "--optional",
            description = "Count tasks that the plan marks as optional among those that run (kiro).")
    private boolean optional;

    @Option(
            names = "--strategy",
            paramLabel = "S",
            defaultValue = "dag",
            description = "How to compile the plan: dag (default), every task as soon as what it depends on is done.")
    @SuppressWarnings("UnusedVariable") // there is one so far: naming it is allowed, any other is refused
    private Strategy strategy = Strategy.DAG;

    @Option(
            names = "--phase-order",
            paramLabel = "ORDER",
            defaultValue = "full",
            description = "When a phase opens for tasks that state no dependency: full, when all phases before it are"
                    + " complete (default); threshold, when each is complete to --phase-threshold; none, at once.")
    private PhaseOrder phaseOrder = PhaseOrder.FULL;

    @Option(
            names = "--phase-threshold",
            paramLabel = "PERCENT",
            defaultValue = "80",
            description = "The share that --phase-order threshold asks for, rounded up to whole tasks (default 80).")
    private int phaseThreshold;

    /** The strategies a plan can be compiled by. */
    enum Strategy {
        DAG
    }

    /**
     * How to compile the plan.
     *
     * @param include the ids of tasks that run although the plan defers them or leaves them out
     */
    CompileOptions compile(List<String> include) throws UserError {
        if (phaseThreshold < 1 || phaseThreshold > 100) {
            throw new UserError("--phase-threshold is a percentage from 1 to 100, not " + phaseThreshold);
        }
        NavigableSet<TaskId> included = include.stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(TaskId::new)
                .collect(Collectors.toCollection(TreeSet::new));
        return new CompileOptions(phaseOrder, phaseThreshold, included);
    }

    LoadedPlan load(Cli cli) throws UserError {
        return load(cli, List.of());
    }

    private LoadedPlan load(Cli cli, List<String> include) throws UserError {
        ReadOptions options = new ReadOptions(Optional.ofNullable(tag), optional, false);
        PlanLoader.Reading reading = new PlanLoader.Reading(Optional.ofNullable(format), options, compile(include));
        return plan.equals(STDIN)
                ? PlanLoader.load(cli.input(), reading)
                : PlanLoader.load(plan, cli.directory(), reading);
    }

    /** Loads the plan and prints what is wrong with it to the error stream; a plan with errors is not returned. */
    Optional<LoadedPlan> loadGood(Cli cli) throws UserError {
        return loadGood(cli, List.of());
    }

    /** As {@link #loadGood(Cli)}, compiled with what is named to be run. */
    Optional<LoadedPlan> loadGood(Cli cli, List<String> include) throws UserError {
        LoadedPlan loaded = load(cli, include);
        loaded.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
                .forEach(diagnostic -> cli.console().err().println(render(cli.console(), loaded, diagnostic)));
        return loaded.ok() ? Optional.of(loaded) : Optional.empty();
    }

    /** A diagnostic as people read it; with the source line and a caret on a terminal. */
    static String render(Console console, LoadedPlan loaded, Diagnostic diagnostic) {
        return loaded.input()
                .source(diagnostic.file())
                .filter(_ -> console.screen().live())
                .map(text -> DiagnosticText.withSource(diagnostic, text))
                .orElseGet(() -> DiagnosticText.withHint(diagnostic));
    }

    /** The names of all formats. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return labels().iterator();
        }

        static List<String> labels() {
            return Arrays.stream(PlanFormat.values()).map(PlanFormat::label).toList();
        }
    }

    /** Reads the name of a format. */
    static final class FormatConverter implements ITypeConverter<PlanFormat> {
        @Override
        public PlanFormat convert(String value) {
            List<String> labels = FormatNames.labels();
            return PlanFormat.of(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is no format I know; did you mean "
                            + NearestId.of(value, labels).orElseThrow() + "? There are: " + String.join(", ", labels)));
        }
    }
}
