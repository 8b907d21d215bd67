package dev.stretto.format.json;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.Position;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks through a JSON text from its start to its end, for texts that are too large to be held as values. It stands at one value
 * at a time, which can be entered, taken whole, or passed over.
 */
public final class JsonCursor {

    private final PlanSource source;
    private final JsonParser parser;
    private final JsonText values;

    private JsonCursor(PlanSource source, JsonParser parser, Diagnostics diagnostics) {
        this.source = source;
        this.parser = parser;
        this.values = new JsonText(source, 0, parser, diagnostics);
    }

    /**
     * Walks through a text.
     *
     * @param visitor gets the cursor at the outermost value
     * @return whether the text is JSON; where it is not, that is an {@code unreadable} error, and the visitor saw what is before
     */
    public static boolean walk(PlanSource source, Diagnostics diagnostics, Consumer<JsonCursor> visitor) {
        try (JsonParser parser = JsonText.open(source, 0, source.text().length())) {
            JsonCursor cursor = new JsonCursor(source, parser, diagnostics);
            parser.nextToken();
            visitor.accept(cursor);
            parser.skipChildren();
            cursor.values.warnOfMore();
            return true;
        } catch (JacksonException e) {
            JsonText.unreadable(source, 0, e, diagnostics);
            return false;
        }
    }

    /** Where the value starts. */
    public Position position() {
        return source.position(values.start());
    }

    /** Whether it is an object, which {@link #fields} enters. */
    public boolean atObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether it is a list, which {@link #items} enters. */
    public boolean atList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Takes the whole value. */
    public JsonValue value() {
        return values.value(parser.currentToken());
    }

    /**
     * Goes through the fields of an object; does nothing at any other value.
     *
     * @param each gets each name, the cursor standing at its value; what it does not take is passed over
     */
    public void fields(Consumer<String> each) {
        if (!atObject()) {
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            each.accept(name);
            parser.skipChildren();
        }
    }

    /**
     * Goes through the items of a list; does nothing at any other value.
     *
     * @param each is run with the cursor at each; what it does not take is passed over
     */
    public void items(Runnable each) {
        if (!atList()) {
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            each.run();
            parser.skipChildren();
        }
    }
}
