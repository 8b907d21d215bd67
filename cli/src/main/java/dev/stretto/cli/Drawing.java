package dev.stretto.cli;

import java.util.Map;
import java.util.stream.Stream;

/** The characters that boxes and arrows are drawn with, by what the user's terminal can show. */
enum Drawing {
    LINES("┌", "┐", "└", "┘", "─", "│", "→", "←", "…"),
    /** For terminals that know no Unicode. */
    ASCII("+", "+", "+", "+", "-", "|", "->", "<-", "...");

    private final String topLeft;
    private final String topRight;
    private final String bottomLeft;
    private final String bottomRight;
    private final String across;
    private final String down;
    private final String to;
    private final String from;
    private final String more;

    Drawing(
            String topLeft,
            String topRight,
            String bottomLeft,
            String bottomRight,
            String across,
            String down,
            String to,
            String from,
            String more) {
        this.topLeft = topLeft;
        this.topRight = topRight;
        this.bottomLeft = bottomLeft;
        this.bottomRight = bottomRight;
        this.across = across;
        this.down = down;
        this.to = to;
        this.from = from;
        this.more = more;
    }

    /** By the first of the variables of the locale that is set; where none is, Unicode, as in all other output. */
    static Drawing of(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> !locale.isEmpty())
                .findFirst()
                .filter(locale -> !locale.matches("(?i).*utf-?8.*"))
                .map(_ -> ASCII)
                .orElse(LINES);
    }

    String top(int columns) {
        return topLeft + across.repeat(columns - 2) + topRight;
    }

    String bottom(int columns) {
        return bottomLeft + across.repeat(columns - 2) + bottomRight;
    }

    String side() {
        return down;
    }

    /** Blocks, or leads to. */
    String to() {
        return to;
    }

    /** Waits for. */
    String from() {
        return from;
    }

    /** There is more that is not shown. */
    String more() {
        return more;
    }

    /** The text in exactly so many columns. */
    String pad(String text, int columns) {
        boolean whole = TextLayout.width(TextLayout.plain(text)) <= columns;
        String fitting = whole || this == LINES
                ? TextLayout.fit(text, columns)
                : TextLayout.fit(text, columns - more.length() + 1).replace(LINES.more, more);
        return TextLayout.pad(fitting, columns);
    }
}
