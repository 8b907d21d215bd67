package dev.stretto.claim;

import dev.stretto.claim.CharRanges.Range;
import java.util.ArrayList;
import java.util.List;

/** A set of characters in square brackets: {@code [a-z]}, {@code [!a]}, {@code [^a]}; a {@code ]} that comes first belongs to it. */
final class CharClass {

    private CharClass() {}

    /** Where the class that starts here is over: the place after its bracket. */
    static int end(String text, int open) throws BadGlobException {
        int at = first(text, open);
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
        }
        while (at < text.length() && text.charAt(at) != '/') {
            if (text.charAt(at) == ']') {
                return at + 1;
            }
            at++;
        }
        throw new BadGlobException("the [ is not closed in its part of the path", open + 1);
    }

    /** The characters of a class that is closed. */
    static CharRanges read(String text, int open, int end) throws BadGlobException {
        List<Range> ranges = new ArrayList<>();
        int first = first(text, open);
        int at = first;
        while (at < end - 1) {
            int low = text.codePointAt(at);
            at += Character.charCount(low);
            int high = low;
            if (at < end - 2 && text.charAt(at) == '-') {
                high = text.codePointAt(at + 1);
                at += 1 + Character.charCount(high);
            }
            if (high < low) {
                throw new BadGlobException("the range in [ ] goes backwards", open + 1);
            }
            ranges.add(new Range(low, high));
        }
        return CharRanges.of(ranges, first > open + 1);
    }

    private static int first(String text, int open) {
        boolean negated = open + 1 < text.length() && "!^".indexOf(text.charAt(open + 1)) >= 0;
        return open + (negated ? 2 : 1);
    }
}
