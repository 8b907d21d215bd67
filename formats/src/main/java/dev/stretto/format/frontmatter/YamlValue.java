package dev.stretto.format.frontmatter;

import dev.stretto.format.Edit;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Optional;

/** A value as far as front matter needs it: a text, a list of texts, or neither. */
public sealed interface YamlValue {

    /** Where it starts. */
    Position position();

    /**
     * A word, a number, a sentence.
     *
     * @param text without its quotes and escapes
     * @param raw as written, with them
     */
    record Text(String text, String raw, Position position) implements YamlValue {

        /** The change that puts another text in its place; empty where it stands on several lines or has a tag. */
        Optional<Edit> replacedBy(String other) {
            if (raw.indexOf('\n') >= 0 || raw.indexOf('\r') >= 0 || "&!*|>".indexOf(raw.charAt(0)) >= 0) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (raw.charAt(0)) {
                        case '"' -> new Edit(position.right(1), raw.length() - 2, Plain.escaped(other));
                        case '\'' -> new Edit(position.right(1), raw.length() - 2, other.replace("'", "''"));
                        default -> new Edit(position, raw.length(), Plain.of(other));
                    });
        }
    }

    /** A list. */
    record Items(List<YamlValue> items, Position position) implements YamlValue {

        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * No value, or {@code null}.
     *
     * @param length how many characters say so
     */
    record Nothing(Position position, int length) implements YamlValue {}

    /** Keys and values of its own, or a list in a list. */
    record Nested(Position position) implements YamlValue {}

    /**
     * What is no YAML.
     *
     * @param literal the rest of its line, as written
     * @param literalAt where that starts
     * @param problem what is wrong
     * @param position where it is wrong
     */
    record Invalid(String literal, Position literalAt, String problem, Position position) implements YamlValue {}
}
