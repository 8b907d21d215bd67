package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.journal.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a JSON document has to look like, written as JSON itself: an object names the fields there have to be (there may be
 * more), an array the shape of all its elements, and a text the type: {@code string}, {@code int}, {@code number},
 * {@code boolean}, {@code time} (ISO-8601, UTC), alternatives ({@code a|b}), with {@code ?} where it may be null.
 */
record Shape(JsonNode shape) {

    static Shape of(String json) {
        return new Shape(Json.mapper().readTree(json.replace('\'', '"')));
    }

    /** Fails, naming every difference, unless the document has this shape. */
    void fits(JsonNode document) {
        assertThat(differences(document)).as(document.toString()).isEmpty();
    }

    List<String> differences(JsonNode document) {
        List<String> found = new ArrayList<>();
        compare("", shape, document, found);
        return found;
    }

    private static void compare(String path, JsonNode wanted, JsonNode actual, List<String> found) {
        if (actual.isMissingNode()) {
            found.add(path + " is missing");
        } else if (wanted.isObject()) {
            if (!actual.isObject()) {
                found.add(path + " is no object: " + actual);
            }
            wanted.properties()
                    .forEach(field ->
                            compare(path + "." + field.getKey(), field.getValue(), actual.path(field.getKey()), found));
        } else if (wanted.isArray()) {
            if (!actual.isArray()) {
                found.add(path + " is no array: " + actual);
            }
            for (int at = 0; at < actual.size(); at++) {
                compare(path + "[" + at + "]", wanted.get(0), actual.get(at), found);
            }
        } else if (!hasType(wanted.asString(), actual)) {
            found.add(path + " is no " + wanted.asString() + ": " + actual);
        }
    }

    private static boolean hasType(String type, JsonNode actual) {
        if (type.endsWith("?")) {
            return actual.isNull() || hasType(type.substring(0, type.length() - 1), actual);
        }
        return switch (type) {
            case "string" -> actual.isString();
            case "int" -> actual.isIntegralNumber();
            case "number" -> actual.isNumber();
            case "boolean" -> actual.isBoolean();
            case "time" -> actual.isString() && isTime(actual.asString());
            default -> actual.isString() && List.of(type.split("\\|")).contains(actual.asString());
        };
    }

    private static boolean isTime(String text) {
        try {
            return text.endsWith("Z") && Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
