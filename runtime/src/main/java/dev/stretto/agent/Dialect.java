package dev.stretto.agent;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the events of one kind of output. */
interface Dialect {

    /** What an event says; nothing where it is none that is known. */
    Said read(JsonNode event);

    /** Whether an output that stops without telling how the agent ended is cut. */
    boolean tellsItsEnd();

    /** That of a kind; empty where it has no events. */
    static Optional<Dialect> of(OutputKind kind) {
        return switch (kind) {
            case TEXT -> Optional.empty();
            case CLAUDE_STREAM_JSON -> Optional.of(new ClaudeDialect());
            case CODEX_JSONL -> Optional.of(new CodexDialect());
            case GEMINI_STREAM_JSON -> Optional.of(new GeminiDialect());
            case JSON_LINES -> Optional.of(new LooseDialect());
        };
    }

    /** The first of some fields that is a text with something in it. */
    static String first(JsonNode node, String... fields) {
        for (String field : fields) {
            String text = node.path(field).asString("").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** A tool that is used, and on what. */
    static String tool(String name, JsonNode input) {
        String on =
                first(input, "command", "file_path", "path", "absolute_path", "filePath", "pattern", "query", "url");
        return "→ " + name + (on.isEmpty() ? "" : " " + on.lines().findFirst().orElse(""));
    }
}
