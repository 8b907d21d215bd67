package dev.stretto.strategy;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of compiling a plan.
 *
 * @param graph the graph; empty where a cycle makes one impossible
 * @param strategy the strategy's name
 * @param reason why that one, for people
 * @param dependencies how many dependencies the plan states, between tasks or phases
 * @param diagnostics cycles, and orders that were dropped
 */
public record Compilation(
        Optional<TaskGraph> graph, String strategy, String reason, int dependencies, List<Diagnostic> diagnostics) {

    public Compilation {
        diagnostics = List.copyOf(diagnostics);
    }
}
