package dev.stretto.format.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which of the ids that exist was probably meant; optimal string alignment (Damerau's edits, each place edited once). */
public final class NearestId {

    /** Longer ids than this are compared by their start only. */
    private static final int CHARS_MAX = 64;

    private NearestId() {}

    /**
     * The candidate with the fewest edits; of equals the one nearer in number, then the first.
     *
     * @return empty only where there are no candidates
     */
    public static Optional<String> of(String wanted, Collection<String> candidates) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = distance(wanted, candidate);
            if (best == null
                    || distance < bestDistance
                    || (distance == bestDistance && gap(wanted, candidate) < gap(wanted, best))) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many characters must be added, dropped, changed or swapped with their neighbour; case does not count. */
    public static int distance(String a, String b) {
        String left = shortened(a);
        String right = shortened(b);
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[right.length()];
    }

    private static String shortened(String id) {
        return (id.length() > CHARS_MAX ? id.substring(0, CHARS_MAX) : id).toLowerCase(Locale.ROOT);
    }

    /** How far apart the last numbers of two ids are; one without a number is far from all. */
    private static long gap(String a, String b) {
        long left = lastNumber(a);
        long right = lastNumber(b);
        return left < 0 || right < 0 ? Long.MAX_VALUE : Math.abs(left - right);
    }

    private static long lastNumber(String id) {
        int end = id.length();
        while (end > 0 && !isDigit(id.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < 15 && isDigit(id.charAt(start - 1))) {
            start--;
        }
        return start == end ? -1 : Long.parseLong(id.substring(start, end));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
