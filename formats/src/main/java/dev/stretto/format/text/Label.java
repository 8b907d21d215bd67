package dev.stretto.format.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the form {@code **Name:** value} or {@code Name: value}, in any language.
 *
 * @param name in lower case, without marks
 * @param valueStart the offset of its value
 * @param valueEnd the end of its line
 */
public record Label(String name, int valueStart, int valueEnd) {

    private static final int WORDS_MAX = 6;
    private static final Pattern LABEL =
            Pattern.compile("[*_]{0,3}(\\p{L}[\\p{L}\\p{N} _/-]{0,48}+)[*_]{0,3}\\s{0,3}[:：][*_]{0,3}(?=\\s|$)\\s*");

    /** The label at the start of one line of a text, counted from 0. */
    public static Optional<Label> of(TextSpan span, int line) {
        Matcher matcher = LABEL.matcher(span.text()).region(span.lineStart(line), span.lineEnd(line));
        if (!matcher.lookingAt() || matcher.group(1).split(" ").length > WORDS_MAX) {
            return Optional.empty();
        }
        String name = matcher.group(1).strip().toLowerCase(Locale.ROOT);
        return Optional.of(new Label(name, Math.min(matcher.end(), span.lineEnd(line)), span.lineEnd(line)));
    }

    /** Its value in the text that it was found in. */
    public String value(TextSpan span) {
        return span.text().substring(valueStart, valueEnd).strip();
    }
}
