package dev.stretto.format.frontmatter;

import dev.stretto.format.PlanSource;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads one entry token by token, so that every value has its place and no alias is followed. */
final class YamlReader {

    private static final int ENTRY_CHARS_MAX = 1_000_000;
    private static final int ITEMS_MAX = 10_000;

    /** Loaded only where a value is more than a plain word: most front matter needs no YAML parser. */
    private static final class Factory {
        private static final YAMLFactory YAML = new YAMLFactory();
    }

    private final FrontMatterEntry entry;
    private final PlanSource source;
    private final String yaml;
    private int lastCodePoint;
    private int lastOffset;

    private YamlReader(FrontMatterEntry entry) {
        this.entry = entry;
        this.source = entry.source();
        this.yaml = source.text().substring(entry.start(), entry.end());
    }

    static YamlValue value(FrontMatterEntry entry) {
        if (entry.end() - entry.start() > ENTRY_CHARS_MAX) {
            return tooMuch("it is longer than " + ENTRY_CHARS_MAX + " characters", entry.position());
        }
        String rest = entry.source().text().substring(entry.valueStart(), entry.end());
        String word = rest.strip();
        if (Plain.safe(word)) {
            int start = entry.valueStart() + rest.indexOf(word);
            return scalar(word, word, entry.source().position(start));
        }
        return new YamlReader(entry).parsed();
    }

    private YamlValue parsed() {
        try (JsonParser parser = Factory.YAML.createParser(ObjectReadContext.empty(), yaml)) {
            parser.nextToken();
            parser.nextToken();
            YamlValue value = value(parser, parser.nextToken());
            // What follows is read too: it tells whether the value ends where it seems to.
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return value;
        } catch (JacksonException e) {
            return invalid(e);
        }
    }

    private YamlValue value(JsonParser parser, JsonToken token) {
        Position at = source.position(start(parser));
        return switch (token) {
            case VALUE_NULL -> new YamlValue.Nothing(at, 0);
            case START_ARRAY -> items(parser, at);
            case START_OBJECT -> {
                parser.skipChildren();
                yield new YamlValue.Nested(at);
            }
            case null -> new YamlValue.Nothing(at, 0);
            default -> {
                String text = parser.getString();
                yield scalar(text, raw(parser), at);
            }
        };
    }

    private YamlValue items(JsonParser parser, Position at) {
        List<YamlValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
                items.add(new YamlValue.Nested(source.position(start(parser))));
                parser.skipChildren();
            } else {
                items.add(value(parser, token));
            }
            if (items.size() > ITEMS_MAX) {
                return tooMuch("the list has more than " + ITEMS_MAX + " items", at);
            }
        }
        return new YamlValue.Items(items, at);
    }

    private static YamlValue scalar(String text, String raw, Position at) {
        boolean nothing = raw.isEmpty() || raw.equals("~") || raw.equalsIgnoreCase("null");
        return nothing ? new YamlValue.Nothing(at, raw.length()) : new YamlValue.Text(text, raw, at);
    }

    private String raw(JsonParser parser) {
        int end = entry.start() + offset(parser.currentLocation());
        return source.text().substring(start(parser), end).stripTrailing();
    }

    private int start(JsonParser parser) {
        return entry.start() + offset(parser.currentTokenLocation());
    }

    /** The parser counts characters beyond 16 bits as one; from the place looked up last it is never far. */
    private int offset(TokenStreamLocation location) {
        int wanted = Math.max(0, (int) location.getCharOffset());
        try {
            lastOffset = yaml.offsetByCodePoints(lastOffset, wanted - lastCodePoint);
            lastCodePoint = wanted;
            return lastOffset;
        } catch (IndexOutOfBoundsException e) {
            return yaml.length();
        }
    }

    private YamlValue.Invalid invalid(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        int lines = (int) yaml.lines().count();
        boolean inside = location != null && location.getLineNr() >= 1 && location.getLineNr() <= lines;
        int at = inside ? offset(location) : entry.valueStart() - entry.start();
        String problem =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("it ends too early");
        String rest = yaml.substring(entry.valueStart() - entry.start())
                .lines()
                .findFirst()
                .orElse("");
        String literal = rest.strip();
        int literalAt = entry.valueStart() + rest.indexOf(literal);
        return new YamlValue.Invalid(literal, source.position(literalAt), problem, source.position(entry.start() + at));
    }

    private static YamlValue.Invalid tooMuch(String problem, Position at) {
        return new YamlValue.Invalid("", at, problem, at);
    }
}
