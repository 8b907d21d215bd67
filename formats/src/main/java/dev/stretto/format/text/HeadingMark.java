package dev.stretto.format.text;

import dev.stretto.format.Edit;
import dev.stretto.format.StatusWords;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mark of a heading or title that says how far its work is: {@code [COMPLETED]}, or a check sign at its end. */
public final class HeadingMark {

    /** The words that marks hold, without the boxes of items. */
    public static final StatusWords WORDS = StatusWords.NONE
            .with(PlanStatus.PENDING, "[NOT STARTED]", "[TODO]", "[BLOCKED]")
            .with(PlanStatus.IN_PROGRESS, "[IN PROGRESS]", "[PARTIAL]")
            .with(PlanStatus.COMPLETED, "[COMPLETE]", "[COMPLETED]", "[DONE]")
            .with(PlanStatus.FAILED, "[FAILED]")
            .with(PlanStatus.DEFERRED, "[DEFERRED]");

    private static final Pattern MARK = Pattern.compile(
            "(?<!\\\\)\\[(NOT STARTED|TODO|IN PROGRESS|COMPLETED?|DONE|PARTIAL|BLOCKED|FAILED|DEFERRED)\\]"
                    + "|[✅✔]\\uFE0F?(?:\\s{0,3}(?:COMPLETED?|DONE)\\b)?\\s*$",
            Pattern.CASE_INSENSITIVE);

    private HeadingMark() {}

    /** What a mark in a title says; empty where it has none. */
    public static Optional<PlanStatus> status(String title) {
        Matcher matcher = MARK.matcher(title);
        if (!possible(title) || !matcher.find()) {
            return Optional.empty();
        }
        return matcher.group(1) == null
                ? Optional.of(PlanStatus.COMPLETED)
                : WORDS.status("[" + matcher.group(1) + "]");
    }

    /** The change that makes the mark of a title say “completed”: none where it does; empty where there is no mark. */
    public static Optional<List<Edit>> completed(TextSpan span) {
        Matcher matcher = MARK.matcher(span.text());
        if (!possible(span.text()) || !matcher.find()) {
            return Optional.empty();
        }
        if (status(span.text()).equals(Optional.of(PlanStatus.COMPLETED))) {
            return Optional.of(List.of());
        }
        int length = matcher.end(1) - matcher.start(1);
        return Optional.of(List.of(new Edit(span.position(matcher.start(1)), length, "COMPLETED")));
    }

    /** A title without its mark; the blanks around it stay. */
    public static String without(String title) {
        return possible(title) ? MARK.matcher(title).replaceAll("") : title;
    }

    /** Whether there can be a mark in a title; most have none, and are spared the search. */
    private static boolean possible(String title) {
        return title.indexOf('[') >= 0 || title.indexOf('✅') >= 0 || title.indexOf('✔') >= 0;
    }
}
