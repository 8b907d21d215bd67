package dev.stretto.format.batchsheet;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Edit;
import dev.stretto.format.StatusWords;
import dev.stretto.format.Tick;
import dev.stretto.format.text.Durations;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between the walls of a box that is a task: {@code 1.3 builtinModules (1-2h) ✅}.
 *
 * @param idStart the offset of the id in the text
 * @param tick the change that marks it as completed
 */
record BoxText(String id, String title, PlanStatus status, Optional<Estimate> estimate, int idStart, Tick tick) {

    /** The boxes of items, and the signs that stand without one. */
    static final StatusWords STATUS_WORDS = Mark.WORDS
            .with(PlanStatus.COMPLETED, "✅", "✓", "✔", "☑")
            .with(PlanStatus.IN_PROGRESS, "🔄", "⏳")
            .with(PlanStatus.FAILED, "❌");

    private static final Pattern HEAD =
            Pattern.compile("(?:(✅|✓|✔|☑|🔄|⏳|❌)\\uFE0F?\\s{0,3})?(?:Task\\s)?((?:[0-9]{1,9}(?:\\.[0-9]{1,9}){1,9}"
                    + "|[A-Z][A-Z0-9]{0,19}-[0-9]{1,9}|T[0-9]{1,9})[A-Za-z]?)[:.)]?\\s{1,9}(?=\\S)");
    private static final Pattern SIGN = Pattern.compile("\\s(✅|✓|✔|☑|🔄|⏳|❌)\\uFE0F?$");
    private static final Pattern ESTIMATE = Pattern.compile("\\s?\\((?:est:\\s?)?([^()]{1,40})\\)$");
    private static final Pattern TIME = Pattern.compile("[0-9].*(?:h|hours?|min(?:utes?)?|m|d|days?)$");

    private static final String DONE = " ✅";

    /** How many columns that takes. */
    private static final int DONE_WIDTH = 3;

    /** Whether a text between walls starts as a task does; for a quick look. */
    static boolean isTask(String content) {
        String text = content.strip();
        int start = Mark.of(text).map(Mark::end).orElse(0);
        return HEAD.matcher(text).region(start, text.length()).lookingAt();
    }

    /**
     * The task of a box.
     *
     * @param from the offset behind its left wall
     * @param to the offset of its right wall
     * @return empty where no id stands there
     */
    static Optional<BoxText> of(TextSpan span, int from, int to, Diagnostics diagnostics) {
        String padded = span.text().substring(from, to);
        int start = from + padded.length() - padded.stripLeading().length();
        int end = from + padded.stripTrailing().length();
        if (start >= end) {
            return Optional.empty();
        }
        Optional<Mark> box = Mark.of(span.text().substring(start, end));
        Matcher head =
                HEAD.matcher(span.text()).region(start + box.map(Mark::end).orElse(0), end);
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        String rest = span.text().substring(head.end(), end);
        Matcher sign = SIGN.matcher(rest);
        boolean signed = sign.find();
        String words = signed ? rest.substring(0, sign.start()).strip() : rest;
        PlanStatus status = box.map(Mark::status)
                .or(() -> Optional.ofNullable(head.group(1)).flatMap(STATUS_WORDS::status))
                .or(() -> signed ? STATUS_WORDS.status(sign.group(1)) : Optional.empty())
                .orElse(PlanStatus.PENDING);
        Matcher bracket = ESTIMATE.matcher(words);
        Optional<Estimate> estimate = bracket.find() ? Durations.estimate(bracket.group(1)) : Optional.empty();
        if (estimate.isEmpty()
                && bracket.hasMatch()
                && TIME.matcher(bracket.group(1)).matches()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_ESTIMATE,
                    span.position(head.end() + bracket.start(1)),
                    Diagnostics.quote(bracket.group(1)) + " is no estimate, so the task counts as having none",
                    "write a time with its unit: 30m, 1.5-2h, 1d");
        }
        String title =
                estimate.isPresent() ? words.substring(0, bracket.start()).strip() : words;
        List<Edit> done = status == PlanStatus.COMPLETED
                ? List.of()
                : List.of(
                        box.isPresent()
                                ? boxEdit(span, start, box.get())
                                : signed ? signEdit(span, head.end(), sign) : added(span, end, to));
        return Optional.of(new BoxText(
                head.group(2),
                title.isEmpty() ? head.group(2) : title,
                status,
                estimate,
                head.start(2),
                new Tick(done, Optional.empty())));
    }

    private static Edit boxEdit(TextSpan span, int start, Mark box) {
        return new Edit(span.position(start + box.signStart()), box.signEnd() - box.signStart(), "x");
    }

    private static Edit signEdit(TextSpan span, int from, Matcher sign) {
        return new Edit(span.position(from + sign.start(1)), sign.end() - sign.start(1), "✅");
    }

    /** The sign takes the place of blanks, so that the wall stays where it is; where there are too few, it moves. */
    private static Edit added(TextSpan span, int end, int wall) {
        return new Edit(span.position(end), wall - end > DONE_WIDTH ? DONE_WIDTH : 0, DONE);
    }
}
