package dev.stretto.cli;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.PlanLoader;
import dev.stretto.app.UserError;
import dev.stretto.format.DiagnosticText;
import dev.stretto.plan.Command;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.PhaseOrder;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The plan a command works on, and how it is read and compiled. */
final class PlanOptions {

    /** The plan that standard input holds. */
    private static final String STDIN = "-";

    @Parameters(
            paramLabel = "PLAN",
            description = "The plan: a file, a folder that holds one, or - for standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String plan;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--strategy",
            descriptionKey = "strategy",
            paramLabel = "S",
            converter = StrategyChoice.Converter.class,
            description = "How to compile the plan: dag, every task as soon as what it depends on is done; waves, one"
                    + " level of dependencies after the other; batched, groups of --batch-size, a phase opening at"
                    + " --phase-threshold; pipeline, phases overlap; independent, all at once; auto, by what the plan"
                    + " is like, where each phase can name its own (default: the plan's front matter, else auto).")
    private @Nullable StrategyChoice strategy;

    @Option(
            names = "--batch-size",
            descriptionKey = "batch-size",
            paramLabel = "N",
            description =
                    "How many tasks make a batch (default: the workers where they are given, else 3 for fewer than"
                            + " 10 tasks, 4 for up to 30, 5 for more).")
    private @Nullable Integer batchSize;

    @Option(
            names = "--max-phases",
            descriptionKey = "max-phases",
            paramLabel = "N",
            description = "How many phases may be in flight at once (default: no limit).")
    private @Nullable Integer phasesMax;

    @Option(
            names = "--verify",
            negatable = true,
            descriptionKey = "verify",
            description = "Have the VERIFY commands and the Testing: blocks of phases pass on the integration tree.")
    private boolean verify;

    @Option(
            names = "--barrier-gate",
            descriptionKey = "barrier-gate",
            paramLabel = "COMMAND",
            description = "A command that must pass on the integration tree at the end of every wave, batch and phase.")
    private @Nullable String barrierGate;

    @Option(
            names = "--on-verify-failure",
            descriptionKey = "on-verify-failure",
            paramLabel = "WHAT",
            defaultValue = "hold",
            description =
                    "What the failure of a VERIFY means where the plan does not say: hold, no new task starts of the"
                            + " phases that overlapped it (default); fail, what depends on the phase fails; revert, what landed"
                            + " since is reverted.")
    private OnVerifyFailure onVerifyFailure = OnVerifyFailure.HOLD;

    @Option(
            names = "--phase-order",
            descriptionKey = "phase-order",
            paramLabel = "ORDER",
            defaultValue = "full",
            description = "When a phase opens for tasks that state no dependency: full, when all phases before it are"
                    + " complete (default); threshold, when each is complete to --phase-threshold; none, at once.")
    private PhaseOrder phaseOrder = PhaseOrder.FULL;

    @Option(
            names = "--phase-threshold",
            descriptionKey = "phase-threshold",
            paramLabel = "PERCENT",
            defaultValue = "80",
            description =
                    "The share that --phase-order threshold asks for, and batched and pipeline, rounded up to whole"
                            + " tasks (default 80).")
    private int phaseThreshold;

    /** Whether every strategy is asked for, of a command that can show more than one. */
    boolean allStrategies() {
        return strategy != null && strategy.one().isEmpty();
    }

    /**
     * How to compile the plan.
     *
     * @param include the ids of tasks that run although the plan defers them or leaves them out
     * @param workers how many tasks may run at once, where the user says so
     */
    CompileOptions compile(List<String> include, Optional<Integer> workers) throws UserError {
        if (phaseThreshold < 1 || phaseThreshold > 100) {
            throw new UserError("--phase-threshold is a percentage from 1 to 100, not " + phaseThreshold);
        }
        requirePositive("--batch-size", batchSize);
        requirePositive("--max-phases", phasesMax);
        if (barrierGate != null && barrierGate.isBlank()) {
            throw new UserError("--barrier-gate is empty: give a command such as \"make test\"");
        }
        NavigableSet<TaskId> included = include.stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(TaskId::new)
                .collect(Collectors.toCollection(TreeSet::new));
        return new CompileOptions(
                Optional.ofNullable(strategy).flatMap(StrategyChoice::one).orElse(Strategy.AUTO),
                strategy == null || ((Subcommand) command.userObject()).byFile("--strategy"),
                phaseOrder,
                phaseThreshold,
                included,
                Optional.ofNullable(batchSize),
                workers,
                Optional.ofNullable(phasesMax),
                verify,
                Optional.ofNullable(barrierGate).map(script -> new Command(script, false)),
                onVerifyFailure);
    }

    private static void requirePositive(String option, @Nullable Integer count) throws UserError {
        if (count != null && count < 1) {
            throw new UserError(option + " is at least 1, not " + count);
        }
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
        return load(cli, List.of(), Optional.empty());
    }

    private LoadedPlan load(Cli cli, List<String> include, Optional<Integer> workers) throws UserError {
        PlanLoader.Reading how = new PlanLoader.Reading(reading.format(), reading.options(), compile(include, workers));
        return isStdin() ? PlanLoader.load(cli.input(), how) : PlanLoader.load(plan, cli.directory(), how);
    }

    /** Loads the plan and prints what is wrong with it to the error stream; a plan with errors is not returned. */
    Optional<LoadedPlan> loadGood(Cli cli) throws UserError {
        return loadGood(cli, List.of(), Optional.empty());
    }

    /** As {@link #loadGood(Cli)}, compiled with what is named to be run, and for so many workers. */
    Optional<LoadedPlan> loadGood(Cli cli, List<String> include, Optional<Integer> workers) throws UserError {
        refuseAll();
        return loadGoodByAny(cli, include, workers);
    }

    /** As {@link #loadGood(Cli)}, of a command that can show more than one strategy. */
    Optional<LoadedPlan> loadGoodByAny(Cli cli) throws UserError {
        return loadGoodByAny(cli, List.of(), Optional.empty());
    }

    private void refuseAll() throws UserError {
        if (allStrategies()) {
            throw new UserError("--strategy all is for `stretto forecast`, which compares them; name one");
        }
    }

    private Optional<LoadedPlan> loadGoodByAny(Cli cli, List<String> include, Optional<Integer> workers)
            throws UserError {
        LoadedPlan loaded = load(cli, include, workers);
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
