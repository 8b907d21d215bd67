package dev.stretto.format.convert;

import dev.stretto.plan.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;

/** The values of annotations, as the reader of Stretto Markdown takes them. */
final class StrettoValues {

    /** What stands for itself in a value. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./*+@=-]+");

    private static final Pattern ESCAPED = Pattern.compile("[(\\[<`\\\\]");
    private static final Pattern LEADING = Pattern.compile("^[-:*_.)]");
    private static final Pattern TRAILING = Pattern.compile("[-:|,]$");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}&&[^\n\t]]");
    private static final Pattern LOST_AHEAD = Pattern.compile("^[\\s:–—-]+");
    private static final String LOST_BEHIND = " :|,–—-✅✔\uFE0F";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int TITLE_CHARS_MAX = 1_000;
    private static final int LINE_CHARS_MAX = 100_000;
    private static final int DECIMALS_MAX = 9;

    private StrettoValues() {}

    /** A value, in back-ticks where it does not stand for itself. */
    static String value(String text) {
        return PLAIN.matcher(text).matches() ? text : code(text);
    }

    /** A text in back-ticks, of which there are more than in it. */
    static String code(String text) {
        String fence = "`".repeat(longestRun(text) + 1);
        boolean padded = text.startsWith("`") || text.endsWith("`");
        return padded ? fence + " " + text + " " + fence : fence + text + fence;
    }

    /** A fence that is longer than any in a text. */
    static String fence(String text) {
        return "`".repeat(Math.max(3, longestRun(text) + 1));
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int at = 0; at < text.length(); at++) {
            run = text.charAt(at) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Running text in which nothing has a meaning; a backslash before a mark makes it only itself. */
    static String escaped(String text) {
        String inner = ESCAPED.matcher(text).replaceAll("\\\\$0");
        inner = LEADING.matcher(inner).replaceFirst("\\\\$0");
        return TRAILING.matcher(inner).replaceFirst("\\\\$0");
    }

    /** A document without characters that no text file should hold; as long as before. */
    static String printable(String document) {
        return UNPRINTABLE.matcher(document).replaceAll(" ");
    }

    /** Whether a text has a line that is longer than anybody reads. */
    static boolean holdsLongLine(String text) {
        return text.length() > LINE_CHARS_MAX && text.lines().anyMatch(line -> line.length() > LINE_CHARS_MAX);
    }

    /** A text as one line, without characters that a text file should not hold. */
    static String oneLine(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    /** One line of running text without what no escape helps, and of a length that can be read. */
    static String cleaned(String text) {
        String line = BLANKS.matcher(oneLine(text)).replaceAll(" ");
        String start = line.length() > TITLE_CHARS_MAX ? line.substring(0, TITLE_CHARS_MAX) + "…" : line;
        int end = start.length();
        while (end > 0 && LOST_BEHIND.indexOf(start.charAt(end - 1)) >= 0) {
            end--;
        }
        String clean = LOST_AHEAD.matcher(start.substring(0, end)).replaceFirst("");
        return clean.isEmpty() ? "…" : clean;
    }

    /** Whether two texts say the same, whatever the blanks between their words and lines. */
    static boolean sameWords(String a, String b) {
        return BLANKS.matcher(a.strip())
                .replaceAll(" ")
                .equals(BLANKS.matcher(b.strip()).replaceAll(" "));
    }

    static String estimate(Estimate estimate) {
        boolean hours = wholeHours(estimate.lowMinutes()) && wholeHours(estimate.highMinutes());
        double unit = hours ? 60 : 1;
        String high = decimal(estimate.highMinutes() / unit) + (hours ? "h" : "m");
        return estimate.lowMinutes() == estimate.highMinutes()
                ? high
                : decimal(estimate.lowMinutes() / unit) + "-" + high;
    }

    private static boolean wholeHours(double minutes) {
        return minutes > 0 && minutes % 60 == 0;
    }

    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + "h";
        }
        return millis % 60_000 == 0 ? millis / 60_000 + "m" : decimal(millis / 1000.0) + "s";
    }

    private static String decimal(double number) {
        return BigDecimal.valueOf(number)
                .setScale(DECIMALS_MAX, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
