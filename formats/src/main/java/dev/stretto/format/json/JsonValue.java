package dev.stretto.format.json;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a JSON text. */
public sealed interface JsonValue {

    /** Where it is. */
    Span span();

    /** Where it starts. */
    default Position position() {
        return span().source().position(span().start());
    }

    /**
     * The change that puts another value in its place.
     *
     * @param json what is to stand there, as JSON
     */
    default Edit replacedBy(String json) {
        return new Edit(position(), span().end() - span().start(), json);
    }

    /** What kind of value it is, for people. */
    default String kind() {
        return switch (this) {
            case Obj _ -> "an object";
            case Arr _ -> "a list";
            case Text _ -> "a text";
            case Num _ -> "a number";
            case Bool _ -> "true or false";
            case Null _ -> "null";
        };
    }

    /**
     * A stretch of a text, by offsets.
     *
     * @param end the offset behind it
     */
    record Span(PlanSource source, int start, int end) {}

    /** An object; its fields in the order of the text, the last of equals. */
    record Obj(Map<String, JsonValue> fields, Span span) implements JsonValue {

        /** A field that is there and not null. */
        public Optional<JsonValue> get(String name) {
            return Optional.ofNullable(fields.get(name)).filter(value -> !(value instanceof Null));
        }

        /** A field that holds a text. */
        public Optional<Text> text(String name) {
            return get(name).filter(Text.class::isInstance).map(Text.class::cast);
        }

        /** The value of a field that holds a text; empty where there is none. */
        public String string(String name) {
            return text(name).map(Text::value).orElse("");
        }

        /** The items of a field that holds a list; none where there is no such list. */
        public List<JsonValue> list(String name) {
            return get(name).orElse(null) instanceof Arr list ? list.items() : List.of();
        }

        /** A field that holds an object. */
        public Optional<Obj> object(String name) {
            return get(name).filter(Obj.class::isInstance).map(Obj.class::cast);
        }
    }

    /** A list. */
    record Arr(List<JsonValue> items, Span span) implements JsonValue {}

    /** A text, without its quotes and escapes. */
    record Text(String value, Span span) implements JsonValue {}

    /** A number, as written. */
    record Num(String value, Span span) implements JsonValue {

        /** As a whole number; empty where it is none, or beyond the range of a long. */
        public Optional<Long> whole() {
            try {
                return Optional.of(Long.parseLong(value));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** True or false. */
    record Bool(boolean value, Span span) implements JsonValue {}

    /** Null. */
    record Null(Span span) implements JsonValue {}

    /** A text, or a number as its text: how ids are written. */
    default Optional<String> scalar() {
        return switch (this) {
            case Text text -> Optional.of(text.value());
            case Num number -> Optional.of(number.value());
            case Obj _, Arr _, Bool _, Null _ -> Optional.empty();
        };
    }
}
