package dev.stretto.cli;

import java.util.ArrayList;
import java.util.List;

/** Fits text into a terminal's columns, of which a character takes none, one or two. */
final class TextLayout {

    private TextLayout() {}

    /** How many columns a text without control characters takes. */
    static int width(String text) {
        return text.codePoints().map(TextLayout::width).sum();
    }

    /** The text without anything that would move the cursor or colour what follows. */
    static String plain(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The text in at most so many columns, cut with an ellipsis where need be. */
    static String fit(String text, int columns) {
        String shown = plain(text);
        if (width(shown) <= columns) {
            return shown;
        }
        int left = Math.max(0, columns - 1);
        int end = 0;
        while (width(shown.codePointAt(end)) <= left) {
            left -= width(shown.codePointAt(end));
            end += Character.charCount(shown.codePointAt(end));
        }
        return columns < 1 ? "" : shown.substring(0, end) + "…";
    }

    /** As {@link #fit}, filled with blanks to exactly so many columns. */
    static String pad(String text, int columns) {
        String fitting = fit(text, columns);
        return fitting + " ".repeat(Math.max(0, columns - width(fitting)));
    }

    /** The text in lines of at most so many columns, broken at blanks; a longer word stays whole. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : plain(text).split(" ")) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    /** The East Asian wide and full-width blocks (Unicode Standard Annex 11), and emoji shown as pictures. */
    private static boolean isWide(int c) {
        return c >= 0x1100
                && (c <= 0x115f
                        || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f)
                        || (c >= 0xac00 && c <= 0xd7a3)
                        || (c >= 0xf900 && c <= 0xfaff)
                        || (c >= 0xfe30 && c <= 0xfe6f)
                        || (c >= 0xff00 && c <= 0xff60)
                        || (c >= 0xffe0 && c <= 0xffe6)
                        || (c >= 0x20000 && c <= 0x3fffd)
                        || Character.isEmojiPresentation(c));
    }
}
