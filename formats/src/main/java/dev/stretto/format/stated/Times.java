package dev.stretto.format.stated;

import dev.stretto.format.text.Durations;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Times as prose holds them: {@code ~3.5 hours}, {@code 10-15 minutes}, {@code 12.5 working days}. */
final class Times {

    private static final String NUMBER = "[0-9]{1,6}(?:\\.[0-9]{1,3})?";

    /** A time in a pattern; a group around it is for {@link #minutes}. */
    static final String TIME = "~?\\s?" + NUMBER + "(?:\\s?[-–—]\\s?" + NUMBER + ")?\\s?(?:working\\s)?"
            + "(?:minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w)\\b";

    private static final Pattern WORKING = Pattern.compile("working\\s");

    private Times() {}

    /** The upper end of what {@link #TIME} matched. */
    static OptionalDouble minutes(String words) {
        return Durations.estimate(WORKING.matcher(words).replaceFirst(""))
                .map(estimate -> OptionalDouble.of(estimate.highMinutes()))
                .orElse(OptionalDouble.empty());
    }
}
