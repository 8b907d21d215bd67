package dev.stretto.http;

import dev.stretto.journal.Json;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a request says beside its path; what it says wrongly is a {@link Problem}. */
final class Asked {

    private Asked() {}

    /** A whole number of the query. */
    static long number(Context request, String name, long usual, long min, long max) {
        return number(name, request.queryParam(name))
                .map(value -> within(name, value, min, max))
                .orElse(usual);
    }

    /** A whole number of the query, if it is given. */
    static Optional<Long> number(Context request, String name, long min, long max) {
        return number(name, request.queryParam(name)).map(value -> within(name, value, min, max));
    }

    private static Optional<Long> number(String name, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            throw Problem.badRequest(name + " is a whole number");
        }
    }

    private static long within(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw Problem.badRequest(name + " is a number from " + min + " to " + max);
        }
        return value;
    }

    /** After which event a stream goes on: the header of one that comes back, or the query. */
    static long lastEvent(Context request) {
        return number("Last-Event-ID", request.header("Last-Event-ID"))
                .map(value -> within("Last-Event-ID", value, 0, Long.MAX_VALUE))
                .orElseGet(() -> number(request, "after", 0, 0, Long.MAX_VALUE));
    }

    /** Whether a kind of answer is asked for by name. */
    static boolean accepts(Context request, String type) {
        return Optional.ofNullable(request.header("Accept"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains(type);
    }

    /**
     * The body: one JSON object with known fields. An empty one counts as an object without fields.
     *
     * @param fields what it may have
     */
    static ObjectNode body(Context request, Set<String> fields) {
        byte[] bytes = request.bodyAsBytes();
        if (bytes.length == 0) {
            return Json.mapper().createObjectNode();
        }
        String type = Optional.ofNullable(request.contentType()).orElse("").toLowerCase(Locale.ROOT);
        if (!type.split(";")[0].strip().equals(Answer.JSON)) {
            throw Problem.notJson();
        }
        JsonNode node;
        try {
            node = Json.mapper().readTree(bytes);
        } catch (JacksonException e) {
            throw Problem.badRequest("the body is no JSON: " + e.getOriginalMessage());
        }
        if (!(node instanceof ObjectNode object)) {
            throw Problem.badRequest("the body is to be a JSON object");
        }
        object.propertyNames().forEach(name -> {
            if (!fields.contains(name)) {
                throw Problem.badRequest("there is no field " + shown(name) + "; there are: "
                        + String.join(", ", fields.stream().sorted().toList()));
            }
        });
        return object;
    }

    /** A text that somebody sent, fit to be said back. */
    static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }

    /** A list of texts of a body; none where the field is missing. */
    static List<String> texts(ObjectNode body, String name) {
        JsonNode node = body.path(name);
        if (node.isMissingNode()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : node) {
            if (!each.isString()) {
                throw Problem.badRequest(name + " is a list of texts");
            }
            texts.add(each.asString());
        }
        if (!node.isArray()) {
            throw Problem.badRequest(name + " is a list of texts");
        }
        return texts;
    }

    /** A whole number of a body. */
    static long number(ObjectNode body, String name, long usual, long min, long max) {
        JsonNode node = body.path(name);
        if (node.isMissingNode()) {
            return usual;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw Problem.badRequest(name + " is a whole number");
        }
        return within(name, node.asLong(), min, max);
    }

    /** A truth value of a body. */
    static boolean flag(ObjectNode body, String name, boolean usual) {
        JsonNode node = body.path(name);
        if (node.isMissingNode()) {
            return usual;
        }
        if (!node.isBoolean()) {
            throw Problem.badRequest(name + " is true or false");
        }
        return node.asBoolean();
    }
}
