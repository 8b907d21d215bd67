package dev.stretto.format.markdown;

import dev.stretto.format.PlanSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a text, told apart by whether they stand in a fenced block; a quick look, for recognising formats. */
public final class FencedLines {

    /** How many lines are looked at. */
    private static final int LINES_MAX = 10_000;

    /** Longer lines say nothing of a format. */
    private static final int LINE_CHARS_MAX = 1_000;

    private static final Pattern FENCE = Pattern.compile("\\s{0,40}(`{3,}|~{3,})(.*)");

    private static final Pattern NUMBERED_BOX = Pattern.compile(
            "\\s{0,40}[-*+]\\s{1,4}\\[.?\\]\\*?\\s{1,4}[*_`\\[]{0,4}(?:[0-9]{1,9}(?:\\.[0-9]{1,9})+|[0-9]{1,9}\\.|T[0-9]|[A-Z]{1,20}-[0-9])");

    private FencedLines() {}

    /** Whether a line is a checkbox with the id of a task, in any of the ways that plans write them. */
    public static boolean isNumberedBox(String line) {
        return NUMBERED_BOX.matcher(line).lookingAt();
    }

    /** Takes a line. */
    public interface Taker {

        /** A line without its end. */
        void line(String line, boolean fenced);
    }

    /** Shows the first lines of a text, the fences themselves left out. */
    public static void of(PlanSource source, Taker taker) {
        String open = "";
        int last = Math.min(source.lineCount(), LINES_MAX);
        for (int number = 1; number <= last; number++) {
            String line = source.line(number);
            if (line.length() > LINE_CHARS_MAX) {
                continue;
            }
            Matcher fence = FENCE.matcher(line);
            if (!fence.matches()) {
                taker.line(line, !open.isEmpty());
            } else if (open.isEmpty()) {
                open = fence.group(1);
            } else if (fence.group(1).startsWith(open) && fence.group(2).isBlank()) {
                open = "";
            }
        }
    }
}
