package dev.stretto.app;

import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an edited plan changes, a line each, for people. */
final class PlanDifference {

    private PlanDifference() {}

    static List<String> between(Plan before, Plan after) {
        Map<TaskId, Task> old = byId(before);
        Map<TaskId, Task> edited = byId(after);
        List<String> lines = new ArrayList<>();
        edited.forEach((id, task) -> {
            Task earlier = old.get(id);
            if (earlier == null) {
                lines.add("added: " + id + " " + task.title());
            } else if (!sameWork(earlier, task)) {
                lines.add("changed: " + id + " " + task.title());
            }
        });
        old.forEach((id, task) -> {
            if (!edited.containsKey(id)) {
                lines.add("removed: " + id + " " + task.title());
            }
        });
        if (lines.isEmpty()) {
            lines.add("no task changed, only the text around them");
        }
        return lines;
    }

    /** Where a task stands in the text, and the marks it wears, change nothing about it. */
    private static boolean sameWork(Task a, Task b) {
        return a.title().equals(b.title())
                && a.body().equals(b.body())
                && a.phase().equals(b.phase())
                && ids(a).equals(ids(b))
                && a.claims().equals(b.claims())
                && a.estimate().equals(b.estimate())
                && a.priority() == b.priority()
                && a.settings().equals(b.settings());
    }

    private static List<String> ids(Task task) {
        return task.dependencies()
                .map(references ->
                        references.stream().map(reference -> reference.id()).toList())
                .orElse(List.of("(not stated)"));
    }

    private static Map<TaskId, Task> byId(Plan plan) {
        Map<TaskId, Task> tasks = new LinkedHashMap<>();
        plan.tasks().forEach(task -> tasks.put(task.id(), task));
        return tasks;
    }
}
