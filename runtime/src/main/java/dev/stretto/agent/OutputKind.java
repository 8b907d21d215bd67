package dev.stretto.agent;

import java.util.Locale;

/** What an agent writes, which tells how it is read. */
public enum OutputKind {
    /** For people: nothing is read off it but its last lines. */
    TEXT,
    /** One event of Claude Code's stream a line, which others write too. */
    CLAUDE_STREAM_JSON,
    /** One event of {@code codex exec --json} a line. */
    CODEX_JSONL,
    /** One event of Gemini's stream a line. */
    GEMINI_STREAM_JSON,
    /** One JSON object a line of no known shape: text, costs and errors are taken from where they usually are. */
    JSON_LINES;

    /** As settings say it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
