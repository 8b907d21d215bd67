package dev.stretto.agent;

import tools.jackson.databind.JsonNode;

/**
 * {@code codex exec --json}: {@code thread.started}, then for each turn {@code turn.started}, items and {@code turn.completed} or
 * {@code turn.failed}. An {@code error} is no end: it also tells of a connection that is tried again.
 */
final class CodexDialect implements Dialect {

    @Override
    public Said read(JsonNode event) {
        return switch (event.path("type").asString("")) {
            case "item.completed" -> item(event.path("item"));
            case "turn.completed" -> {
                JsonNode usage = event.path("usage");
                yield Said.done()
                        .costing(
                                0,
                                usage.path("input_tokens").asLong(0),
                                usage.path("output_tokens").asLong(0));
            }
            case "turn.failed" -> Said.failed(reason(event.path("error")));
            case "error" -> Said.problem(reason(event));
            default -> Said.NOTHING;
        };
    }

    @Override
    public boolean tellsItsEnd() {
        return true;
    }

    private static String reason(JsonNode error) {
        String message = Dialect.first(error, "message");
        return message.isEmpty() ? "it does not say why" : message;
    }

    private static Said item(JsonNode item) {
        return switch (item.path("type").asString(item.path("item_type").asString(""))) {
            case "agent_message", "assistant_message" -> Said.text(Dialect.first(item, "text"));
            case "command_execution" -> {
                int code = item.path("exit_code").asInt(0);
                yield Said.text("→ " + Dialect.first(item, "command") + (code == 0 ? "" : " (status " + code + ")"));
            }
            case "file_change" -> {
                StringBuilder text = new StringBuilder("→ changes");
                for (JsonNode change : item.path("changes")) {
                    text.append(' ').append(change.path("path").asString(""));
                }
                yield Said.text(text.toString());
            }
            case "error" -> Said.problem(reason(item));
            default -> Said.NOTHING;
        };
    }
}
