package dev.stretto.format.beads;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.json.JsonFields;
import dev.stretto.format.json.JsonText;
import dev.stretto.format.json.JsonValue;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The issues of a file, a line each. A line that cannot be read is an error of its own, and the others are read. */
final class IssueLines {

    private final PlanSource source;
    private final Diagnostics diagnostics;
    private final List<Issue> issues = new ArrayList<>();
    private int others;
    private @Nullable Position firstOther;

    IssueLines(PlanSource source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** All issues, deleted ones too. */
    List<Issue> read() {
        String text = source.text();
        for (int line = 1; line <= source.lineCount(); line++) {
            int start = source.lineStart(line);
            int end = line < source.lineCount() ? source.lineStart(line + 1) : text.length();
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (start < end && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            if (start < end) {
                JsonText.parse(source, start, end, diagnostics).ifPresent(this::take);
            }
        }
        if (firstOther != null) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    firstOther,
                    others + (others == 1 ? " line is no issue" : " lines are no issues") + ", and so not read",
                    "nothing needs to be done: memories and the like are no tasks");
        }
        return issues;
    }

    private void take(JsonValue value) {
        if (!(value instanceof JsonValue.Obj object)) {
            diagnostics.error(
                    DiagnosticCode.BAD_VALUE,
                    value.position(),
                    "this line should be an issue, and is " + value.kind(),
                    "keep one issue, an object, on each line");
            return;
        }
        String type = object.string("_type");
        if (!type.isEmpty() && !type.equals("issue")) {
            others++;
            firstOther = firstOther == null ? value.position() : firstOther;
            return;
        }
        JsonFields fields = new JsonFields(object, diagnostics);
        fields.id("id").ifPresent(id -> issues.add(new Issue(id, fields)));
    }
}
