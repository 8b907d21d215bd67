package dev.stretto.cli;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.PlanLoader;
import dev.stretto.app.UserError;
import dev.stretto.format.DiagnosticText;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.PlanFormat;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.PhaseOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The plan a command works on, and how it is read and compiled. */
final class PlanOptions {

    @Parameters(paramLabel = "PLAN", description = "The plan file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String plan;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "Read the plan as this format instead of recognising it: stretto.")
    private @Nullable PlanFormat format;

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

    CompileOptions compile() throws UserError {
        if (phaseThreshold < 1 || phaseThreshold > 100) {
            throw new UserError("--phase-threshold is a percentage from 1 to 100, not " + phaseThreshold);
        }
        return new CompileOptions(phaseOrder, phaseThreshold);
    }

    LoadedPlan load(Cli cli) throws UserError {
        return PlanLoader.load(plan, cli.directory(), Optional.ofNullable(format), compile());
    }

    /** Loads the plan and prints what is wrong with it to the error stream; a plan with errors is not returned. */
    Optional<LoadedPlan> loadGood(Cli cli) throws UserError {
        LoadedPlan loaded = load(cli);
        loaded.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
                .forEach(diagnostic -> cli.console().err().println(render(cli.console(), loaded, diagnostic)));
        return loaded.ok() ? Optional.of(loaded) : Optional.empty();
    }

    /** A diagnostic as people read it; with the source line and a caret on a terminal. */
    static String render(Console console, LoadedPlan loaded, Diagnostic diagnostic) {
        Optional<PlanSource> source = console.screen().live() && !loaded.text().isEmpty()
                ? PlanSource.of(loaded.name(), loaded.text().getBytes(StandardCharsets.UTF_8))
                        .source()
                : Optional.empty();
        return source.map(text -> DiagnosticText.withSource(diagnostic, text))
                .orElseGet(() -> DiagnosticText.withHint(diagnostic));
    }

    /** Reads the name of a format. */
    static final class FormatConverter implements ITypeConverter<PlanFormat> {
        @Override
        public PlanFormat convert(String value) {
            return Arrays.stream(PlanFormat.values())
                    .filter(format -> format.label().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is no format I know: "
                            + Arrays.stream(PlanFormat.values())
                                    .map(PlanFormat::label)
                                    .reduce((a, b) -> a + ", " + b)
                                    .orElseThrow()));
        }
    }
}
