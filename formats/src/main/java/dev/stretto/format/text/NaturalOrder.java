package dev.stretto.format.text;

import java.util.Comparator;

/** Ids as people count them: {@code 1.9} before {@code 1.10}, {@code 1.2} before {@code 1.2b} before {@code 1.3}. */
public final class NaturalOrder implements Comparator<String> {

    /** The order; it agrees with equals. */
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int iEnd = digitsEnd(a, i);
                int jEnd = digitsEnd(b, j);
                int order = compareNumbers(a, i, iEnd, b, j, jEnd);
                if (order != 0) {
                    return order;
                }
                i = iEnd;
                j = jEnd;
            } else {
                int order = Character.compare(a.charAt(i++), b.charAt(j++));
                if (order != 0) {
                    return order;
                }
            }
        }
        int order = Integer.compare(a.length() - i, b.length() - j);
        return order != 0 ? order : a.compareTo(b);
    }

    /** Compares without parsing, so that a number may have any length. */
    private static int compareNumbers(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int i = withoutZeros(a, aFrom, aTo);
        int j = withoutZeros(b, bFrom, bTo);
        int order = Integer.compare(aTo - i, bTo - j);
        while (order == 0 && i < aTo) {
            order = Character.compare(a.charAt(i++), b.charAt(j++));
        }
        return order;
    }

    private static int withoutZeros(String id, int from, int to) {
        int at = from;
        while (at < to - 1 && id.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int digitsEnd(String id, int from) {
        int end = from;
        while (end < id.length() && isDigit(id.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
