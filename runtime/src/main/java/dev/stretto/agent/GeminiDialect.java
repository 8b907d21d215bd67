package dev.stretto.agent;

import tools.jackson.databind.JsonNode;

/**
 * Gemini CLI's {@code -o stream-json}: {@code init}, {@code message} (in pieces where {@code delta}), {@code tool_use}, {@code tool_result},
 * {@code error} and one {@code result} at the end with its {@code status}.
 */
final class GeminiDialect implements Dialect {

    @Override
    public Said read(JsonNode event) {
        return switch (event.path("type").asString("")) {
            case "message" -> message(event);
            case "tool_use" ->
                Said.text(Dialect.tool(event.path("tool_name").asString("tool"), event.path("parameters")));
            case "tool_result" ->
                event.path("status").asString("").equals("error")
                        ? Said.text("✗ " + Dialect.first(event.path("error"), "message"))
                        : Said.NOTHING;
            case "error" -> Said.problem(Dialect.first(event, "message"));
            case "result" -> result(event);
            default -> Said.NOTHING;
        };
    }

    @Override
    public boolean tellsItsEnd() {
        return true;
    }

    private static Said message(JsonNode event) {
        if (event.path("role").asString("").equals("user")) {
            return Said.NOTHING; // its prompt
        }
        String content = event.path("content").asString("");
        return event.path("delta").asBoolean(false) ? Said.partial(content) : Said.text(content);
    }

    private static Said result(JsonNode event) {
        JsonNode stats = event.path("stats");
        String reason = Dialect.first(event.path("error"), "message", "type");
        Said said = event.path("status").asString("success").equals("success")
                ? Said.done()
                : Said.failed(reason.isEmpty() ? "it does not say why" : reason);
        return said.costing(
                0,
                stats.path("input_tokens").asLong(0),
                stats.path("output_tokens").asLong(0));
    }
}
