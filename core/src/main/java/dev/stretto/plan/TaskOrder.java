package dev.stretto.plan;

import java.util.List;

/**
 * What an author says of when a task may start, beyond its dependencies.
 *
 * @param softAfter tasks that should start first where both could start, but never hold this one up
 * @param onFailureOf tasks of which one must have failed: a task to make good, which is skipped where all of them complete
 * @param parallel whether it may run beside the tasks written around it, where the rule of the plan is document order
 */
public record TaskOrder(List<Reference> softAfter, List<Reference> onFailureOf, boolean parallel) {

    /** Nothing said. */
    public static final TaskOrder NONE = new TaskOrder(List.of(), List.of(), false);

    /** Nothing said but that it may run beside its neighbours. */
    public static final TaskOrder PARALLEL = new TaskOrder(List.of(), List.of(), true);

    public TaskOrder {
        softAfter = List.copyOf(softAfter);
        onFailureOf = List.copyOf(onFailureOf);
    }
}
