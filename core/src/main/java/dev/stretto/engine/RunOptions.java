package dev.stretto.engine;

import dev.stretto.claim.ClaimRules;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What a run was started with, as far as the engine's decisions depend on it.
 *
 * @param workers how many attempts may run at once, at least 1
 * @param retries how often a failed attempt is repeated where the task does not say
 * @param conflictRetries how often a task is tried again on a new head after a conflict, or a landing gate that it did not pass
 * @param backoffMillis the wait before the first repetition; doubles each time
 * @param backoffMillisMax the longest such wait
 * @param inPlace whether tasks run in the user's own directory, so that nothing is collected or landed
 * @param rerunCompleted whether tasks that the plan marks as completed run again
 * @param included tasks that run although the plan defers them or leaves them out
 * @param claims what tasks' claims mean
 * @param order the tasks in the order in which those that could start do so, in place of priority and longest remaining path;
 *     empty to go by these
 * @param seed where jitter comes from
 * @param gates what a change has to pass before it lands
 */
public record RunOptions(
        int workers,
        int retries,
        int conflictRetries,
        long backoffMillis,
        long backoffMillisMax,
        boolean inPlace,
        boolean rerunCompleted,
        NavigableSet<TaskId> included,
        ClaimRules claims,
        List<TaskId> order,
        long seed,
        LandingGates gates) {

    public RunOptions {
        if (workers < 1
                || retries < 0
                || conflictRetries < 0
                || backoffMillis < 0
                || backoffMillisMax < backoffMillis) {
            throw new IllegalArgumentException("options out of range");
        }
        included = Collections.unmodifiableNavigableSet(new TreeSet<>(included));
        order = List.copyOf(order);
    }

    /** Options that include nothing, by which claims mean nothing and tasks start by priority and longest remaining path. */
    public RunOptions(
            int workers,
            int retries,
            int conflictRetries,
            long backoffMillis,
            long backoffMillisMax,
            boolean inPlace,
            boolean rerunCompleted,
            long seed) {
        this(
                workers,
                retries,
                conflictRetries,
                backoffMillis,
                backoffMillisMax,
                inPlace,
                rerunCompleted,
                Collections.emptyNavigableSet(),
                ClaimRules.OFF,
                List.of(),
                seed,
                LandingGates.NONE);
    }

    /** The same options with other rules for claims. */
    public RunOptions with(ClaimRules rules) {
        return new RunOptions(
                workers,
                retries,
                conflictRetries,
                backoffMillis,
                backoffMillisMax,
                inPlace,
                rerunCompleted,
                included,
                rules,
                order,
                seed,
                gates);
    }

    /** The same with tasks started in this order; an empty one for priority and longest remaining path. */
    public RunOptions withOrder(List<TaskId> wanted) {
        return new RunOptions(
                workers,
                retries,
                conflictRetries,
                backoffMillis,
                backoffMillisMax,
                inPlace,
                rerunCompleted,
                included,
                claims,
                wanted,
                seed,
                gates);
    }

    /** The same with these landing gates. */
    public RunOptions with(LandingGates wanted) {
        return new RunOptions(
                workers,
                retries,
                conflictRetries,
                backoffMillis,
                backoffMillisMax,
                inPlace,
                rerunCompleted,
                included,
                claims,
                order,
                seed,
                wanted);
    }

    /** Whether a task is to run at all, by what its plan says of it. */
    public boolean runs(Task task) {
        return switch (task.status()) {
            case PENDING, IN_PROGRESS, FAILED -> true;
            case COMPLETED -> rerunCompleted;
            case DEFERRED, SKIPPED -> included.contains(task.id());
        };
    }
}
