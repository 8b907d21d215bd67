package dev.stretto.engine;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;

/**
 * All that decides a run: the plan, its compiled graph and the options. Journaled with the run, so that recovery never
 * compiles again.
 *
 * @param revision 1 for the plan the run started with, one more for each edited plan it went on with
 * @param strategy the strategy the graph was compiled by
 * @param reason why that strategy
 * @param graph its task nodes are the plan's tasks in the plan's order
 */
public record RunDefinition(
        int revision, String strategy, String reason, Plan plan, TaskGraph graph, RunOptions options) {

    public RunDefinition {
        if (graph.taskCount() != plan.tasks().size()) {
            throw new IllegalArgumentException("the graph has other tasks than the plan");
        }
    }

    /** The task at a node of the graph. */
    public Task task(int node) {
        return plan.tasks().get(node);
    }
}
