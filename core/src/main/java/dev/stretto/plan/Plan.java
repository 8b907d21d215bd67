package dev.stretto.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * An implementation plan, as read.
 *
 * @param title the document's title, or its file name where it has none
 * @param format the format it was read as
 * @param rule what a task that states no dependency waits for
 * @param phases the named groups, in document order; may be empty
 * @param tasks every task, in document order; ids are unique
 * @param groups items with an id that only hold other tasks; a dependency on one is a dependency on its members
 * @param chains tasks the author wants one after the other ({@code [SEQUENTIAL]}), each list in order
 * @param defaults what the document's front matter sets for every task
 */
public record Plan(
        String title,
        PlanFormat format,
        OrderRule rule,
        List<Phase> phases,
        List<Task> tasks,
        List<Group> groups,
        List<Chain> chains,
        Defaults defaults) {

    public Plan {
        phases = List.copyOf(phases);
        tasks = List.copyOf(tasks);
        groups = List.copyOf(groups);
        chains = List.copyOf(chains);
    }

    /** How many tasks the plan itself already marks as completed. */
    public int completed() {
        return (int) tasks.stream()
                .filter(task -> task.status() == PlanStatus.COMPLETED)
                .count();
    }

    /** The tasks that these ids name: the tasks themselves and the members of groups. What is not in the plan names nothing. */
    public NavigableSet<TaskId> named(Collection<TaskId> ids) {
        if (ids.isEmpty()) {
            return Collections.emptyNavigableSet();
        }
        Set<TaskId> wanted = new LinkedHashSet<>(ids);
        NavigableSet<TaskId> named = new TreeSet<>();
        tasks.stream().map(Task::id).filter(wanted::contains).forEach(named::add);
        groups.stream().filter(group -> wanted.contains(group.id())).forEach(group -> named.addAll(group.members()));
        return named;
    }
}
