package dev.stretto.format.json;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The fields of one object of a format that programs write, each taken as what it must be: unlike with {@link JsonFields}, one that
 * is something else is an error in its place, and then read as
 * if it were missing.
 *
 * @param what what the object is, for people
 */
public record StrictFields(JsonValue.Obj object, String what, JsonProblems problems) {

    private static final Pattern LINE_ENDS = Pattern.compile("[\\n\\r\\u0085\\u2028\\u2029]+");

    /** Remarks on fields that are not among these. */
    public StrictFields known(Set<String> names) {
        object.fields().forEach((name, value) -> {
            if (!names.contains(name)) {
                problems.unknownField(what, name, value.position());
            }
        });
        return this;
    }

    /** A text that must be there and say something; empty, with an error, where it does not. */
    public Optional<String> required(String name) {
        if (object.get(name).isEmpty()) {
            problems.bad(object.position(), "this " + what + " has no “" + name + "”", "add one");
            return Optional.empty();
        }
        return words(name);
    }

    /** A text that says something, if it is there. */
    public Optional<String> words(String name) {
        return value(name, JsonValue.Text.class, "a text")
                .filter(text -> !problems.blank(text, "“" + name + "”"))
                .map(JsonValue.Text::value);
    }

    /** A text, if it is there. */
    public Optional<String> text(String name) {
        return value(name, JsonValue.Text.class, "a text").map(JsonValue.Text::value);
    }

    /** A text that must be there, and is read as one line. */
    public Optional<String> requiredLine(String name) {
        return required(name).isPresent() ? line(name) : Optional.empty();
    }

    /** A text that is read as one line, if it is there. */
    public Optional<String> line(String name) {
        Optional<JsonValue.Text> text = value(name, JsonValue.Text.class, "a text");
        if (text.isPresent() && LINE_ENDS.matcher(text.get().value()).find()) {
            problems.warn(
                    DiagnosticCode.BAD_VALUE,
                    text.get().position(),
                    "“" + name + "” is one line, so the line ends in it are read as blanks",
                    "put what follows the first line elsewhere");
            return Optional.of(LINE_ENDS.matcher(text.get().value()).replaceAll(" "));
        }
        return text.map(JsonValue.Text::value);
    }

    /** True or false; false where it is missing. */
    public boolean flag(String name) {
        return value(name, JsonValue.Bool.class, "true or false")
                .map(JsonValue.Bool::value)
                .orElse(false);
    }

    /** A whole number within limits. */
    public Optional<Integer> whole(String name, int min, int max) {
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
    public Optional<Double> number(String name) {
        return value(name, JsonValue.Num.class, "a number").map(number -> Double.parseDouble(number.value()));
    }

    /**
     * A word with a meaning.
     *
     * @param reading what words mean; empty where they mean nothing
     * @param allowed the words that mean something, for people
     */
    public <T> Optional<T> word(String name, Function<String, Optional<T>> reading, String allowed) {
        Optional<JsonValue.Text> text = value(name, JsonValue.Text.class, "a text");
        Optional<T> meaning = text.flatMap(word -> reading.apply(word.value()));
        if (text.isPresent() && meaning.isEmpty()) {
            problems.bad(
                    text.get().position(),
                    quote(text.get().value()) + " is no value for “" + name + "”",
                    "write one of: " + allowed);
        }
        return meaning;
    }

    /** An object. */
    public Optional<StrictFields> object(String name) {
        return value(name, JsonValue.Obj.class, "an object").map(inner -> new StrictFields(inner, name, problems));
    }

    /** The objects of a list; none where there is no list. */
    public List<StrictFields> objects(String name) {
        List<StrictFields> found = new ArrayList<>();
        for (JsonValue item : items(name).orElse(List.of())) {
            problems.as(item, JsonValue.Obj.class, "an object", "an item of “" + name + "”")
                    .ifPresent(inner -> found.add(new StrictFields(inner, "item of “" + name + "”", problems)));
        }
        return found;
    }

    /** The texts of a list; none where there is no list. */
    public List<String> texts(String name) {
        return references(name).orElse(List.of()).stream().map(Reference::id).toList();
    }

    /** The ids in a list; empty where there is no list. */
    public Optional<List<Reference>> references(String name) {
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
