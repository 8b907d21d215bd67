package dev.stretto.app;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.PlanFormat;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads a plan file and compiles it, collecting everything there is to say about it. */
public final class PlanLoader {

    private PlanLoader() {}

    /**
     * Loads a plan; whatever is wrong with it is in the result.
     *
     * @param name the file as the user named it
     * @param directory what a relative name starts at
     * @param format the format to read it as; empty to recognise it
     */
    public static LoadedPlan load(String name, Path directory, Optional<PlanFormat> format, CompileOptions options) {
        Path path = directory.resolve(name).toAbsolutePath().normalize();
        PlanSource.Loaded loaded = PlanSource.load(name, path);
        List<Diagnostic> diagnostics = new ArrayList<>(loaded.diagnostics());
        if (loaded.source().isEmpty()) {
            return new LoadedPlan(name, path, "", Optional.empty(), Optional.empty(), diagnostics);
        }
        PlanSource source = loaded.source().get();
        ReadResult read = PlanFormats.read(source, format, ReadOptions.DEFAULT);
        diagnostics.addAll(read.diagnostics());
        Optional<Compilation> compilation = read.plan().map(plan -> Compiler.compile(plan, name, options));
        compilation.ifPresent(compiled -> diagnostics.addAll(compiled.diagnostics()));
        diagnostics.sort(Comparator.comparing(Diagnostic::position));
        return new LoadedPlan(name, path, source.text(), read.plan(), compilation, diagnostics);
    }
}
