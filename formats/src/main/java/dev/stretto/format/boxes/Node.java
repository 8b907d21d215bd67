package dev.stretto.format.boxes;

import dev.stretto.format.Edit;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task, or a group of tasks, while it is read. */
final class Node {

    /** Where it stands in the text. */
    enum Source {
        BOX,
        TASK_HEADING,
        /** A heading that holds others; it is a group only if its members' ids start with its own. */
        GROUP_HEADING
    }

    final Source source;
    final String id;
    final String title;
    final Position position;
    final Notes notes;
    final StringBuilder body = new StringBuilder();
    final List<ChecklistItem> checklist = new ArrayList<>();
    final List<Edit> boxEdits = new ArrayList<>();
    final List<Node> members = new ArrayList<>();
    PlanStatus status;
    boolean optional;

    /** The heading of a task that has one. */
    @Nullable
    TextSpan heading;

    Optional<Tick> tick = Optional.empty();

    Node(Source source, String id, String title, PlanStatus status, Notes notes, Position position) {
        this.source = source;
        this.id = id;
        this.title = title;
        this.status = status;
        this.notes = notes;
        this.position = position;
    }

    /** Whether another's id says that it belongs into this one. */
    boolean holds(String otherId) {
        return otherId.length() > id.length() + 1 && otherId.startsWith(id) && otherId.charAt(id.length()) == '.';
    }

    void append(String text) {
        body.append(body.isEmpty() ? "" : "\n").append(text);
    }

    /** Whether it says more than its title. */
    boolean hasDetails() {
        return !body.isEmpty() || !checklist.isEmpty();
    }
}
