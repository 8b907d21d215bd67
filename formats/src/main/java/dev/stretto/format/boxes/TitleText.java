package dev.stretto.format.boxes;

import dev.stretto.format.text.HeadingMark;
import java.util.Optional;
import java.util.regex.Pattern;

/** Titles, as they are shown. */
final class TitleText {

    private static final Pattern BLANKS = Pattern.compile("\\s{2,}|[\\s&&[^ ]]");
    private static final String SEPARATORS = "-–—:：|,";

    private TitleText() {}

    /** One line without marks of status, and the separators around it; empty where nothing is left. */
    static Optional<String> clean(String words) {
        String text = BLANKS.matcher(HeadingMark.without(words).strip()).replaceAll(" ");
        int start = 0;
        while (start < text.length() && separates(text, start)) {
            start++;
        }
        int end = text.length();
        while (end > start + 1 && text.charAt(end - 2) == ' ' && SEPARATORS.indexOf(text.charAt(end - 1)) >= 0) {
            end -= 2;
        }
        String title = unpaired(text.substring(start, end).strip());
        return title.isEmpty() ? Optional.empty() : Optional.of(title);
    }

    /** A separator counts only before a blank: "-v prints more" keeps its hyphen. */
    private static boolean separates(String text, int at) {
        char c = text.charAt(at);
        return c == ' '
                || (SEPARATORS.indexOf(c) >= 0 && (at + 1 == text.length() || text.charAt(at + 1) == ' ' || c == ':'));
    }

    /** Bold text that began before the id ends in the title. */
    private static String unpaired(String text) {
        int first = text.indexOf("**");
        boolean alone = first >= 0 && text.indexOf("**", first + 2) < 0;
        return alone ? (text.substring(0, first) + text.substring(first + 2)).strip() : text;
    }
}
