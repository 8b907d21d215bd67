package dev.stretto.app;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Plan;
import dev.stretto.strategy.Compilation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plan file, read and compiled as far as it goes.
 *
 * @param name what the user called it
 * @param path its absolute path
 * @param text what it says; empty where it could not be read
 * @param plan empty where nothing could be made of it
 * @param compilation empty where there is no plan
 * @param diagnostics everything found, in the order of the text
 */
public record LoadedPlan(
        String name,
        Path path,
        String text,
        Optional<Plan> plan,
        Optional<Compilation> compilation,
        List<Diagnostic> diagnostics) {

    public LoadedPlan {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether it can run. */
    public boolean ok() {
        return diagnostics.stream().noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
