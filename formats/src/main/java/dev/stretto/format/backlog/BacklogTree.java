package dev.stretto.format.backlog;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.taskfile.TaskFile.Word;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks put below their parents, and what they depend on found among them. */
final class BacklogTree {

    private static final int LEVELS_MAX = 20;

    private final List<BacklogTask> tasks;
    private final Diagnostics diagnostics;
    private final BacklogIds ids;

    /** By the place of the task, which no two tasks share, as ids may be. */
    private final Map<Position, BacklogTask> parents = new LinkedHashMap<>();

    private final Map<Position, List<BacklogTask>> children = new LinkedHashMap<>();

    BacklogTree(List<BacklogTask> tasks, Diagnostics diagnostics) {
        this.tasks = tasks;
        this.diagnostics = diagnostics;
        this.ids = new BacklogIds(tasks, diagnostics);
    }

    List<Draft> drafts() {
        tasks.forEach(this::findParent);
        dropEndless();
        for (BacklogTask task : tasks) {
            BacklogTask parent = parents.get(task.position());
            if (parent != null) {
                children.computeIfAbsent(parent.position(), any -> new ArrayList<>())
                        .add(task);
            }
        }
        remarkOnGroups();
        tasks.forEach(this::enterDependencies);
        ids.report();
        return tasks.stream()
                .filter(task -> !parents.containsKey(task.position()))
                .map(this::draft)
                .toList();
    }

    private Draft draft(BacklogTask task) {
        return task.draft(children.getOrDefault(task.position(), List.of()).stream()
                .map(this::draft)
                .toList());
    }

    private void findParent(BacklogTask task) {
        if (task.parent().isEmpty()) {
            return;
        }
        Word named = task.parent().get();
        Optional<BacklogTask> parent = ids.find(named);
        parent.ifPresent(found -> parents.put(task.position(), found));
        if (parent.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_VALUE,
                    named.position(),
                    "there is no task " + quote(named.text()) + ", so " + task.id() + " has no parent",
                    "name a task of this backlog, or drop the line");
        }
    }

    /** Those whose parents go on for ever, or nearly so, are nobody's. */
    private void dropEndless() {
        List<BacklogTask> endless =
                tasks.stream().filter(task -> levels(task) > LEVELS_MAX).toList();
        for (BacklogTask task : endless) {
            parents.remove(task.position());
            diagnostics.error(
                    DiagnosticCode.BAD_VALUE,
                    task.parent().orElseThrow().position(),
                    task.id() + " lies below itself, or more than " + LEVELS_MAX + " parents deep",
                    "name another parent, or drop the line");
        }
    }

    /** How many parents a task has, one above the other; counted to just beyond the limit. */
    private int levels(BacklogTask task) {
        int levels = 0;
        for (@Nullable BacklogTask at = parents.get(task.position());
                at != null && levels <= LEVELS_MAX;
                at = parents.get(at.position())) {
            levels++;
        }
        return levels;
    }

    private boolean isBelow(BacklogTask task, BacklogTask other) {
        for (@Nullable BacklogTask at = parents.get(task.position()); at != null; at = parents.get(at.position())) {
            if (at.position().equals(other.position())) {
                return true;
            }
        }
        return false;
    }

    private void remarkOnGroups() {
        Optional<BacklogTask> group = tasks.stream()
                .filter(task -> children.containsKey(task.position()))
                .findFirst();
        group.ifPresent(first -> diagnostics.info(
                DiagnosticCode.INFERRED,
                first.position(),
                children.size() + (children.size() == 1 ? " task is" : " tasks are")
                        + " the parent of others and so a group: it is done when they are, and is not run itself ("
                        + first.id() + ")",
                "give what a parent leaves to be done to a subtask"));
    }

    private void enterDependencies(BacklogTask task) {
        if (!task.statesDependencies()) {
            return;
        }
        List<IdList.Item> items = new ArrayList<>();
        for (Word word : task.dependencies()) {
            Optional<BacklogTask> found = ids.find(word);
            if (found.isPresent() && (isBelow(task, found.get()) || isBelow(found.get(), task))) {
                dropped(
                        word,
                        task.id() + " and " + found.get().id()
                                + " are parent and subtask, so neither waits for the other",
                        DiagnosticCode.AMBIGUOUS_DEPENDENCY);
            } else if (found.isEmpty() && task.status() == PlanStatus.COMPLETED) {
                dropped(
                        word,
                        "there is no task " + quote(word.text()) + ", but " + task.id() + " is completed anyway",
                        DiagnosticCode.UNKNOWN_DEPENDENCY);
            } else {
                String id = found.map(BacklogTask::id).orElse(word.text());
                items.add(new IdList.Item(id, Optional.empty(), IdList.Kind.TASK, true, word.position()));
            }
        }
        task.notes().dependsOn(items);
    }

    private void dropped(Word word, String message, DiagnosticCode code) {
        diagnostics.warning(code, word.position(), message, "drop this dependency");
    }
}
