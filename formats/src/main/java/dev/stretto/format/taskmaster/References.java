package dev.stretto.format.taskmaster;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Nesting;
import dev.stretto.format.json.JsonId;
import dev.stretto.format.taskmaster.TaskDrafts.Around;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which task a dependency means: in a subtask, a bare number is a sibling's, and {@code 5.2} says it in full. */
final class References {

    private final Set<String> tasks;
    private final Diagnostics diagnostics;

    /**
     * For the tasks of one tag.
     *
     * @param tasks their ids, without those of subtasks
     */
    References(Set<String> tasks, Diagnostics diagnostics) {
        this.tasks = tasks;
        this.diagnostics = diagnostics;
    }

    /** What a task with this id depends on, without what it cannot wait for: itself as a whole, and its own parts. */
    List<IdList.Item> resolve(List<JsonId> named, String id, Around around) {
        List<IdList.Item> found = new ArrayList<>(named.size());
        for (JsonId one : named) {
            IdList.Item item = resolve(one, id, around);
            partOf(item.id(), id).ifPresentOrElse(what -> ignored(one, what), () -> found.add(item));
        }
        return found;
    }

    private IdList.Item resolve(JsonId named, String id, Around around) {
        if (around.id().isEmpty() || named.value().indexOf('.') >= 0) {
            return named.reference();
        }
        String sibling = around.id() + "." + named.value();
        boolean task = tasks.contains(named.value());
        if (around.siblings().contains(sibling)) {
            if (named.text() && task) {
                ambiguous(
                        named,
                        "as a text, “" + named.value() + "” can be subtask " + sibling + " or task " + named.value()
                                + "; it is read as " + sibling);
            }
            return named.reference(sibling);
        }
        if (task && !named.text() && !named.value().equals(around.id())) {
            ambiguous(
                    named,
                    id + " depends on number " + named.value() + ", and there is no subtask " + sibling
                            + "; it is read as task " + named.value());
        }
        return task || named.text() ? named.reference() : named.reference(sibling);
    }

    /** Why one of the two cannot wait for the other, if one is part of the other. */
    private static Optional<String> partOf(String other, String id) {
        if (id.startsWith(other + ".")) {
            return Optional.of(Nesting.partCannotWait(id, other));
        }
        return other.startsWith(id + ".") ? Optional.of(Nesting.wholeNeedNotWait(id, other)) : Optional.empty();
    }

    private void ignored(JsonId named, String what) {
        diagnostics.warning(
                DiagnosticCode.IGNORED_ANNOTATION,
                named.position(),
                what + "; this dependency is left out",
                "remove it, or name a subtask");
    }

    private void ambiguous(JsonId named, String what) {
        diagnostics.warning(
                DiagnosticCode.AMBIGUOUS_DEPENDENCY,
                named.position(),
                what,
                "write a subtask's id in full, as \"5.2\", and a sibling's as a number");
    }
}
