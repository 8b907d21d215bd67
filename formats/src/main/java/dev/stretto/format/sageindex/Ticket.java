package dev.stretto.format.sageindex;

import dev.stretto.format.json.JsonFields;
import dev.stretto.format.json.JsonId;

/** One ticket of the index. */
record Ticket(JsonId id, JsonFields fields) {

    /** Its title, or what else says best what it is. */
    String title() {
        String title = fields.line("title");
        String instead = title.isEmpty() ? fields.line("summary") : title;
        return instead.isEmpty() ? id.value() : instead;
    }
}
