package dev.stretto.format.json;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.json.JsonValue.Arr;
import dev.stretto.format.json.JsonValue.Bool;
import dev.stretto.format.json.JsonValue.Null;
import dev.stretto.format.json.JsonValue.Num;
import dev.stretto.format.json.JsonValue.Obj;
import dev.stretto.format.json.JsonValue.Text;
import dev.stretto.format.text.Durations;
import dev.stretto.format.text.Priorities;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fields of an object as a format wants them. A field that is missing or null says nothing; one of another kind is remarked on,
 * with what was expected, and counts as missing: as an error where something that must be done or waited for would be lost.
 */
public final class JsonFields {

    /** Longer ids were not meant, and would fill every remark about them. */
    private static final int ID_CHARS_MAX = 200;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Obj object;
    private final Diagnostics diagnostics;

    /** The fields whose values were remarked on, however often they are asked for; mostly none. */
    private Set<String> remarked = Set.of();

    /** The fields of an object. */
    public JsonFields(Obj object, Diagnostics diagnostics) {
        this.object = object;
        this.diagnostics = diagnostics;
    }

    /** The object itself. */
    public Obj object() {
        return object;
    }

    /** Where the object starts. */
    public Position position() {
        return object.position();
    }

    /** Where the value of a field stands, or the object where it has no such field. */
    public Position position(String name) {
        return object.get(name).map(JsonValue::position).orElseGet(object::position);
    }

    /** Whether a field is there and not null. */
    public boolean has(String name) {
        return object.get(name).isPresent();
    }

    /** A text, or a number as its text; empty where there is none. */
    public String text(String name) {
        return switch (object.get(name).orElse(null)) {
            case null -> "";
            case Text text -> text.value();
            case Num number -> number.value();
            case JsonValue other -> {
                wrong(Severity.WARNING, name, other, "a text");
                yield "";
            }
        };
    }

    /** A text on one line. */
    public String line(String name) {
        return BLANKS.matcher(text(name)).replaceAll(" ").strip();
    }

    /** A text of any length, or a list of texts as bullets. */
    public String prose(String name) {
        if (!(object.get(name).orElse(null) instanceof Arr list)) {
            return text(name);
        }
        return texts(name, list).stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
    }

    /** The items of a list of texts; a text alone is a list of one. */
    public List<String> texts(String name) {
        if (object.get(name).orElse(null) instanceof Arr list) {
            return texts(name, list);
        }
        String one = text(name);
        return one.isBlank() ? List.of() : List.of(one);
    }

    private List<String> texts(String name, Arr list) {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : list.items()) {
            Optional<String> text = item.scalar();
            if (text.isPresent()) {
                text.filter(words -> !words.isBlank()).ifPresent(texts::add);
            } else {
                wrongItem(Severity.WARNING, name, item, "a text");
            }
        }
        return texts;
    }

    /** True; false also where there is no such field. */
    public boolean flag(String name) {
        return switch (object.get(name).orElse(null)) {
            case null -> false;
            case Bool flag -> flag.value();
            case JsonValue other -> {
                wrong(Severity.WARNING, name, other, "true or false");
                yield false;
            }
        };
    }

    /** A whole number from 0 on. */
    public Optional<Integer> count(String name) {
        Optional<JsonValue> value = object.get(name);
        Optional<Integer> count = value.filter(Num.class::isInstance)
                .flatMap(number -> ((Num) number).whole())
                .filter(number -> number >= 0 && number <= Integer.MAX_VALUE)
                .map(Long::intValue);
        if (value.isPresent() && count.isEmpty()) {
            wrong(Severity.WARNING, name, value.get(), "a whole number");
        }
        return count;
    }

    /** An object in a field. */
    public Optional<JsonFields> child(String name) {
        return switch (object.get(name).orElse(null)) {
            case null -> Optional.empty();
            case Obj child -> Optional.of(new JsonFields(child, diagnostics));
            case JsonValue other -> {
                wrong(Severity.WARNING, name, other, "an object");
                yield Optional.empty();
            }
        };
    }

    /**
     * The objects of a list.
     *
     * @param whereWrong how bad it is if one of them is something else
     */
    public List<JsonFields> objects(String name, Severity whereWrong) {
        Optional<JsonValue> value = object.get(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof Arr list)) {
            wrong(whereWrong, name, value.get(), "a list of objects");
            return List.of();
        }
        List<JsonFields> objects = new ArrayList<>(list.items().size());
        for (JsonValue item : list.items()) {
            if (item instanceof Obj one) {
                objects.add(new JsonFields(one, diagnostics));
            } else {
                wrongItem(whereWrong, name, item, "an object");
            }
        }
        return objects;
    }

    /** An id, which must be there: without it the object is left out, with an error. */
    public Optional<JsonId> id(String name) {
        Optional<JsonValue> value = object.get(name);
        if (value.isEmpty()) {
            diagnostics.error(
                    DiagnosticCode.BAD_VALUE,
                    object.position(),
                    "this object has no “" + name + "”, so it is left out",
                    "give it an id, as a text or a number");
        }
        return value.flatMap(this::id);
    }

    /** An id that a field may hold. */
    public Optional<JsonId> optionalId(String name) {
        return object.get(name).flatMap(this::id);
    }

    /** A list of ids; empty optional where there is no such field. */
    public Optional<List<JsonId>> ids(String name) {
        return object.get(name).map(value -> {
            if (value instanceof Arr list) {
                return list.items().stream().flatMap(item -> id(item).stream()).toList();
            }
            wrong(Severity.ERROR, name, value, "a list of ids");
            return List.of();
        });
    }

    private Optional<JsonId> id(JsonValue value) {
        Optional<String> words = value.scalar().map(String::strip);
        if (words.isPresent() && !words.get().isEmpty() && words.get().length() <= ID_CHARS_MAX) {
            return Optional.of(new JsonId(words.get(), value instanceof Text, value.position()));
        }
        String what = words.map(id -> id.isEmpty() ? "an empty text" : "a text of " + id.length() + " characters")
                .orElse(value.kind());
        diagnostics.error(
                DiagnosticCode.BAD_VALUE,
                value.position(),
                "an id should stand here, and this is " + what,
                "write an id, as a text of at most " + ID_CHARS_MAX + " characters or a number");
        return Optional.empty();
    }

    /** A priority: a word such as {@code high} or {@code P1}, or a number of which 0 is the most urgent. */
    public Optional<Priority> priority(String name) {
        Optional<JsonValue> value = object.get(name);
        Optional<Priority> priority = value.flatMap(given ->
                given.scalar().flatMap(words -> Priorities.of(given instanceof Num ? "p" + words : words)));
        if (value.isPresent() && priority.isEmpty()) {
            wrong(Severity.WARNING, name, value.get(), "a priority");
        }
        return priority;
    }

    /**
     * An estimate.
     *
     * @param unit the unit of a number without one: {@code m} or {@code h}
     */
    public Optional<Estimate> estimate(String name, String unit) {
        Optional<JsonValue> value = object.get(name);
        Optional<Estimate> estimate = value.flatMap(JsonValue::scalar)
                .flatMap(words -> Durations.estimate(words).or(() -> Durations.estimate(words + unit)));
        if (value.isPresent() && estimate.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_ESTIMATE,
                    value.get().position(),
                    shown(value.get()) + " is no estimate, so the task counts as having none",
                    "write a number, or a time with its unit: 30m, 1.5-2h, 1d");
        }
        return estimate;
    }

    private void wrong(Severity severity, String name, JsonValue value, String expected) {
        if (!remarked.contains(name)) {
            remarked = new HashSet<>(remarked);
            remarked.add(name);
            diagnostics.add(
                    severity,
                    DiagnosticCode.BAD_VALUE,
                    value.position(),
                    "“" + name + "” should be " + expected + ", and " + shown(value) + " is none, so it is left out",
                    "write " + expected + ", or drop the field");
        }
    }

    private void wrongItem(Severity severity, String name, JsonValue item, String expected) {
        diagnostics.add(
                severity,
                DiagnosticCode.BAD_VALUE,
                item.position(),
                "in “" + name + "” each item should be " + expected + ", and " + shown(item)
                        + " is none, so it is left out",
                "write " + expected + ", or drop the item");
    }

    /** A value in a remark: what it says where that is short, else what it is. */
    static String shown(JsonValue value) {
        return switch (value) {
            case Text text -> quote(text.value());
            case Num number -> quote(number.value());
            case Bool flag -> Boolean.toString(flag.value());
            case Null _, Arr _, Obj _ -> value.kind();
        };
    }
}
