package dev.stretto.format.stretto;

import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.List;

/**
 * A task or group as it stands in the text, its references not yet looked up.
 *
 * @param members the items with ids in it; if there are any, it is a group
 */
record Draft(
        String id,
        String title,
        String body,
        PlanStatus status,
        Notes notes,
        List<ChecklistItem> checklist,
        List<Draft> members,
        Position position) {

    Draft {
        checklist = List.copyOf(checklist);
        members = List.copyOf(members);
    }

    boolean group() {
        return !members.isEmpty();
    }
}
