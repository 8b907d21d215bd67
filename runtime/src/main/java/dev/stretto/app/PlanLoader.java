package dev.stretto.app;

import dev.stretto.format.ReadOptions;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.registry.PlanRead;
import dev.stretto.format.text.NaturalOrder;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanFormat;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads a plan and compiles it, collecting everything there is to say about it. */
public final class PlanLoader {

    /** Files in natural order, and the order of the text in each. */
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                    (Diagnostic diagnostic) -> diagnostic.position().file(), NaturalOrder.INSTANCE)
            .thenComparing(Diagnostic::position);

    private PlanLoader() {}

    /**
     * How a plan is read.
     *
     * @param format the format to read it as; empty to recognise it
     * @param options what its format leaves open
     * @param compile how it is compiled
     */
    public record Reading(Optional<PlanFormat> format, ReadOptions options, CompileOptions compile) {

        /** As the plan itself says. */
        public static final Reading DEFAULT =
                new Reading(Optional.empty(), ReadOptions.DEFAULT, CompileOptions.DEFAULT);
    }

    /**
     * Loads a plan; whatever is wrong with it is in the result.
     *
     * @param name the file or folder as the user named it
     * @param directory what a relative name starts at
     */
    public static LoadedPlan load(String name, Path directory, Reading reading) {
        return load(PlanFormats.find(name, directory, reading.format()), reading);
    }

    /** Loads the plan that standard input holds. */
    public static LoadedPlan load(InputStream in, Reading reading) {
        return load(PlanFormats.standardInput(in), reading);
    }

    private static LoadedPlan load(PlanInput input, Reading reading) {
        PlanRead read = PlanFormats.read(input, reading.format(), reading.options());
        List<Diagnostic> diagnostics = new ArrayList<>(read.result().diagnostics());
        Optional<Compilation> compilation =
                read.result().plan().map(plan -> Compiler.compile(plan, input.name(), reading.compile()));
        compilation.ifPresent(compiled -> diagnostics.addAll(compiled.diagnostics()));
        return new LoadedPlan(input, reading, read, compilation, ordered(diagnostics));
    }

    /** Remarks by their places; cycles stay together and as they were found, the shortest first, where the first place is. */
    static List<Diagnostic> ordered(List<Diagnostic> found) {
        List<Diagnostic> cycles = found.stream().filter(PlanLoader::isCycle).toList();
        List<Diagnostic> ordered = new ArrayList<>(found.stream()
                .filter(diagnostic -> !isCycle(diagnostic))
                .sorted(BY_PLACE)
                .toList());
        cycles.stream().min(BY_PLACE).ifPresent(first -> {
            long before = ordered.stream()
                    .takeWhile(diagnostic -> BY_PLACE.compare(diagnostic, first) <= 0)
                    .count();
            ordered.addAll((int) before, cycles);
        });
        return ordered;
    }

    private static boolean isCycle(Diagnostic diagnostic) {
        return diagnostic.code() == DiagnosticCode.CYCLE;
    }
}
