package dev.stretto.format.stretto;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.text.Durations;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * From YAML to {@link Defaults}. It is read token by token, so that every value has its line, and no alias can make a
 * small text large.
 */
final class YamlDefaults {

    private static final int WORKERS_MAX = 10_000;
    private static final int RETRIES_MAX = 100;

    private final int firstLine;
    private final Diagnostics diagnostics;
    private final Map<String, Value> values = new LinkedHashMap<>();

    private record Value(String text, Position position) {}

    private YamlDefaults(int firstLine, Diagnostics diagnostics) {
        this.firstLine = firstLine;
        this.diagnostics = diagnostics;
    }

    static Defaults read(String yaml, int firstLine, Diagnostics diagnostics) {
        YamlDefaults reader = new YamlDefaults(firstLine, diagnostics);
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), yaml)) {
            reader.mapping(parser);
        } catch (JacksonException e) {
            Position at = e.getLocation() == null ? new Position(firstLine, 1) : reader.inside(e.getLocation(), yaml);
            reader.bad(
                    at, "the front matter is no YAML: " + quote(e.getOriginalMessage()), "write lines of key: value");
        }
        return new Defaults(
                reader.value("workers", text -> Numbers.between(text, 1, WORKERS_MAX), "a number from 1 to 10000"),
                reader.value(
                        "agent", text -> text.isBlank() ? Optional.empty() : Optional.of(text), "the name of an agent"),
                reader.<Duration>value("timeout", Durations::duration, "a time with its unit: 90s, 30m, 2h"),
                reader.value("retries", text -> Numbers.between(text, 0, RETRIES_MAX), "a number from 0 to 100"));
    }

    private void mapping(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            bad(new Position(firstLine, 1), "the front matter holds no keys", "write lines of key: value");
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            Position keyAt = at(parser.currentTokenLocation());
            JsonToken token = parser.nextToken();
            Position at = at(parser.currentTokenLocation());
            String text = token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getString() : "";
            parser.skipChildren();
            key(key, keyAt, new Value(text.strip(), at));
        }
    }

    private void key(String key, Position keyAt, Value value) {
        switch (key) {
            case "workers", "agent", "timeout", "retries" -> {
                if (values.putIfAbsent(key, value) != null) {
                    bad(keyAt, "“" + key + "” is stated twice", "keep one of them");
                }
            }
            default ->
                diagnostics.info(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        keyAt,
                        quote(key) + " is not used in front matter",
                        "the keys that are: workers, agent, timeout, retries");
        }
    }

    private <T> Optional<T> value(String key, Function<String, Optional<T>> reading, String wanted) {
        Value value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> read = reading.apply(value.text());
        if (read.isEmpty()) {
            bad(value.position(), quote(value.text()) + " is no value for “" + key + "”", "write " + wanted);
        }
        return read;
    }

    /** A syntax error may be noticed only at the end of the front matter, on a line that is not there. */
    private Position inside(TokenStreamLocation location, String yaml) {
        int lines = (int) yaml.lines().count();
        if (location.getLineNr() < 1 || location.getLineNr() > lines) {
            return new Position(firstLine, 1);
        }
        return at(location);
    }

    private Position at(TokenStreamLocation location) {
        int line = Math.max(1, location.getLineNr());
        return new Position(firstLine + line - 1, Math.max(1, location.getColumnNr()));
    }

    private void bad(Position at, String message, String hint) {
        diagnostics.error(DiagnosticCode.BAD_VALUE, at, message, hint);
    }
}
