package dev.stretto.format.json;

import dev.stretto.format.PlanSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Which fields the start of a JSON text holds, and where: enough to tell formats apart, and cheap however long the text is. */
public final class JsonShape {

    /** A step into any item of a list. */
    public static final String ITEM = "[]";

    /** A step into any field. */
    public static final String ANY = "*";

    private static final int LOOKED_AT_CHARS_MAX = 64_000;
    private static final int DEPTH_MAX = 5;

    private final Set<List<String>> paths = new HashSet<>();

    private JsonShape() {}

    /** Looks at the start of a text: of one value, or of a value a line. What is no JSON has no fields. */
    public static JsonShape of(PlanSource source) {
        JsonShape shape = new JsonShape();
        int end = Math.min(source.text().length(), LOOKED_AT_CHARS_MAX);
        if (startsObject(source.text(), end)) {
            try (JsonParser parser = JsonText.open(source, 0, end)) {
                shape.look(parser);
            } catch (JacksonException e) {
                // Cut off, or broken: what was seen up to there counts.
            }
        }
        return shape;
    }

    private static boolean startsObject(String text, int end) {
        int at = 0;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < end && text.charAt(at) == '{';
    }

    private void look(JsonParser parser) {
        List<String> path = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructStart()) {
                path.add(ITEM);
            } else if (token.isStructEnd()) {
                path.removeLast();
            } else if (token == JsonToken.PROPERTY_NAME) {
                path.set(path.size() - 1, parser.currentName());
                if (path.size() <= DEPTH_MAX) {
                    paths.add(List.copyOf(path));
                }
            }
        }
    }

    /** Whether there is a field at the end of these steps from the outermost object. */
    public boolean has(String... steps) {
        List<String> wanted = List.of(steps);
        return wanted.contains(ANY) ? paths.stream().anyMatch(path -> matches(path, wanted)) : paths.contains(wanted);
    }

    private static boolean matches(List<String> path, List<String> wanted) {
        if (path.size() != wanted.size()) {
            return false;
        }
        for (int at = 0; at < path.size(); at++) {
            if (!wanted.get(at).equals(ANY) && !wanted.get(at).equals(path.get(at))) {
                return false;
            }
        }
        return true;
    }
}
