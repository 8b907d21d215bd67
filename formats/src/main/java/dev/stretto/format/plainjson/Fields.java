package dev.stretto.format.plainjson;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.json.JsonValue;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of one object, each taken as what it must be. One that is something else is an error in its place, and then read as
 * if it were missing.
 *
 * @param what what the object is, for people
 */
record Fields(JsonValue.Obj object, String what, Problems problems) {

    private static final Pattern LINE_ENDS = Pattern.compile("[\\n\\r\\u0085\\u2028\\u2029]+");

    /** Remarks on fields that are not among these. */
    Fields known(Set<String> names) {
        object.fields().forEach((name, value) -> {
            if (!names.contains(name)) {
                problems.unknownField(what, name, value.position());
            }
        });
        return this;
    }

    /** A text that must be there and say something; empty, with an error, where it does not. */
    Optional<String> required(String name) {
        if (object.get(name).isEmpty()) {
            problems.bad(object.position(), "this " + what + " has no “" + name + "”", "add one");
            return Optional.empty();
        }
        return words(name);
    }

    /** A text that says something, if it is there. */
    Optional<String> words(String name) {
        return value(name, JsonValue.Text.class, "a text")
                .filter(text -> !problems.blank(text, "“" + name + "”"))
                .map(JsonValue.Text::value);
    }

    /** A text, if it is there. */
    Optional<String> text(String name) {
        return value(name, JsonValue.Text.class, "a text").map(JsonValue.Text::value);
    }

    /** A text that must be there, and is read as one line. */
    Optional<String> title() {
        Optional<String> title = required("title");
        if (title.isPresent() && LINE_ENDS.matcher(title.get()).find()) {
            problems.warn(
                    DiagnosticCode.BAD_VALUE,
                    object.get("title").orElseThrow().position(),
                    "a title is one line, so the line ends in this one are read as blanks",
                    "put what follows the first line into “body”");
            return Optional.of(LINE_ENDS.matcher(title.get()).replaceAll(" "));
        }
        return title;
    }

    /** True or false; false where it is missing. */
    boolean flag(String name) {
        return value(name, JsonValue.Bool.class, "true or false")
                .map(JsonValue.Bool::value)
                .orElse(false);
    }

    /** A whole number within limits. */
    Optional<Integer> whole(String name, int min, int max) {
        Optional<JsonValue.Num> number = value(name, JsonValue.Num.class, "a number");
        Optional<Integer> whole = number.flatMap(JsonValue.Num::whole)
                .filter(value -> value >= min && value <= max)
                .map(Math::toIntExact);
        if (number.isPresent() && whole.isEmpty()) {
            problems.bad(
                    number.get().position(),
                    "“" + name + "” is a whole number from " + min + " to " + max + ", not "
                            + number.get().value(),
                    "change it");
        }
        return whole;
    }

    /** A number. */
    Optional<Double> number(String name) {
        return value(name, JsonValue.Num.class, "a number").map(number -> Double.parseDouble(number.value()));
    }

    /** One of the constants of a type. */
    <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        Optional<JsonValue.Text> text = value(name, JsonValue.Text.class, "a text");
        Optional<E> constant = text.flatMap(word -> Words.constant(type, word.value()));
        if (text.isPresent() && constant.isEmpty()) {
            problems.bad(
                    text.get().position(),
                    quote(text.get().value()) + " is no value for “" + name + "”",
                    "write one of: " + Words.all(type));
        }
        return constant;
    }

    /** An object. */
    Optional<Fields> object(String name) {
        return value(name, JsonValue.Obj.class, "an object").map(inner -> new Fields(inner, name, problems));
    }

    /** The objects of a list; none where there is no list. */
    List<Fields> objects(String name) {
        List<Fields> found = new ArrayList<>();
        for (JsonValue item : items(name).orElse(List.of())) {
            problems.as(item, JsonValue.Obj.class, "an object", "an item of “" + name + "”")
                    .ifPresent(inner -> found.add(new Fields(inner, "item of “" + name + "”", problems)));
        }
        return found;
    }

    /** The texts of a list; none where there is no list. */
    List<String> texts(String name) {
        return references(name).orElse(List.of()).stream().map(Reference::id).toList();
    }

    /** The ids in a list; empty where there is no list. */
    Optional<List<Reference>> references(String name) {
        return items(name).map(items -> {
            List<Reference> found = new ArrayList<>(items.size());
            for (JsonValue item : items) {
                problems.as(item, JsonValue.Text.class, "a text", "an item of “" + name + "”")
                        .filter(text -> !problems.blank(text, "an item of “" + name + "”"))
                        .ifPresent(text -> found.add(new Reference(text.value(), text.position())));
            }
            return found;
        });
    }

    private Optional<List<JsonValue>> items(String name) {
        return value(name, JsonValue.Arr.class, "a list").map(JsonValue.Arr::items);
    }

    private <V extends JsonValue> Optional<V> value(String name, Class<V> type, String wanted) {
        return object.get(name).flatMap(value -> problems.as(value, type, wanted, "“" + name + "”"));
    }
}
