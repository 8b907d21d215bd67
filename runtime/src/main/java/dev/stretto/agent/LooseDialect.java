package dev.stretto.agent;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Events of no one shape: their text, cost and errors are looked for where agents that write JSON lines have them, in the event or
 * in its {@code part} (OpenCode).
 */
final class LooseDialect implements Dialect {

    @Override
    public Said read(JsonNode event) {
        JsonNode part = event.path("part").isObject() ? event.path("part") : event;
        String type = event.path("type").asString("");
        return ending(event, part, type)
                .costing(
                        Stream.of("cost", "costUsd", "cost_usd", "total_cost_usd")
                                .mapToDouble(name -> part.path(name).asDouble(0))
                                .max()
                                .orElse(0),
                        tokens(part, "input"),
                        tokens(part, "output"));
    }

    @Override
    public boolean tellsItsEnd() {
        return false;
    }

    private static Said ending(JsonNode event, JsonNode part, String type) {
        if (type.equals("error")
                || event.path("is_error").asBoolean(false)
                || part.path("stop_reason").asString("").equals("refusal")) {
            return Said.failed(reason(event));
        }
        if (type.equals("tool_use") && part.path("tool").isString()) {
            return Said.text(Dialect.tool(
                    part.path("tool").asString(), part.path("state").path("input")));
        }
        return switch (type) {
            case "user" -> Said.NOTHING;
            case "result" -> Said.done();
            default -> Said.text(Dialect.first(part, "text", "content", "message"));
        };
    }

    private static String reason(JsonNode event) {
        JsonNode error = event.path("error");
        return Stream.of(
                        Dialect.first(error.path("data"), "message"),
                        Dialect.first(error, "message", "name"),
                        Dialect.first(event, "error", "message", "result", "text"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("it does not say why");
    }

    private static long tokens(JsonNode part, String which) {
        return part.path("tokens")
                .path(which)
                .asLong(part.path("usage").path(which + "_tokens").asLong(0));
    }
}
