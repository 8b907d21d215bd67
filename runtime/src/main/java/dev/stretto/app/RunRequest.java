package dev.stretto.app;

import dev.stretto.claim.ClaimRules;
import dev.stretto.engine.LandingGates;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.CompileOptions;
import java.util.List;
import java.util.Optional;

/**
 * How the user wants a plan run.
 *
 * @param workers how many tasks may run at once
 * @param agent the command of the agent for tasks without a command of their own
 * @param compile how the plan was compiled, and which tasks run although it defers them or leaves them out
 * @param retries how often a failed task is tried again
 * @param timeoutMillis how long an attempt may take; 0 for no limit
 * @param outputBytesMax how much an attempt may print
 * @param workspace where tasks run
 * @param rerunCompleted whether tasks the plan marks as completed run again
 * @param again whether to start a new run although one of this plan is unfinished
 * @param keep what recycled workspaces keep, such as {@code node_modules}
 * @param setup what runs in each fresh workspace before anything else
 * @param onConflict what may settle a merge conflict before a task is done again
 * @param land whether the user's branch moves to the result at the end
 * @param tick how completed tasks are marked in the plan; empty not to
 * @param push where to push what has landed, {@code REMOTE} or {@code REMOTE:BRANCH}; empty for nowhere
 * @param branchPrefix what the integration branch's name starts with
 * @param claims whether tasks take locks, and the sizes of pools; what the repository has is found out later
 * @param order the tasks in the order in which to start those that could; empty for priority and longest remaining path
 * @param gates what every result has to pass before it lands
 */
public record RunRequest(
        int workers,
        Optional<String> agent,
        CompileOptions compile,
        int retries,
        long timeoutMillis,
        long outputBytesMax,
        WorkspaceKind workspace,
        boolean rerunCompleted,
        boolean again,
        List<String> keep,
        Optional<String> setup,
        Optional<String> onConflict,
        boolean land,
        Optional<Tick> tick,
        Optional<String> push,
        String branchPrefix,
        ClaimRules claims,
        List<TaskId> order,
        LandingGates gates) {

    /**
     * How completed tasks are marked in the plan.
     *
     * @param actuals whether the time that each took is noted too
     */
    public record Tick(Where where, boolean actuals) {

        /** Where the marks are made. */
        public enum Where {
            /** As a commit where the result lands on the user's branch and the plan lies in it, else in the user's file. */
            AUTO,
            /** In the user's file, as tasks complete. */
            FILE,
            /** As the last commit of the run. */
            BRANCH
        }
    }

    public RunRequest {
        keep = List.copyOf(keep);
        order = List.copyOf(order);
    }

    /** Whether tasks run in the user's own directory instead of workspaces. */
    public boolean inPlace() {
        return workspace == WorkspaceKind.NONE;
    }

    /** The same, with tasks started in this order. */
    public RunRequest withOrder(List<TaskId> wanted) {
        return new RunRequest(
                workers,
                agent,
                compile,
                retries,
                timeoutMillis,
                outputBytesMax,
                workspace,
                rerunCompleted,
                again,
                keep,
                setup,
                onConflict,
                land,
                tick,
                push,
                branchPrefix,
                claims,
                wanted,
                gates);
    }
}
