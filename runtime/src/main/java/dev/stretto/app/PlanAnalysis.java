package dev.stretto.app;

import dev.stretto.claim.ClaimRules;
import dev.stretto.claim.PathFacts;
import dev.stretto.forecast.Analysis;
import dev.stretto.forecast.Conflicts;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.TaskNode;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Plan;
import java.nio.file.Path;

/**
 * A plan, how it was compiled, and what its graph tells.
 *
 * @param disk what is there of the paths that tasks claim
 */
public record PlanAnalysis(
        Plan plan, String strategy, String reason, TaskGraph graph, Analysis analysis, PathFacts disk) {

    /**
     * Analyses a plan that is ok.
     *
     * @param estimate which end of the estimates to count with
     * @param directory where a run of it would be started
     */
    public static PlanAnalysis of(LoadedPlan loaded, Estimate.Choice estimate, Path directory) {
        Plan plan = loaded.plan().orElseThrow();
        var compilation = loaded.compilation().orElseThrow();
        TaskGraph graph = compilation.graph().orElseThrow();
        return new PlanAnalysis(
                plan,
                compilation.strategy(),
                compilation.reason(),
                graph,
                Analysis.of(plan, graph, estimate),
                PathsOnDisk.around(directory));
    }

    /** The pairs of tasks that only claims keep apart; worked out anew at each call. */
    public Conflicts conflicts() {
        return Conflicts.of(plan, graph, ClaimRules.LOCKING, disk);
    }

    /** Whether the plan states any estimate. */
    public boolean estimated() {
        return plan.tasks().stream().anyMatch(task -> task.estimate().isPresent());
    }

    /** What people call a node. */
    public static String name(TaskGraph graph, int node) {
        return switch (graph.node(node)) {
            case TaskNode(var task, var _, var _) -> task.value();
            case BarrierNode barrier -> barrier.name();
        };
    }
}
