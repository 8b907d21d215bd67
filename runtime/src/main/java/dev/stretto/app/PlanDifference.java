package dev.stretto.app;

import dev.stretto.plan.Chain;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.TaskOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What an edited plan changes, a line each, for people. */
final class PlanDifference {

    private static final Pattern BLANKS = Pattern.compile("\\h+");

    private PlanDifference() {}

    /**
     * Whether all that an edit did was to mark tasks as completed that are.
     *
     * @param completed which tasks of the plan before are completed
     */
    static boolean onlyTicks(Plan before, Plan after, Predicate<TaskId> completed) {
        if (!changes(before, after).isEmpty()) {
            return false;
        }
        Map<TaskId, Task> old = byId(before);
        return after.tasks().stream().allMatch(task -> {
            Task earlier = old.get(task.id());
            return earlier != null
                    && (earlier.status() == task.status()
                            || (task.status() == PlanStatus.COMPLETED && completed.test(task.id())));
        });
    }

    static List<String> between(Plan before, Plan after) {
        List<String> lines = changes(before, after);
        return lines.isEmpty() ? List.of("no task changed, only the text around them") : lines;
    }

    private static List<String> changes(Plan before, Plan after) {
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
        lines.addAll(phases(before, after));
        if (!sequences(before).equals(sequences(after))) {
            lines.add("changed: which tasks run one after the other");
        }
        return lines;
    }

    /** What a phase says of all its tasks; that it came or went, its tasks tell. */
    private static List<String> phases(Plan before, Plan after) {
        Map<PhaseId, Phase> old = new LinkedHashMap<>();
        before.phases().forEach(phase -> old.put(phase.id(), phase));
        return after.phases().stream()
                .filter(phase -> old.containsKey(phase.id()) && !sameFrame(old.get(phase.id()), phase))
                .map(phase -> "changed: phase " + phase.id() + " " + phase.title())
                .toList();
    }

    private static boolean sameFrame(Phase a, Phase b) {
        return a.title().equals(b.title())
                && a.objective().equals(b.objective())
                && ids(a.dependencies()).equals(ids(b.dependencies()))
                && a.testing().equals(b.testing());
    }

    private static List<List<TaskId>> sequences(Plan plan) {
        return plan.chains().stream().map(Chain::tasks).toList();
    }

    /** Where a task stands in the text, and the marks it wears, change nothing about it but whether it is to run at all. */
    private static boolean sameWork(Task a, Task b) {
        return a.title().equals(b.title())
                && sameWords(a.body(), b.body())
                && words(a).equals(words(b))
                && a.phase().equals(b.phase())
                && ids(a.dependencies()).equals(ids(b.dependencies()))
                && sameOrder(a.order(), b.order())
                && leftOut(a).equals(leftOut(b))
                && a.claims().equals(b.claims())
                && a.estimate().equals(b.estimate())
                && a.priority() == b.priority()
                && a.settings().equals(b.settings());
    }

    /** A time that is noted in the text leaves a blank behind where it is taken out of it. */
    private static boolean sameWords(String a, String b) {
        return a.equals(b)
                || BLANKS.matcher(a).replaceAll(" ").equals(BLANKS.matcher(b).replaceAll(" "));
    }

    private static boolean sameOrder(TaskOrder a, TaskOrder b) {
        return ids(Optional.of(a.softAfter())).equals(ids(Optional.of(b.softAfter())))
                && ids(Optional.of(a.onFailureOf())).equals(ids(Optional.of(b.onFailureOf())))
                && a.parallel() == b.parallel();
    }

    private static Optional<PlanStatus> leftOut(Task task) {
        return switch (task.status()) {
            case PENDING, IN_PROGRESS, COMPLETED, FAILED -> Optional.empty();
            case DEFERRED, SKIPPED -> Optional.of(task.status());
        };
    }

    private static List<String> words(Task task) {
        return task.checklist().stream().map(ChecklistItem::text).toList();
    }

    private static List<String> ids(Optional<List<Reference>> dependencies) {
        return dependencies
                .map(references -> references.stream().map(Reference::id).toList())
                .orElse(List.of("(not stated)"));
    }

    private static Map<TaskId, Task> byId(Plan plan) {
        Map<TaskId, Task> tasks = new LinkedHashMap<>();
        plan.tasks().forEach(task -> tasks.put(task.id(), task));
        return tasks;
    }
}
