package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.journal.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A command that has ended. */
record Finished(int exit, String out, String err) {

    /** Fails, showing all that was printed, unless the command ended with this exit code. */
    Finished exits(int code) {
        assertThat(exit).as("exit code; out:%n%s%nerr:%n%s", out, err).isEqualTo(code);
        return this;
    }

    /** Fails unless the command ended with this exit code and said why in these words, for people and not for programmers. */
    Finished complains(int code, String... words) {
        exits(code);
        assertThat(err)
                .contains(words)
                .doesNotContain("\tat ", "Exception", "internal error", "null")
                .endsWith("\n");
        return this;
    }

    /** The one document on standard output. */
    JsonNode json() {
        return Json.mapper().readTree(out);
    }

    /** Standard output as one document a line. */
    List<JsonNode> lines() {
        return out.lines().map(Json.mapper()::readTree).toList();
    }

    /** The events of {@code run --json}, without the summary. */
    Events events() {
        return new Events(lines().stream().filter(line -> line.has("seq")).toList());
    }

    /** The last line of {@code run --json}. */
    JsonNode summary() {
        JsonNode last = lines().getLast();
        assertThat(last.path("type").asString()).isEqualTo("summary");
        return last;
    }
}
