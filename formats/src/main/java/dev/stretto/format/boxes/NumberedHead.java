package dev.stretto.format.boxes;

import dev.stretto.format.text.TextSpan;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Heads with numbers for ids: {@code 2. Title}, {@code 2.1 Title}, {@code 2.1 (P) Title}. */
public final class NumberedHead {

    /** A number alone needs its full stop: "3 retries" is no task 3. */
    private static final Pattern HEAD = Pattern.compile("(?:\\*\\*|__)?(?:Task\\s{1,3})?"
            + "([0-9]{1,6}(?:\\.[0-9]{1,6}){1,9}[a-z]?(?![\\p{L}\\p{N}])[.):：、]?|[0-9]{1,6}[a-z]?[.):：、])"
            + "(?:\\*\\*|__)?(?=\\s|$|\\p{IsHan})\\s*(\\(P\\)(?=\\s|$)\\s*)?");

    private NumberedHead() {}

    /** The head at an offset of a text; empty where its first line has none. */
    public static Optional<BoxHead> of(TextSpan span, int from) {
        Matcher head = HEAD.matcher(span.text()).region(from, Math.max(from, span.firstLineEnd()));
        if (!head.lookingAt()) {
            return Optional.empty();
        }
        String id = head.group(1);
        char last = id.charAt(id.length() - 1);
        boolean closed = !Character.isLetterOrDigit(last);
        return Optional.of(new BoxHead(
                closed ? id.substring(0, id.length() - 1) : id, head.start(1), head.end(), head.group(2) != null));
    }
}
