package dev.stretto.format.json;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.json.JsonValue.Span;
import dev.stretto.plan.DiagnosticCode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON texts. */
public final class JsonText {

    /** How deep objects and lists may be nested. */
    public static final int NESTING_MAX = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_MAX)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(1_000_000)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private final PlanSource source;
    private final Diagnostics diagnostics;
    private final int base;
    private final JsonParser parser;

    JsonText(PlanSource source, int base, JsonParser parser, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.base = base;
        this.parser = parser;
    }

    /**
     * A pull parser over a part of a text, for what is too large to be held as a whole; its locations count from
     * {@code start}.
     */
    public static JsonParser open(PlanSource source, int start, int end) {
        return FACTORY.createParser(
                ObjectReadContext.empty(), new StringReader(source.text().substring(start, end)));
    }

    /** The value that a text is; empty, with an {@code unreadable} error, where it is no JSON. */
    public static Optional<JsonValue> parse(PlanSource source, Diagnostics diagnostics) {
        return parse(source, 0, source.text().length(), diagnostics);
    }

    /** As {@link #parse(PlanSource, Diagnostics)}, of the part between two offsets. */
    public static Optional<JsonValue> parse(PlanSource source, int start, int end, Diagnostics diagnostics) {
        try (JsonParser parser = open(source, start, end)) {
            return Optional.of(new JsonText(source, start, parser, diagnostics).whole());
        } catch (JacksonException e) {
            unreadable(source, start, e, diagnostics);
            return Optional.empty();
        }
    }

    /** Reports what keeps a text from being JSON, in its place. */
    public static void unreadable(PlanSource source, int start, JacksonException e, Diagnostics diagnostics) {
        TokenStreamLocation location = e.getLocation();
        long offset = location == null || location.getCharOffset() < 0 ? 0 : location.getCharOffset();
        int at = (int) Math.min(start + offset, source.text().length());
        diagnostics.error(
                DiagnosticCode.UNREADABLE,
                source.position(Math.max(0, Math.min(at, source.text().length() - 1))),
                "this is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse("it ends too early"),
                "mend the JSON here, or name another format");
    }

    private JsonValue whole() {
        JsonValue value = value(parser.nextToken());
        warnOfMore();
        return value;
    }

    /** Remarks on what follows the value that was to be all. */
    void warnOfMore() {
        if (parser.nextToken() != null) {
            diagnostics.warning(
                    DiagnosticCode.UNREADABLE,
                    source.position(start()),
                    "there is more behind the end of the JSON, which is not read",
                    "keep one value in a file");
        }
    }

    /** The value that starts with this token, the parser's current one. */
    JsonValue value(@Nullable JsonToken token) {
        int start = start();
        return switch (token) {
            case START_OBJECT -> object(start);
            case START_ARRAY -> list(start);
            case VALUE_STRING -> {
                String text = parser.getString();
                yield new JsonValue.Text(text, span(start));
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                String number = parser.getString();
                yield new JsonValue.Num(number, new Span(source, start, start + number.length()));
            }
            case VALUE_TRUE -> new JsonValue.Bool(true, span(start));
            case VALUE_FALSE -> new JsonValue.Bool(false, span(start));
            case null, default -> new JsonValue.Null(span(start));
        };
    }

    private JsonValue object(int start) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            int at = start();
            if (fields.put(name, value(parser.nextToken())) != null) {
                diagnostics.warning(
                        DiagnosticCode.BAD_VALUE,
                        source.position(at),
                        "“" + name + "” is there twice in one object; this one counts",
                        "keep one of them");
            }
        }
        return new JsonValue.Obj(fields, span(start));
    }

    private JsonValue list(int start) {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new JsonValue.Arr(items, span(start));
    }

    /** The offset at which the current token starts. */
    int start() {
        return base + (int) parser.currentTokenLocation().getCharOffset();
    }

    private Span span(int start) {
        return new Span(source, start, base + (int) parser.currentLocation().getCharOffset());
    }
}
