package dev.stretto.format.text;

import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of a task whose format keeps it in several fields. */
public final class BodyText {

    /** What is longer is a document of its own, not a place to look for the files of a task. */
    private static final int LOOKED_AT_CHARS_MAX = 200_000;

    private static final int CONTEXT_CHARS_MAX = 500;

    private static final Pattern BULLET = Pattern.compile("\\s*+[-*+]\\s++(?=\\[)");

    private final StringBuilder body = new StringBuilder();
    private final Set<String> files = new LinkedHashSet<>();
    private final List<ChecklistItem> checklist = new ArrayList<>();

    /** Takes in the paths that a text names which is no part of the body. */
    public BodyText files(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT_CHARS_MAX));
        TextSpan span = new TextSpan.Builder().line(start, Position.START).build();
        files.addAll(FileReferences.in(span, Inline.of(span), List.of()));
        return this;
    }

    /** Adds a text and the paths it names; a blank one adds nothing. */
    public BodyText prose(String text) {
        return section("", text).files(text);
    }

    /**
     * Adds a text that is about the task, and not what the task works on: its paths do not count.
     *
     * @param heading what it is about; may be empty
     */
    public BodyText section(String heading, String text) {
        if (!text.isBlank()) {
            body.append(body.isEmpty() ? "" : "\n\n").append(heading.isEmpty() ? "" : heading + ":\n");
            body.append(text.strip());
        }
        return this;
    }

    /** As {@link #section}, where lines with a box are items of the checklist instead. */
    public BodyText boxes(String heading, String text) {
        if (text.indexOf('[') < 0) {
            return section(heading, text);
        }
        StringBuilder rest = new StringBuilder();
        text.lines().forEach(line -> {
            Optional<ChecklistItem> item = item(line);
            item.ifPresentOrElse(checklist::add, () -> rest.append(line).append('\n'));
        });
        return section(heading, rest.toString());
    }

    private static Optional<ChecklistItem> item(String line) {
        Matcher bullet = BULLET.matcher(line);
        if (!bullet.lookingAt()) {
            return Optional.empty();
        }
        String text = line.substring(bullet.end());
        return Mark.of(text)
                .map(mark ->
                        new ChecklistItem(text.substring(mark.end()).strip(), mark.status() == PlanStatus.COMPLETED));
    }

    /** What its members must know of a group: its id and title, and the start of each text about it. */
    public static String context(String id, String title, String... about) {
        StringBuilder context = new StringBuilder("Part of " + id + ", " + title);
        for (String text : about) {
            if (!text.isBlank()) {
                context.append("\n").append(shortened(text.strip()));
            }
        }
        return context.toString();
    }

    private static String shortened(String text) {
        if (text.length() <= CONTEXT_CHARS_MAX) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(CONTEXT_CHARS_MAX - 1))
                ? CONTEXT_CHARS_MAX - 1
                : CONTEXT_CHARS_MAX;
        return text.substring(0, end) + "…";
    }

    /** The paths named so far, each once. */
    public Set<String> files() {
        return files;
    }

    /** The boxes so far. */
    public List<ChecklistItem> checklist() {
        return checklist;
    }

    /** The whole body; may be empty. */
    @Override
    public String toString() {
        return body.toString();
    }
}
