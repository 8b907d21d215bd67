package dev.stretto.format.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which brackets, code spans and HTML comments belong together in a text, found in one pass so that no text, however odd,
 * takes more than linear time. As in Markdown, a punctuation mark behind a backslash is only itself, except in code.
 */
public final class Inline {

    private static final String COMMENT_START = "<!--";
    private static final String COMMENT_END = "-->";
    private static final String ESCAPED = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final String text;

    /** At an opening bracket the offset of its closing one; at the start of a code span, comment or escape the offset behind it. */
    private final int[] partner;

    private final List<Code> codes = new ArrayList<>();

    /**
     * A code span.
     *
     * @param start the offset of its first back-tick
     * @param end the offset behind its last
     * @param content what it holds, without the one blank that may pad it on both sides
     */
    public record Code(int start, int end, String content) {}

    private Inline(String text) {
        this.text = text;
        this.partner = new int[text.length()];
    }

    /** Looks a text through. */
    public static Inline of(TextSpan span) {
        Inline inline = new Inline(span.text());
        if (span.text().indexOf('`') >= 0
                || span.text().indexOf('(') >= 0
                || span.text().indexOf('<') >= 0) {
            inline.scan();
        }
        return inline;
    }

    /** The code spans in order. */
    public List<Code> codes() {
        return codes;
    }

    /** The offset behind the code span, comment or escape that starts here, or this offset where none does. */
    public int skip(int at) {
        return text.charAt(at) != '(' && partner[at] > 0 ? partner[at] : at;
    }

    /** The offset of the bracket that closes the one here, or -1 where there is none. */
    public int closing(int open) {
        return text.charAt(open) == '(' && partner[open] > 0 ? partner[open] : -1;
    }

    /** Whether a backslash makes what follows it only itself. */
    private static boolean escapes(String text, int backslash) {
        return backslash + 1 < text.length() && ESCAPED.indexOf(text.charAt(backslash + 1)) >= 0;
    }

    /** A text without the backslashes of its escapes. */
    public static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        Inline inline = new Inline(text);
        inline.scan();
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int next = Math.max(at + 1, inline.skip(at));
            boolean escape = text.charAt(at) == '\\' && next == at + 2;
            out.append(text, escape ? at + 1 : at, next);
            at = next;
        }
        return out.toString();
    }

    private void scan() {
        Map<Integer, Integer> nextRun = new HashMap<>();
        int[] sameRun = new int[text.length()];
        for (int end = text.length(); end > 0; ) {
            int start = end - 1;
            if (text.charAt(start) == '`') {
                while (start > 0 && text.charAt(start - 1) == '`') {
                    start--;
                }
                Integer next = nextRun.put(end - start, start);
                sameRun[start] = next == null ? 0 : next;
            }
            end = start;
        }
        pair(sameRun);
    }

    private void pair(int[] sameRun) {
        Deque<Integer> open = new ArrayDeque<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int next = at + 1;
            if (c == '\\' && escapes(text, at)) {
                next = at + 2;
                partner[at] = next;
            } else if (c == '`') {
                next = pairCode(at, sameRun[at]);
            } else if (c == '<' && text.startsWith(COMMENT_START, at)) {
                next = pairComment(at);
            } else if (c == '(') {
                open.push(at);
            } else if (c == ')' && !open.isEmpty()) {
                partner[open.pop()] = at;
            }
            at = next;
        }
    }

    private int pairCode(int start, int closing) {
        int content = start;
        while (content < text.length() && text.charAt(content) == '`') {
            content++;
        }
        if (closing == 0) {
            return content;
        }
        int end = closing + (content - start);
        partner[start] = end;
        String words = text.substring(content, closing);
        boolean padded = words.length() > 2 && words.startsWith(" ") && words.endsWith(" ");
        codes.add(new Code(start, end, padded ? words.substring(1, words.length() - 1) : words));
        return end;
    }

    /** A comment without an end goes to the end of the text, so that nothing is searched twice. */
    private int pairComment(int start) {
        int found = text.indexOf(COMMENT_END, start + COMMENT_START.length());
        int end = found < 0 ? text.length() : found + COMMENT_END.length();
        partner[start] = end;
        return end;
    }
}
