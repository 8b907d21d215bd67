package dev.stretto.format.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The ids that a range goes through by counting, where no plan is at hand to look them up in. */
public final class IdRanges {

    /** A longer range was not meant, or is meant to hurt. */
    private static final int IDS_MAX = 1_000;

    private static final Pattern LAST_NUMBER = Pattern.compile("(.*?)([0-9]{1,9})");

    private IdRanges() {}

    /** {@code 1.1} to {@code 1.3} is 1.1, 1.2, 1.3; of a range that cannot be counted through, its two ends. */
    public static List<String> expanded(IdList.Item item) {
        if (item.until().isEmpty()) {
            return List.of(item.id());
        }
        Matcher first = LAST_NUMBER.matcher(item.id());
        Matcher last = LAST_NUMBER.matcher(item.until().get().id());
        if (first.matches() && last.matches() && first.group(1).equals(last.group(1))) {
            int from = Integer.parseInt(first.group(2));
            int to = Integer.parseInt(last.group(2));
            if (from <= to && to - from < IDS_MAX) {
                int width = first.group(2).startsWith("0") ? first.group(2).length() : 1;
                return IntStream.rangeClosed(from, to)
                        .mapToObj(number -> first.group(1) + padded(number, width))
                        .toList();
            }
        }
        return List.of(item.id(), item.until().get().id());
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
