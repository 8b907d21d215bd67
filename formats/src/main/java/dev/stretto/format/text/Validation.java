package dev.stretto.format.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task's {@code Validation:} says: a command and the exit status it must end with ({@code `make test` returns 0}) is the task's
 * gate; all else there is for the one who does the task.
 *
 * @param gate a command for {@code sh} that passes exactly if the named one ends with the named status
 * @param whole whether the text says no more than this
 */
public record Validation(String gate, boolean whole) {

    private static final int STATUS_MAX = 255;

    private static final Pattern CHECK = Pattern.compile(
            "\\s*`([^`\\n]{1,1000}+)`\\s{1,3}(?:returns|exits|exit)(?:\\s{1,3}with)?(?:\\s{1,3}(?:the\\s{1,3})?(?:exit\\s{1,3})?(?:code|status))?"
                    + "\\s{1,3}`?([0-9]{1,3})`?(?![\\w%]|[.:,-]\\w)[.;,]?\\s*",
            Pattern.CASE_INSENSITIVE);

    /**
     * The check that a text begins with; empty where it begins otherwise.
     *
     * @param text what stands behind the label, as written
     */
    public static Optional<Validation> of(String text) {
        Matcher matcher = CHECK.matcher(text);
        if (!matcher.lookingAt() || matcher.group(1).isBlank()) {
            return Optional.empty();
        }
        int status = Integer.parseInt(matcher.group(2));
        if (status > STATUS_MAX) {
            return Optional.empty();
        }
        String command = matcher.group(1).strip();
        // In a shell of its own, so that an "exit" in the command does not end the test of its status.
        String gate = status == 0 ? command : "( " + command + " ); test $? -eq " + status;
        return Optional.of(new Validation(gate, matcher.end() == text.length()));
    }
}
