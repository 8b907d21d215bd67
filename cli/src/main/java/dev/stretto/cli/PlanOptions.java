package dev.stretto.cli;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.PlanLoader;
import dev.stretto.app.UserError;
import dev.stretto.format.DiagnosticText;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.PhaseOrder;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The plan a command works on, and how it is read and compiled. */
final class PlanOptions {

    /** The plan that standard input holds. */
    private static final String STDIN = "-";

    @Parameters(
            paramLabel = "PLAN",
            description = "The plan: a file, a folder that holds one, or - for standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String plan;

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--strategy",
            paramLabel = "S",
            defaultValue = "dag",
            converter = StrategyChoice.Converter.class,
            description = "How to compile the plan: dag (default), every task as soon as what it depends on is done.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private StrategyChoice strategy;

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

    /** Whether every strategy is asked for, of a command that can show more than one. */
    boolean allStrategies() {
        return strategy.one().isEmpty();
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

    /** The plan as the user named it. */
    String named() {
        return plan;
    }

    boolean isStdin() {
        return plan.equals(STDIN);
    }

    LoadedPlan load(Cli cli) throws UserError {
        refuseAll();
        return load(cli, List.of());
    }

    private LoadedPlan load(Cli cli, List<String> include) throws UserError {
        PlanLoader.Reading how = new PlanLoader.Reading(reading.format(), reading.options(), compile(include));
        return isStdin() ? PlanLoader.load(cli.input(), how) : PlanLoader.load(plan, cli.directory(), how);
    }

    /** Loads the plan and prints what is wrong with it to the error stream; a plan with errors is not returned. */
    Optional<LoadedPlan> loadGood(Cli cli) throws UserError {
        return loadGood(cli, List.of());
    }

    /** As {@link #loadGood(Cli)}, compiled with what is named to be run. */
    Optional<LoadedPlan> loadGood(Cli cli, List<String> include) throws UserError {
        refuseAll();
        return loadGoodByAny(cli, include);
    }

    /** As {@link #loadGood(Cli)}, of a command that can show more than one strategy. */
    Optional<LoadedPlan> loadGoodByAny(Cli cli) throws UserError {
        return loadGoodByAny(cli, List.of());
    }

    private void refuseAll() throws UserError {
        if (allStrategies()) {
            throw new UserError("--strategy all is for `stretto forecast`, which compares them; name one");
        }
    }

    private Optional<LoadedPlan> loadGoodByAny(Cli cli, List<String> include) throws UserError {
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
}
