package dev.stretto.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write and read them. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|min|h|d)");

    private Durations() {}

    /** Milliseconds as {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
    static String text(long millis) {
        long seconds = Math.round(millis / 1000.0);
        if (millis < 10_000) {
            long tenths = Math.round(millis / 100.0);
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }

    /** Minutes as {@code 45 min} or {@code 3 h 30 min}. */
    static String ofMinutes(double minutes) {
        return minutes < 1 && minutes > 0
                ? text(Math.round(minutes * 60_000))
                : text(Math.round(minutes) * 60_000).replace("0.0 s", "0 min");
    }

    /** Reads {@code 90s}, {@code 30m}, {@code 2h}, {@code 30d}. */
    static final class Converter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            Matcher matcher = FORM.matcher(value.strip());
            if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
                throw new TypeConversionException("'" + value + "' is no duration: write 90s, 30m, 2h or 30d");
            }
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> Duration.ofMinutes(amount);
            };
        }
    }
}
