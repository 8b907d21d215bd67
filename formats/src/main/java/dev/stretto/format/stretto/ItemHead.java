package dev.stretto.format.stretto;

import dev.stretto.format.text.TextSpan;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id that the text of an item starts with.
 *
 * @param id as written
 * @param idStart its offset
 * @param titleStart the offset of what follows it
 * @param bold whether it stands at the start of bold text that ends later
 */
record ItemHead(String id, int idStart, int titleStart, boolean bold) {

    private static final String DOTTED = "[0-9]{1,9}(?:\\.[0-9]{1,9}){1,9}[A-Za-z]?";
    private static final String NAMED = "[A-Z][A-Z0-9]{0,19}-[0-9]{1,9}(?:\\.[0-9]{1,9}){0,9}[A-Za-z]?";
    private static final String T_NUMBER = "T[0-9]{1,9}[A-Za-z]?";

    private static final Pattern HEAD = Pattern.compile("(\\*\\*|__)?[\\[`]?(?:(?:Task|TASK)\\s{1,3}(?=" + DOTTED
            + "\\s{0,2}[:*\\]`]))?(" + DOTTED + "|" + NAMED + "|" + T_NUMBER
            + ")[\\]`]?([:.)])?(\\*\\*|__)?([:.)]|\\s{1,3}[-–—:](?=\\s))?(?=\\s|$)\\s*");

    /** Names of standards look like ids: "UTF-8 everywhere" is no task 8 of a series UTF. */
    private static final Set<String> STANDARDS =
            Set.of("UTF", "SHA", "ISO", "RFC", "AES", "HTTP", "IEEE", "RSA", "GPT", "PEP", "CVE", "ES", "MD", "COVID");

    /** The head of an item's text from an offset (behind its box) on. */
    static Optional<ItemHead> of(TextSpan span, int from) {
        String text = span.text();
        Matcher matcher = HEAD.matcher(text).region(from, Math.max(from, span.firstLineEnd()));
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String id = matcher.group(2);
        int hyphen = id.indexOf('-');
        if (hyphen > 0 && STANDARDS.contains(id.substring(0, hyphen))) {
            return Optional.empty();
        }
        boolean bold = matcher.group(1) != null && matcher.group(4) == null;
        return Optional.of(new ItemHead(id, matcher.start(2), matcher.end(), bold));
    }
}
