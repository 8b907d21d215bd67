package dev.stretto.format;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * What reading a plan gave.
 *
 * @param plan the plan; absent where nothing in the text could be taken for one. It may be present beside errors, to be
 *     counted and shown but not run: what was wrong (a repeated task, an unknown dependency) is left out of it.
 * @param diagnostics remarks in the order of their positions
 */
public record ReadResult(Optional<Plan> plan, List<Diagnostic> diagnostics) {

    public ReadResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the plan must not be run. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR);
    }
}
