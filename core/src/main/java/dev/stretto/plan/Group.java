package dev.stretto.plan;

import java.util.List;

/** An item with an id that only holds other tasks. */
public record Group(TaskId id, String title, List<TaskId> members, Position position) {

    public Group {
        members = List.copyOf(members);
    }
}
