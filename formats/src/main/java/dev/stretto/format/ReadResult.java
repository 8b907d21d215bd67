package dev.stretto.format;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.TaskId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What reading a plan gave.
 *
 * @param plan the plan; absent where nothing in the text could be taken for one. It may be present beside errors, to be
 *     counted and shown but not run: what was wrong (a repeated task, an unknown dependency) is left out of it.
 * @param diagnostics remarks in the order of their positions
 * @param statements what the text says of the plan as a whole, for the linter to check
 * @param ticks how each task is marked as completed, in the plan's order; empty unless {@link ReadOptions#ticks()}. A task that
 *     its format has no place for is missing.
 * @param phaseTicks how each phase whose heading carries a mark of its own is marked as completed; empty as {@code ticks} is
 */
public record ReadResult(
        Optional<Plan> plan,
        List<Diagnostic> diagnostics,
        List<Statement> statements,
        Map<TaskId, Tick> ticks,
        Map<PhaseId, Tick> phaseTicks) {

    public ReadResult {
        diagnostics = List.copyOf(diagnostics);
        statements = List.copyOf(statements);
        ticks = Collections.unmodifiableMap(new LinkedHashMap<>(ticks));
        phaseTicks = Collections.unmodifiableMap(new LinkedHashMap<>(phaseTicks));
    }

    /** A plan whose phases carry no marks. */
    public ReadResult(
            Optional<Plan> plan, List<Diagnostic> diagnostics, List<Statement> statements, Map<TaskId, Tick> ticks) {
        this(plan, diagnostics, statements, ticks, Map.of());
    }

    /** Whether the plan must not be run. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR);
    }

    /** A plan that says nothing of itself. */
    public ReadResult(Optional<Plan> plan, List<Diagnostic> diagnostics, Map<TaskId, Tick> ticks) {
        this(plan, diagnostics, List.of(), ticks);
    }

    /** A text that is no plan. */
    public static ReadResult none(List<Diagnostic> diagnostics) {
        return new ReadResult(Optional.empty(), diagnostics, List.of(), Map.of());
    }
}
