package dev.stretto.format.strategydoc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a calendar: {@code Day 1-2}, {@code (Week 1-2)}.
 *
 * @param count how many working days it is
 * @param end the offset behind it
 */
record Days(int count, int end) {

    private static final int OF_A_WEEK = 5;
    private static final int MINUTES_OF_A_DAY = 8 * 60;

    private static final Pattern DAYS = Pattern.compile(
            "[*_(]{0,3}(day|week)s?\\s{1,3}([0-9]{1,3})(?:\\s?[-–—]\\s?([0-9]{1,3}))?(?![0-9.])[*_)]{0,3}",
            Pattern.CASE_INSENSITIVE);

    /** The stretch at the start of a text. */
    static Optional<Days> at(String text) {
        Matcher matcher = DAYS.matcher(text);
        return matcher.lookingAt() ? of(matcher) : Optional.empty();
    }

    /** The stretch that a heading names at its end, in brackets. */
    static Optional<Days> inBrackets(String heading) {
        int open = heading.lastIndexOf('(');
        return open < 0 ? Optional.empty() : at(heading.substring(open));
    }

    private static Optional<Days> of(Matcher matcher) {
        int first = Integer.parseInt(matcher.group(2));
        int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
        int unit = matcher.group(1).equalsIgnoreCase("week") ? OF_A_WEEK : 1;
        return last < first ? Optional.empty() : Optional.of(new Days((last - first + 1) * unit, matcher.end()));
    }

    static double minutes(long days) {
        return (double) days * MINUTES_OF_A_DAY;
    }
}
