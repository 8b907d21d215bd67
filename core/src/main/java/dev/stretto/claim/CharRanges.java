package dev.stretto.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A set of the characters (code points) a name can have.
 *
 * @param ranges disjoint and ascending
 */
record CharRanges(List<Range> ranges) {

    private static final int SLASH = '/';

    /** Shown in a witness before anything else, so that people can read it. */
    private static final String READABLE = "xabcdefghijklmnopqrstuvwyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_-.";

    /** From {@code low} to {@code high}, both included. */
    record Range(int low, int high) {}

    /** Every character a name can have: all but the slash and NUL. */
    static final CharRanges ANY =
            new CharRanges(List.of(new Range(1, SLASH - 1), new Range(SLASH + 1, Character.MAX_CODE_POINT)));

    static final CharRanges NOTHING = new CharRanges(List.of());

    /** Those that names are mostly made of, each once: a million claims hold many million of them. */
    private static final List<CharRanges> COMMON =
            IntStream.range(0, 128).mapToObj(CharRanges::alone).toList();

    static CharRanges of(int character) {
        return character < COMMON.size() ? COMMON.get(character) : alone(character);
    }

    private static CharRanges alone(int character) {
        return new CharRanges(List.of(new Range(character, character)));
    }

    /** Those in any of these ranges, which may meet; or if negated, all others. */
    static CharRanges of(List<Range> listed, boolean negated) {
        List<Range> sorted = new ArrayList<>(listed);
        sorted.sort(Comparator.comparingInt(Range::low));
        List<Range> result = new ArrayList<>();
        int next = 1;
        for (Range range : sorted) {
            int low = Math.max(range.low, next);
            if (negated && range.low > next) {
                result.add(new Range(next, range.low - 1));
            } else if (!negated && low <= range.high) {
                result.add(new Range(low, range.high));
            }
            next = Math.max(next, range.high + 1);
        }
        if (negated && next <= Character.MAX_CODE_POINT) {
            result.add(new Range(next, Character.MAX_CODE_POINT));
        }
        return new CharRanges(result).and(new CharRanges(ANY.ranges));
    }

    boolean contains(int character) {
        for (Range range : ranges) {
            if (range.low <= character && character <= range.high) {
                return true;
            }
        }
        return false;
    }

    private boolean isOne() {
        return ranges.size() == 1 && ranges.getFirst().low == ranges.getFirst().high;
    }

    /** The one character it holds; nothing where it holds several or none. */
    OptionalInt one() {
        return isOne() ? OptionalInt.of(ranges.getFirst().low) : OptionalInt.empty();
    }

    CharRanges and(CharRanges other) {
        List<Range> both = new ArrayList<>();
        for (Range mine : ranges) {
            for (Range theirs : other.ranges) {
                int low = Math.max(mine.low, theirs.low);
                int high = Math.min(mine.high, theirs.high);
                if (low <= high) {
                    both.add(new Range(low, high));
                }
            }
        }
        return new CharRanges(both);
    }

    /** One of them that is not the given one, a readable one if there is; nothing where there is none. */
    OptionalInt anyBut(int excluded) {
        if (isOne()) {
            int only = ranges.getFirst().low;
            return only == excluded ? OptionalInt.empty() : OptionalInt.of(only);
        }
        for (int at = 0; at < READABLE.length(); at++) {
            int readable = READABLE.charAt(at);
            if (readable != excluded && contains(readable)) {
                return OptionalInt.of(readable);
            }
        }
        for (Range range : ranges) {
            int first = range.low == excluded ? range.low + 1 : range.low;
            if (first <= range.high) {
                return OptionalInt.of(first);
            }
        }
        return OptionalInt.empty();
    }
}
