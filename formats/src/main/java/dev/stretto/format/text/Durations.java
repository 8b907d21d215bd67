package dev.stretto.format.text;

import dev.stretto.plan.Estimate;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them. */
public final class Durations {

    private static final double WORKDAY_MINUTES = 8 * 60;
    private static final double DAY_MINUTES = 24 * 60;

    /** A century: what is longer was not meant. */
    private static final double MINUTES_MAX = 100 * 365 * DAY_MINUTES;

    private static final Pattern QUANTITY = Pattern.compile("\\s*([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*(\\p{L}{0,10})\\.?");
    private static final Pattern UNTIL = Pattern.compile("\\s*(?:-|–|—|~|to\\b)\\s*");
    private static final Pattern ABOUT = Pattern.compile("\\s*(?:~|≈|约|약|about\\b|ca\\.)?\\s*");

    private Durations() {}

    /**
     * An estimate of work: {@code 30-60 min}, {@code 1.5-2h}, {@code 2 hours}, {@code 1h 30m}, {@code 1d} (8 hours),
     * {@code 1w} (5 days).
     *
     * @return empty where it is none, also where it lacks a unit
     */
    public static Optional<Estimate> estimate(String words) {
        String text = words.strip();
        int start = end(ABOUT, text, 0);
        int lowEnd = compoundEnd(text, start);
        if (lowEnd == text.length()) {
            OptionalDouble both = minutes(text.substring(start), WORKDAY_MINUTES, "");
            return both.isPresent()
                    ? Optional.of(new Estimate(both.getAsDouble(), both.getAsDouble()))
                    : Optional.empty();
        }
        int highStart = end(UNTIL, text, lowEnd);
        if (highStart == lowEnd || compoundEnd(text, highStart) != text.length()) {
            return Optional.empty();
        }
        String highWords = text.substring(highStart);
        OptionalDouble high = minutes(highWords, WORKDAY_MINUTES, "");
        OptionalDouble low = minutes(text.substring(start, lowEnd), WORKDAY_MINUTES, firstUnit(highWords));
        if (low.isEmpty() || high.isEmpty() || low.getAsDouble() > high.getAsDouble()) {
            return Optional.empty();
        }
        return Optional.of(new Estimate(low.getAsDouble(), high.getAsDouble()));
    }

    /**
     * A span of real time: {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 1d} (24 hours).
     *
     * @return empty where it is none, is zero, or lacks a unit
     */
    public static Optional<Duration> duration(String words) {
        OptionalDouble minutes = minutes(words.strip(), DAY_MINUTES, "");
        if (minutes.isEmpty() || minutes.getAsDouble() * 60_000 < 1) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.round(minutes.getAsDouble() * 60_000)));
    }

    /** A time as {@code 45s}, {@code 20m} or {@code 1h 40m}, which {@link #estimate} reads; at least a second. */
    public static String text(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        if (seconds < 60) {
            return seconds + "s";
        }
        long minutes = Math.round(seconds / 60.0);
        if (minutes < 60) {
            return minutes + "m";
        }
        return minutes / 60 + "h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + "m");
    }

    /** One or more quantities that follow each other ({@code 1h 30m}), the whole text long. */
    private static OptionalDouble minutes(String text, double dayMinutes, String unitWhereNone) {
        Matcher matcher = QUANTITY.matcher(text);
        double sum = 0;
        int at = 0;
        while (at < text.length()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                return OptionalDouble.empty();
            }
            String unit = matcher.group(2).isEmpty() ? unitWhereNone : matcher.group(2);
            double factor = unitMinutes(unit.toLowerCase(Locale.ROOT), dayMinutes);
            sum += Double.parseDouble(matcher.group(1)) * factor;
            at = matcher.end();
        }
        return at > 0 && sum >= 0 && sum <= MINUTES_MAX ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    /** The minutes of one unit; for no unit a number that makes every sum fail. */
    private static double unitMinutes(String unit, double dayMinutes) {
        return switch (unit) {
            case "s", "sec", "secs", "second", "seconds", "秒", "초" -> 1 / 60.0;
            case "m", "min", "mins", "minute", "minutes", "minutos", "分", "分钟", "분", "мин" -> 1;
            case "h", "hr", "hrs", "hour", "hours", "hora", "horas", "小时", "時間", "시간", "ч", "час", "часа", "часов" ->
                60;
            case "d", "day", "days", "dia", "dias", "天", "日", "일", "день", "дня", "дней" -> dayMinutes;
            case "w", "wk", "wks", "week", "weeks", "周", "週", "주" ->
                dayMinutes == WORKDAY_MINUTES ? 5 * dayMinutes : 7 * dayMinutes;
            default -> Double.NaN;
        };
    }

    private static String firstUnit(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        return matcher.lookingAt() ? matcher.group(2) : "";
    }

    private static int compoundEnd(String text, int from) {
        int at = from;
        Matcher matcher = QUANTITY.matcher(text);
        while (at < text.length() && matcher.region(at, text.length()).lookingAt()) {
            at = unitEnd(matcher);
        }
        return at;
    }

    /** "1 to 2h": the word between the figures is no unit. */
    private static int unitEnd(Matcher matcher) {
        return matcher.group(2).equalsIgnoreCase("to") ? matcher.end(1) : matcher.end();
    }

    private static int end(Pattern pattern, String text, int from) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        return matcher.lookingAt() ? matcher.end() : from;
    }
}
