package dev.stretto.forecast;

import java.util.List;

/**
 * A dependency, and what doing without it would save.
 *
 * @param from the node that is waited for, a task or a barrier
 * @param tasks the tasks that wait for it, ascending: one where the task itself says so, else all tasks of a phase that wait for
 *     the node by what the phase says or by the order of the document
 * @param stated whether the plan says so; else it only follows from the order of the document
 * @param savedMinutes how much shorter the longest chain would be, above 0
 * @param criticalPathMinutes the longest chain without the dependency
 * @param makespanMinutes the whole without the dependency, with the recommended workers
 */
public record Removal(
        int from,
        List<Integer> tasks,
        boolean stated,
        double savedMinutes,
        double criticalPathMinutes,
        double makespanMinutes) {

    public Removal {
        tasks = List.copyOf(tasks);
    }
}
