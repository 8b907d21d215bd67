package dev.stretto.agent;

import dev.stretto.agent.Said.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an agent's output comes to.
 *
 * @param problem why its work does not count although it may have exited with 0; empty where nothing speaks against it
 * @param costUsd what it says it cost, in dollars
 * @param inputTokens what it says it read
 * @param outputTokens what it says it wrote
 */
public record Transcript(Optional<String> problem, double costUsd, long inputTokens, long outputTokens) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int REASON_CHARS_MAX = 300;

    /**
     * Reads an agent's output, which may be cut or broken anywhere.
     *
     * @param log absent where it has written nothing
     */
    public static Transcript of(Path log, OutputKind kind) throws IOException {
        return read(log, kind, _ -> {});
    }

    /** The same output as people read it, piece by piece: what is no event stands as it is. */
    public static void show(Path log, OutputKind kind, Consumer<String> out) throws IOException {
        boolean[] open = {false};
        var _ = read(log, kind, said -> {
            if (open[0] && !said.partial()) {
                out.accept("\n");
            }
            out.accept(said.partial() ? said.text() : said.text() + "\n");
            open[0] = said.partial();
        });
        if (open[0]) {
            out.accept("\n");
        }
    }

    private static Transcript read(Path log, OutputKind kind, Consumer<Said> shown) throws IOException {
        Optional<Dialect> dialect = Dialect.of(kind);
        Tally tally = new Tally();
        if (Files.exists(log)) {
            try (LineReader lines = new LineReader(log)) {
                for (String line = lines.next(); line != null; line = lines.next()) {
                    take(line, dialect, tally, shown);
                }
            }
        }
        return tally.sum(dialect.filter(Dialect::tellsItsEnd).isPresent());
    }

    private static void take(String line, Optional<Dialect> dialect, Tally tally, Consumer<Said> shown) {
        Optional<JsonNode> event = dialect.flatMap(_ -> event(line));
        if (event.isEmpty()) {
            shown.accept(Said.text(line));
            return;
        }
        Said said = dialect.orElseThrow().read(event.get());
        tally.add(said);
        if (!said.text().isEmpty()) {
            shown.accept(said);
        }
    }

    private static Optional<JsonNode> event(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(line)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What the events so far come to. */
    private static final class Tally {

        private boolean any;
        private Ending ending = Ending.NONE;
        private String reason = "";
        private Optional<String> limit = Optional.empty();
        private double costUsd;
        private long inputTokens;
        private long outputTokens;

        void add(Said said) {
            any = true;
            if (said.ending() != Ending.NONE) {
                ending = said.ending();
            }
            if (!said.reason().isEmpty()) {
                reason = said.reason();
            }
            if (said.limit().isPresent()) {
                limit = said.limit();
            }
            costUsd += Math.max(0, said.costUsd());
            inputTokens += Math.max(0, said.inputTokens());
            outputTokens += Math.max(0, said.outputTokens());
        }

        Transcript sum(boolean tellsItsEnd) {
            return new Transcript(problem(tellsItsEnd), costUsd, inputTokens, outputTokens);
        }

        private Optional<String> problem(boolean tellsItsEnd) {
            return switch (ending) {
                case DONE -> Optional.empty();
                case FAILED -> Optional.of(failed());
                case NONE ->
                    any && tellsItsEnd
                            ? Optional.of("its output stopped before it said how it ended"
                                    + (reason.isEmpty() ? "" : "; its last error: " + cut(reason)))
                            : Optional.empty();
            };
        }

        private String failed() {
            Optional<String> reached = limit.or(() -> UsageLimit.in(reason));
            return reached.map(until -> "its usage limit is reached" + until + ": " + cut(reason))
                    .orElseGet(() -> "it says that it failed: " + cut(reason));
        }

        private static String cut(String text) {
            String line = text.strip().replaceAll("\\s*\\R\\s*", "; ");
            return line.codePointCount(0, line.length()) <= REASON_CHARS_MAX
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, REASON_CHARS_MAX - 1)) + "…";
        }
    }
}
