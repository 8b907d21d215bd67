package dev.stretto.format.stretto;

import dev.stretto.format.Edit;
import dev.stretto.format.StatusWords;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is left of a line when everything understood is taken out of it. */
final class Titles {

    private static final Pattern STATUS = Pattern.compile(
            "\\[(NOT STARTED|TODO|IN PROGRESS|COMPLETED?|DONE|PARTIAL|BLOCKED|FAILED|DEFERRED)\\]"
                    + "|[✅✔]\\uFE0F?(?:\\s{0,3}(?:COMPLETED?|DONE)\\b)?\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDER_MARK =
            Pattern.compile("\\[(?:SEQUENTIAL|PARALLEL)\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|$)");
    private static final Pattern BLANKS = Pattern.compile("\\s{2,}|[\\s&&[^ ]]");

    /** The boxes of items, and the marks of headings. */
    static final StatusWords STATUS_WORDS = Mark.WORDS
            .with(PlanStatus.PENDING, "[NOT STARTED]", "[TODO]", "[BLOCKED]")
            .with(PlanStatus.IN_PROGRESS, "[IN PROGRESS]", "[PARTIAL]")
            .with(PlanStatus.COMPLETED, "[COMPLETE]", "[COMPLETED]", "[DONE]")
            .with(PlanStatus.FAILED, "[FAILED]")
            .with(PlanStatus.DEFERRED, "[DEFERRED]");

    private Titles() {}

    /** The text between two offsets without the annotations in it, line ends kept. */
    static String without(List<Annotation> annotations, String text, int from, int to) {
        StringBuilder out = new StringBuilder();
        int at = from;
        for (Annotation annotation : annotations) {
            if (annotation.end() > at && annotation.start() < to) {
                out.append(text, at, Math.max(at, annotation.start()));
                text.substring(Math.max(at, annotation.start()), Math.min(to, annotation.end()))
                        .chars()
                        .filter(c -> c == '\n')
                        .forEach(c -> out.append('\n'));
                at = Math.min(to, annotation.end());
            }
        }
        return out.append(text, at, Math.max(at, to)).toString();
    }

    /** What a mark such as {@code [COMPLETED]} in a title says. */
    static Optional<PlanStatus> status(String title) {
        Matcher matcher = STATUS.matcher(title);
        if (!marked(title) || !matcher.find()) {
            return Optional.empty();
        }
        return matcher.group(1) == null
                ? Optional.of(PlanStatus.COMPLETED)
                : STATUS_WORDS.status("[" + matcher.group(1) + "]");
    }

    /** The change that makes the mark of a title say “completed”: none where it does; empty where there is no mark. */
    static Optional<List<Edit>> completed(TextSpan span) {
        Matcher matcher = STATUS.matcher(span.text());
        if (!marked(span.text()) || !matcher.find()) {
            return Optional.empty();
        }
        if (status(span.text()).equals(Optional.of(PlanStatus.COMPLETED))) {
            return Optional.of(List.of());
        }
        int length = matcher.end(1) - matcher.start(1);
        return Optional.of(List.of(new Edit(span.position(matcher.start(1)), length, "COMPLETED")));
    }

    /** Whether there can be a mark in it; most titles have none, and are spared the search. */
    private static boolean marked(String title) {
        return title.indexOf('[') >= 0 || title.indexOf('✅') >= 0 || title.indexOf('✔') >= 0;
    }

    /** One line without status and order marks, comments, and the blanks and dashes that they leave. */
    static String clean(String title) {
        String text = title.indexOf('<') < 0 ? title : COMMENT.matcher(title).replaceAll("");
        if (marked(text)) {
            text = STATUS.matcher(text).replaceAll("");
            text = ORDER_MARK.matcher(text).replaceAll("");
        }
        text = BLANKS.matcher(text.strip()).replaceAll(" ");
        int end = text.length();
        while (end > 1 && text.charAt(end - 2) == ' ' && "-–—:|,".indexOf(text.charAt(end - 1)) >= 0) {
            end -= 2;
        }
        return text.substring(0, end).strip();
    }
}
