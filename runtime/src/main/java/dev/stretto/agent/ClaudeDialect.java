package dev.stretto.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Claude Code's {@code --output-format stream-json}: {@code system}, {@code assistant}, {@code user}, {@code rate_limit_event} and one
 * {@code result} at the end, whose {@code is_error} counts: its {@code subtype} may be {@code success} all the same.
 */
final class ClaudeDialect implements Dialect {

    @Override
    public Said read(JsonNode event) {
        return switch (event.path("type").asString("")) {
            case "assistant" -> Said.text(content(event.path("message").path("content")));
            case "user" -> Said.text(failures(event.path("message").path("content")));
            case "rate_limit_event" -> limit(event.path("rate_limit_info"));
            case "result" -> result(event);
            default -> Said.NOTHING;
        };
    }

    @Override
    public boolean tellsItsEnd() {
        return true;
    }

    private static String content(JsonNode parts) {
        if (parts.isString()) {
            return parts.asString().strip();
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode part : parts) {
            switch (part.path("type").asString("")) {
                case "text" -> lines.add(part.path("text").asString("").strip());
                case "tool_use" -> lines.add(Dialect.tool(part.path("name").asString("tool"), part.path("input")));
                default -> {
                    // Its thoughts are its own.
                }
            }
        }
        return String.join("\n", lines).strip();
    }

    private static String failures(JsonNode parts) {
        List<String> lines = new ArrayList<>();
        for (JsonNode part : parts) {
            if (part.path("is_error").asBoolean(false)) {
                lines.add(
                        "✗ " + content(part.path("content")).lines().findFirst().orElse("failed"));
            }
        }
        return String.join("\n", lines);
    }

    private static Said limit(JsonNode info) {
        if (!info.path("status").asString("").equals("rejected")) {
            return Said.NOTHING;
        }
        long seconds = info.path("resetsAt").asLong(0);
        return Said.limit(seconds > 0 ? " until " + Instant.ofEpochSecond(seconds) : "");
    }

    private static Said result(JsonNode event) {
        JsonNode usage = event.path("usage");
        long input = usage.path("input_tokens").asLong(0)
                + usage.path("cache_creation_input_tokens").asLong(0)
                + usage.path("cache_read_input_tokens").asLong(0);
        return problem(event)
                .map(Said::failed)
                .orElseGet(Said::done)
                .costing(
                        event.path("total_cost_usd").asDouble(0),
                        input,
                        usage.path("output_tokens").asLong(0));
    }

    private static Optional<String> problem(JsonNode event) {
        String subtype = event.path("subtype").asString("");
        String said = Dialect.first(event, "result", "error");
        String reason = said.isEmpty() ? Dialect.first(event.path("error"), "message") : said;
        if (event.path("stop_reason").asString("").equals("refusal")) {
            return Optional.of("the agent refused the task" + (reason.isEmpty() ? "" : ": " + reason));
        }
        if (event.path("is_error").asBoolean(false) || subtype.startsWith("error")) {
            return Optional.of(reason.isEmpty() ? (subtype.isEmpty() ? "it does not say why" : subtype) : reason);
        }
        return Optional.empty();
    }
}
