package dev.stretto.journal;

import dev.stretto.engine.Event;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunId;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as other programs read them: one JSON object each. */
public final class EventJson {

    private static final JsonMapper MAPPER = Json.mapper();

    private EventJson() {}

    /** The event with its place, time and run: {@code {"seq":17,"at":"…","run":"…","type":"task.started",…}}. */
    public static ObjectNode envelope(RunId run, Recorded recorded) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("seq", recorded.seq());
        node.put("at", Instant.ofEpochMilli(recorded.atMillis()).toString());
        node.put("run", run.value());
        node.put("type", EventTypes.name(recorded.event()));
        node.setAll(fields(recorded.event()));
        return node;
    }

    /** The same from what the journal holds, without making an event of it. */
    static EventLine line(RunId run, long seq, long atMillis, String type, String fields) {
        String head = "{\"seq\":" + seq + ",\"at\":\"" + Instant.ofEpochMilli(atMillis) + "\",\"run\":\"" + run.value()
                + "\",\"type\":\"" + type + "\"";
        return new EventLine(seq, head + (fields.equals("{}") ? "}" : "," + fields.substring(1)));
    }

    /** The event's own fields as the journal keeps them: as {@link #fields}, without making a tree of them first. */
    static String text(Event event) {
        return event instanceof RunEvent.Planned ? fields(event).toString() : MAPPER.writeValueAsString(event);
    }

    /** The event's own fields; of a definition only what a reader needs, the journal keeps the rest beside it. */
    static ObjectNode fields(Event event) {
        if (event instanceof RunEvent.Planned(RunDefinition definition, String head)) {
            return MAPPER.createObjectNode()
                    .put("revision", definition.revision())
                    .put("title", definition.plan().title())
                    .put("tasks", definition.plan().tasks().size())
                    .put("workers", definition.options().workers())
                    .put("strategy", definition.strategy())
                    .put("reason", definition.reason())
                    .put("head", head);
        }
        return MAPPER.valueToTree(event);
    }
}
