package dev.stretto.report;

import dev.stretto.format.DisplayWidth;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Texts of others made fit for a report, and times as people read them. */
final class Texts {

    /** The longest title in a drawing, in characters. */
    static final int LABEL_MAX = 60;

    private static final double HOUR = 60;

    private Texts() {}

    /** A text on one line, without characters that no reader of it could show. */
    static String oneLine(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029) {
                out.append(' ');
            } else {
                out.appendCodePoint(DisplayWidth.controls(c) || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
            }
        });
        return out.toString().strip();
    }

    /** A text on one line, cut off visibly where it is longer than so many characters. */
    static String shortened(String text, int max) {
        String line = oneLine(text);
        return line.codePointCount(0, line.length()) <= max
                ? line
                : line.substring(0, line.offsetByCodePoints(0, max - 1)).strip() + "…";
    }

    /** A text on one line, cut off visibly where it takes more than so many cells on the screen. */
    static String fitting(String text, int cells) {
        String line = oneLine(text);
        int width = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            width += DisplayWidth.of(line.codePointAt(at));
            if (width > cells) {
                return line.substring(0, at).strip() + "…";
            }
        }
        return line;
    }

    /** A text for XML and HTML, in an element or a quoted attribute. */
    static String xml(String text) {
        return oneLine(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** {@code 45 min}, {@code 1 hour}, {@code 4.5 hours}. */
    static String hours(double minutes) {
        if (minutes < HOUR && minutes != 0) {
            return decimal(minutes, 3) + " min";
        }
        String hours = decimal(minutes / HOUR, 2);
        return hours + (hours.equals("1") ? " hour" : " hours");
    }

    /** {@code 45m}, {@code 1h}, {@code 4.5h}. */
    static String brief(double minutes) {
        return minutes < HOUR && minutes != 0 ? decimal(minutes, 3) + "m" : decimal(minutes / HOUR, 2) + "h";
    }

    /** Real time: {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String time(long millis) {
        if (millis < 10_000) {
            return decimal(millis / 1000.0, 1) + " s";
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        return seconds / 3600 + " h" + (seconds / 60 % 60 == 0 ? "" : " " + seconds / 60 % 60 + " min");
    }

    /** A number with at most so many decimals, and none that say nothing. */
    static String decimal(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** A text filled up to a width on the screen. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
    }
}
