package dev.stretto.format.speckit;

import dev.stretto.format.boxes.BoxHead;
import dev.stretto.format.text.TextSpan;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ids look like, and where they stand. */
final class SpecKitIds {

    /** {@code T012}, {@code T010a}, {@code TASK-001}; with three digits also other letters: {@code P001}, {@code QG012}. */
    static final String ID =
            "(?:(?:TASK|T)-?[0-9]{1,6}|[A-Z]{1,5}[0-9]{3,6})(?:\\.[0-9]{1,4}){0,3}[a-z]?(?![\\p{L}\\p{N}_])";

    private static final Pattern BOX =
            Pattern.compile("(?:\\*\\*|__)?[\\[`]?(" + ID + ")[\\]`]?(?:\\*\\*|__)?[:.)]?(?:\\*\\*|__)?(?=\\s|$)\\s*");

    private static final Pattern HEADING = Pattern.compile(
            "[^\\p{L}\\p{N}]{0,6}((?:TASK|T)-?[0-9]{1,6}[a-z]?(?![\\p{L}\\p{N}_]))[\\]`]?(?:[:：.)]|\\s{1,3}[-–—](?=\\s)|(?=\\s))"
                    + "[*_]{0,2}\\s*");

    private static final Pattern PLACEHOLDER = Pattern.compile("(?:\\*\\*)?\\[?T(?:[XxNn#?]{1,4}|ask[Ii][Dd])\\b");

    private static final Pattern LABELS = Pattern.compile("(?:\\[[^\\[\\]\\n]{1,20}\\]\\s{0,5}){0,8}");
    private static final Pattern PARALLEL = Pattern.compile("\\[[Pp]\\]\\s{0,5}");

    private SpecKitIds() {}

    /** The head of a box's text. */
    static Optional<BoxHead> ofBox(TextSpan span, int from) {
        return head(BOX, span, from);
    }

    /** The head of a heading that is a task. */
    static Optional<BoxHead> ofHeading(TextSpan span) {
        return head(HEADING, span, 0);
    }

    private static Optional<BoxHead> head(Pattern pattern, TextSpan span, int from) {
        Matcher head = pattern.matcher(span.text()).region(from, Math.max(from, span.firstLineEnd()));
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        int title = head.end();
        boolean parallel = PARALLEL.matcher(span.text())
                .region(title, labelsEnd(span, title))
                .find();
        return Optional.of(new BoxHead(head.group(1), head.start(1), title, parallel));
    }

    private static int labelsEnd(TextSpan span, int from) {
        Matcher labels = LABELS.matcher(span.text()).region(from, Math.max(from, span.firstLineEnd()));
        return labels.lookingAt() ? labels.end() : from;
    }

    /** A title without the {@code [P]} among the labels at its start; the other labels stay. */
    static String withoutParallel(String title) {
        Matcher labels = LABELS.matcher(title);
        if (title.indexOf('[') < 0 || !labels.lookingAt()) {
            return title;
        }
        return PARALLEL.matcher(labels.group()).replaceAll("") + title.substring(labels.end());
    }

    static boolean placeholder(TextSpan span, int from) {
        return PLACEHOLDER
                .matcher(span.text())
                .region(from, span.text().length())
                .lookingAt();
    }
}
