package dev.stretto.format.json;

import dev.stretto.format.Diagnostics;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the values of one text, where each value must be of one kind. */
public final class JsonProblems {

    private final Diagnostics diagnostics;
    private final Set<String> unknownFields = new HashSet<>();

    /** Problems that are reported there. */
    public JsonProblems(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A value that cannot be used. */
    public void bad(Position at, String message, String hint) {
        diagnostics.error(DiagnosticCode.BAD_VALUE, at, message, hint);
    }

    /** Something that is probably not meant. */
    public void warn(DiagnosticCode code, Position at, String message, String hint) {
        diagnostics.warning(code, at, message, hint);
    }

    /** A value that must be of one kind; empty, with an error, where it is of another. */
    public <V extends JsonValue> Optional<V> as(JsonValue value, Class<V> type, String wanted, String name) {
        if (type.isInstance(value)) {
            return Optional.of(type.cast(value));
        }
        bad(value.position(), name + " is " + wanted + ", not " + value.kind(), "see the description of this format");
        return Optional.empty();
    }

    /** Whether a text that should name something is blank, which is an error. */
    public boolean blank(JsonValue.Text text, String name) {
        boolean blank = text.value().isBlank();
        if (blank) {
            bad(text.position(), name + " is empty", "fill it in, or leave it out");
        }
        return blank;
    }

    /** A field that is not read; each is named once. */
    public void unknownField(String what, String name, Position at) {
        if (unknownFields.add(what + " " + name)) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    at,
                    Diagnostics.quote(name) + " of a " + what + " is not read",
                    "see the description of this format for the fields that are");
        }
    }
}
