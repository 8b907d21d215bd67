package dev.stretto.format.text;

import java.util.ArrayList;
import java.util.List;

/** Lists separated by commas or semicolons whose items may hold them in brackets or code spans. */
public final class ListText {

    private ListText() {}

    /**
     * One item.
     *
     * @param text without the blanks around it
     * @param offset where that starts in the list
     */
    public record Item(String text, int offset) {}

    /** The items; {@code a/{b,c}, `d`} has two. An empty text has one empty item. */
    public static List<Item> split(String text) {
        List<Item> items = new ArrayList<>();
        int depth = 0;
        boolean code = false;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '`') {
                code = !code;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if ((c == ',' || c == ';') && depth <= 0 && !code) {
                items.add(item(text, start, at));
                start = at + 1;
            }
        }
        items.add(item(text, start, text.length()));
        return items;
    }

    private static Item item(String text, int from, int to) {
        int start = from;
        while (start < to && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        // An empty item has its place where it should start.
        return new Item(text.substring(start, to).stripTrailing(), start == to ? from : start);
    }

    /** A value without the back-ticks or quotes around it. */
    public static String unquoted(String text) {
        String value = text.strip();
        int ticks = 0;
        while (ticks < value.length() && value.charAt(ticks) == '`') {
            ticks++;
        }
        String fence = "`".repeat(ticks);
        if (ticks > 0 && value.length() > 2 * ticks && value.endsWith(fence)) {
            String inside = value.substring(ticks, value.length() - ticks);
            // "`a` and `b`" only looks as if it stood in back-ticks.
            return inside.contains(fence) ? value : inside.strip();
        }
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
