package dev.stretto.format.draft;

import dev.stretto.format.Tick;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A task or group as it stands in the text, its references not yet looked up.
 *
 * @param title put on one line; the id where it is blank
 * @param members the items with ids in it; if there are any, it is a group
 * @param tick how it is marked as completed; empty where its format has no place for that, or nobody asked
 */
public record Draft(
        String id,
        String title,
        String body,
        PlanStatus status,
        Notes notes,
        List<ChecklistItem> checklist,
        List<Draft> members,
        Optional<Tick> tick,
        Position position) {

    public Draft {
        title = title.isBlank()
                ? id
                : title.lines()
                        .map(String::strip)
                        .collect(Collectors.joining(" "))
                        .strip();
        checklist = List.copyOf(checklist);
        members = List.copyOf(members);
    }

    /** Whether it only holds other items. */
    public boolean group() {
        return !members.isEmpty();
    }
}
