package dev.stretto.format.beads;

import dev.stretto.format.json.JsonFields;
import dev.stretto.format.json.JsonId;

/** The line of one issue. */
record Issue(JsonId id, JsonFields fields) {

    /** Whether it was deleted, and only its id is kept. */
    boolean deleted() {
        return fields.object().string("status").strip().equalsIgnoreCase("tombstone");
    }

    /** Whether it is a message, an event or a template, and so nothing that anybody could do. */
    boolean isNoWork() {
        return switch (type()) {
            case "message", "event" -> true;
            default -> fields.flag("is_template");
        };
    }

    /** What kind of issue it is. */
    String type() {
        return fields.object().string("issue_type");
    }
}
