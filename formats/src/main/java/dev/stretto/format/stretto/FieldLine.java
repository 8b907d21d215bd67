package dev.stretto.format.stretto;

import dev.stretto.format.text.TextSpan;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the form {@code **Name**: value}.
 *
 * @param name in lower case, words joined by hyphens
 * @param valueStart the offset of its value
 * @param valueEnd the end of its line
 */
record FieldLine(String name, int valueStart, int valueEnd) {

    private static final Pattern FIELD = Pattern.compile(
            "[*_]{0,3}([A-Za-z][A-Za-z]*+(?:[ _-][A-Za-z]++){0,4})[*_]{0,3}\\s{0,3}:[*_]{0,3}(?=\\s|$|\\[)\\s*");

    private static final Set<String> OBJECTIVE = Set.of("objective", "goal");
    private static final Set<String> ESTIMATE = Set.of("estimate", "estimated-time", "effort", "timing", "duration");
    private static final Set<String> TASKS = Set.of("tasks", "steps", "implementation-tasks", "checklist");
    private static final Set<String> FILES = Set.of(
            "files", "files-to-modify", "files-to-create", "files-to-change", "files-modified", "modified-files");
    private static final Set<String> CRITERIA = Set.of(
            "success-criteria",
            "acceptance-criteria",
            "exit-criteria",
            "completion-criteria",
            "criteria",
            "acceptance",
            "verification",
            "validation",
            "definition-of-done",
            "deliverables",
            "quality-gates");

    /** The field on one line of a text, counted from 0. */
    static Optional<FieldLine> of(TextSpan span, int line) {
        int start = span.lineStart(line);
        int end = span.lineEnd(line);
        Matcher matcher = FIELD.matcher(span.text()).region(start, end);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new FieldLine(AnnotationKey.normal(matcher.group(1)), matcher.end(), end));
    }

    boolean empty() {
        return valueStart >= valueEnd;
    }

    boolean dependencies() {
        return AnnotationKey.of(name)
                .filter(key -> key == AnnotationKey.DEPENDS)
                .isPresent();
    }

    /** What it says of how its phase is to run, if it does. */
    Optional<AnnotationKey> rule() {
        return AnnotationKey.of(name).filter(AnnotationKey::ofPhases);
    }

    boolean pipelineNote() {
        return name.equals("pipeline-note");
    }

    boolean validation() {
        return name.equals("validation");
    }

    boolean objective() {
        return OBJECTIVE.contains(name);
    }

    boolean estimate() {
        return ESTIMATE.contains(name);
    }

    boolean testing() {
        return name.equals("testing") || name.equals("tests");
    }

    boolean tasks() {
        return TASKS.contains(name);
    }

    /** Whether it announces the files that the work changes. */
    boolean files() {
        return FILES.contains(name);
    }

    boolean modifies() {
        return name.equals("tasks-modify");
    }

    /** Whether a label or heading announces what is to be true in the end, and no work. */
    static boolean criteria(String label) {
        return CRITERIA.contains(AnnotationKey.normal(label));
    }
}
