package dev.stretto.format.json;

import dev.stretto.format.Edit;
import dev.stretto.format.json.JsonValue.Obj;
import dev.stretto.format.json.JsonValue.Span;
import java.util.Comparator;
import java.util.Optional;

/** Puts a further field into an object the way its author sets fields apart. */
final class ObjectStyle {

    private ObjectStyle() {}

    /** The change that adds a field behind the first one of an object; empty where it has none. */
    static Optional<Edit> insertion(Obj object, String name, String json) {
        return object.fields().values().stream()
                .map(JsonValue::span)
                .min(Comparator.comparingInt(Span::start))
                .map(first -> behind(object.span(), first, name, json));
    }

    private static Edit behind(Span object, Span first, String name, String json) {
        String text = first.source().text();
        String colon = text.substring(colonStart(text, first.start()), first.start());
        return new Edit(
                first.source().position(first.end()),
                0,
                separator(text, object, first) + "\"" + name + "\"" + colon + json);
    }

    /** What stands between the first field and the next one, or what would, judged by what stands before the first. */
    private static String separator(String text, Span object, Span first) {
        int at = blanksEnd(text, first.end());
        if (text.charAt(at) == ',') {
            return text.substring(first.end(), blanksEnd(text, at + 1));
        }
        int key = blanksEnd(text, object.start() + 1);
        return "," + (key == object.start() + 1 ? " " : text.substring(object.start() + 1, key));
    }

    /** From a value back to the end of its name: blanks, a colon, blanks. */
    private static int colonStart(String text, int value) {
        int at = value;
        while (text.charAt(at - 1) != '"') {
            at--;
        }
        return at;
    }

    private static int blanksEnd(String text, int from) {
        int at = from;
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
