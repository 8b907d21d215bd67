package dev.stretto.format.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phase by its number and title: {@code Phase 1: Synchronization}.
 *
 * @param id its number, perhaps with a letter
 * @param title what follows; may be empty
 * @param apart whether a colon, a dash or nothing stands between the two, as in headings, and not words as in a sentence
 */
public record PhaseName(String id, String title, boolean apart) {

    private static final Pattern NAME = Pattern.compile(
            "[^\\p{L}\\p{N}]{0,8}Phase[\\s_-]{0,3}([0-9]{1,6}(?:\\.[0-9]{1,6}){0,3}[A-Za-z]?)(?![\\p{L}\\p{N}])[*_]{0,3}\\s{0,3}"
                    + "(?:([:.)–—-]{1,3})(?=\\s|[*_]|$))?[*_]{0,3}\\s*([^\\n]*)",
            Pattern.CASE_INSENSITIVE);

    /** The phase that a text starts with, if it does. */
    public static Optional<PhaseName> of(String text) {
        Matcher matcher = NAME.matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String title = matcher.group(3).strip();
        return Optional.of(new PhaseName(matcher.group(1), title, matcher.group(2) != null || title.isEmpty()));
    }
}
