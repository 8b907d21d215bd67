package dev.stretto.format.taskmaster;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.json.JsonFields;
import dev.stretto.format.json.JsonValue;
import dev.stretto.format.text.NearestId;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tags of a file, and which of them is meant. */
final class Tags {

    /** The tag that the tool itself takes where none is named. */
    static final String DEFAULT = "master";

    private static final int NAMED_MAX = 20;

    private final List<Tag> tags;
    private final Diagnostics diagnostics;

    private Tags(List<Tag> tags, Diagnostics diagnostics) {
        this.tags = tags;
        this.diagnostics = diagnostics;
    }

    /** The tags of a file, or the one list of a file without tags. */
    static Tags in(JsonValue root, Diagnostics diagnostics) {
        List<Tag> tags = new ArrayList<>();
        if (root instanceof JsonValue.Obj object) {
            if (object.get("tasks").orElse(null) instanceof JsonValue.Arr) {
                tags.add(new Tag("", new JsonFields(object, diagnostics)));
            } else {
                object.fields().forEach((name, value) -> {
                    if (value instanceof JsonValue.Obj tag && tag.fields().containsKey("tasks")) {
                        tags.add(new Tag(name, new JsonFields(tag, diagnostics)));
                    }
                });
            }
        }
        return new Tags(tags, diagnostics);
    }

    /** The tag that is named, or the default one; empty, with an error, where there is none. */
    Optional<Tag> chosen(ReadOptions options) {
        if (tags.isEmpty()) {
            diagnostics.error(
                    DiagnosticCode.NO_TASKS,
                    Position.START,
                    "this file holds no list of tasks",
                    "write one: {\"master\": {\"tasks\": […]}}");
            return Optional.empty();
        }
        return options.tag().isPresent() ? named(options.tag().get()) : Optional.of(byDefault());
    }

    private Optional<Tag> named(String wanted) {
        // A list without a name is from the time before tags, and what the tool calls by the name of the default one.
        Optional<Tag> found = tags.stream()
                .filter(tag -> (tag.name().isEmpty() ? DEFAULT : tag.name()).equals(wanted))
                .findFirst();
        if (found.isEmpty()) {
            List<String> names = tags.stream()
                    .map(tag -> tag.name().isEmpty() ? DEFAULT : tag.name())
                    .toList();
            diagnostics.error(
                    DiagnosticCode.BAD_VALUE,
                    Position.START,
                    "there is no tag " + quote(wanted),
                    "did you mean " + NearestId.of(wanted, names).orElse(DEFAULT) + "? There are: " + listed(names));
        }
        return found;
    }

    private Tag byDefault() {
        Tag tag = tags.stream()
                .filter(one -> one.name().equals(DEFAULT))
                .findFirst()
                .orElse(tags.getFirst());
        if (tags.size() > 1) {
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    tag.fields().position(),
                    "this reads the tag " + quote(tag.name()) + ", and of the others only what is wrong with them: "
                            + listed(others(tag).stream().map(Tag::name).toList()),
                    "name another one to read that: --tag NAME");
        }
        return tag;
    }

    /** All but one. */
    List<Tag> others(Tag one) {
        return tags.stream().filter(tag -> !tag.name().equals(one.name())).toList();
    }

    private static String listed(List<String> names) {
        return names.stream().limit(NAMED_MAX).map(Diagnostics::quote).collect(Collectors.joining(", "))
                + (names.size() > NAMED_MAX ? " and " + (names.size() - NAMED_MAX) + " more" : "");
    }
}
