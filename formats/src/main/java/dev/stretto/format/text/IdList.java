package dev.stretto.format.text;

import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of ids as authors write it: {@code 1.1, 1.2 and 1.4-1.6}, {@code [phase_1, 2A]}, {@code Task 3.1 (the types)},
 * {@code none}.
 *
 * @param none whether it says that there is none
 * @param items what it names, in order; empty where it says none or nothing
 */
public record IdList(boolean none, List<Item> items) {

    /** What the words before an id say that it is. */
    public enum Kind {
        ANY,
        PHASE,
        TASK
    }

    /**
     * One id, or the first and last of a range.
     *
     * @param id as written; where no id stands at a place that must hold one, the words that stand there
     * @param until the last id of a range
     * @param proper whether it looks like an id at all
     */
    public record Item(String id, Optional<Item> until, Kind kind, boolean proper, Position position) {}

    /** How an id of a task or phase may look. */
    static final String ID = "(?:[A-Za-z][A-Za-z0-9]{0,19}-[0-9]{1,9}(?:\\.[0-9]{1,9}){0,9}[A-Za-z]?"
            + "|[A-Za-z]{0,5}[0-9]{1,9}(?:\\.[0-9]{1,9}){0,9}[A-Za-z]?)(?![\\p{L}\\p{N}_])(?!\\.[0-9])";

    /** "None" in the languages that plans were seen in. */
    private static final String NONE_WORDS = "none|nothing|no dependencies|n/a|없음|无|無|没有|なし|нет|nenhum|nenhuma"
            + "|ninguna|ninguno|aucun|aucune|keine|yok|لا يوجد";

    private static final Pattern NONE = Pattern.compile(
            "\\s*(?:[\"'`*_]*(?:" + NONE_WORDS
                    + ")(?![\\p{L}\\p{N}_]).*|(?:-{1,3}|–|—)\\s*|\\[\\s*(?:none)?\\s*\\]\\s*.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** One piece of what may stand between ids; not repeated in the pattern, whose matching would recurse. */
    private static final Pattern GLUE =
            Pattern.compile("[\\s,;，；、&+*_`\\[\\]\"'“”#]++|(?:and|or)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern PHASE = Pattern.compile("phases?[\\s_#-]{0,5}(?=[0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern TASK =
            Pattern.compile("tasks?[\\s#]{1,5}(?=[A-Za-z]{0,5}-?[0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE = Pattern.compile(ID);
    private static final Pattern RANGE_END = Pattern.compile(
            "\\s{0,5}(?:-|–|—|~|\\.\\.|\\bto\\b|\\bthrough\\b)\\s{0,5}(?:(?:phases?|tasks?)\\s{1,5})?(" + ID + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9]*-(?=[0-9])|[A-Za-z]+(?=[0-9])");

    /** Copies. */
    public IdList {
        items = List.copyOf(items);
    }

    /**
     * Reads the part of a text between two offsets. Words after an id are comment up to the next comma; words where an id
     * should stand are an {@linkplain Item#proper() improper} item.
     */
    public static IdList parse(TextSpan span, int from, int to) {
        String text = span.text();
        if (from < to
                && !isDigit(text.charAt(from))
                && NONE.matcher(text).region(from, to).matches()) {
            return new IdList(true, List.of());
        }
        List<Item> items = new ArrayList<>();
        Matcher matcher = ONE.matcher(text);
        int at = skipGlue(text, from, to);
        while (at < to) {
            // Most lists are bare numbers, which need no look for words.
            boolean word = !isDigit(text.charAt(at));
            int afterPhase = word ? skip(PHASE, text, at, to) : at;
            int afterTask = word ? skip(TASK, text, at, to) : at;
            Kind kind = afterPhase > at ? Kind.PHASE : afterTask > at ? Kind.TASK : Kind.ANY;
            int start = Math.max(afterPhase, afterTask);
            matcher.usePattern(ONE).region(start, to);
            if (matcher.lookingAt()) {
                String id = matcher.group();
                int end = matcher.end();
                Optional<Item> until = Optional.empty();
                matcher.usePattern(RANGE_END).region(end, to);
                if (matcher.lookingAt()) {
                    String last = withPrefixOf(id, matcher.group(1));
                    Position lastAt = span.position(matcher.start(1));
                    until = Optional.of(new Item(last, Optional.empty(), kind, true, lastAt));
                    end = matcher.end();
                }
                items.add(new Item(id, until, kind, true, span.position(start)));
                at = afterComment(text, end, to);
            } else {
                int end = segmentEnd(text, at, to);
                String words = text.substring(at, end).strip();
                if (!words.isEmpty()) {
                    items.add(new Item(words, Optional.empty(), Kind.ANY, false, span.position(at)));
                }
                at = skipGlue(text, end, to);
            }
        }
        return new IdList(false, items);
    }

    /** Whether every item is an id, and there is one. */
    public boolean proper() {
        return !items.isEmpty() && items.stream().allMatch(Item::proper);
    }

    /** {@code TASK-003-005} and {@code TASK-003~5} end at {@code TASK-005}. */
    private static String withPrefixOf(String first, String last) {
        Matcher prefix = PREFIX.matcher(first);
        if (!Character.isDigit(last.charAt(0)) || !prefix.lookingAt()) {
            return last;
        }
        boolean padded = prefix.end() < first.length() && first.charAt(prefix.end()) == '0';
        int zeros = padded ? Math.max(0, first.length() - prefix.end() - last.length()) : 0;
        return prefix.group() + "0".repeat(zeros) + last;
    }

    /** From behind an id to the next place where one may stand: what is not glue is comment up to the next comma. */
    private static int afterComment(String text, int from, int to) {
        int at = skipGlue(text, from, to);
        boolean separated = at > from && separates(text, from, at);
        if (at >= to || separated || startsId(text, at, to)) {
            return at;
        }
        return skipGlue(text, segmentEnd(text, at, to), to);
    }

    private static boolean separates(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (endsSegment(c) || c == '&' || c == '+' || Character.isLetter(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsId(String text, int at, int to) {
        int start = Math.max(skip(PHASE, text, at, to), skip(TASK, text, at, to));
        return ONE.matcher(text).region(start, to).lookingAt();
    }

    /** The end of what stands before the next comma that is in no bracket. */
    private static int segmentEnd(String text, int from, int to) {
        int depth = 0;
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth <= 0 && endsSegment(c)) {
                return at;
            }
            at++;
        }
        return to;
    }

    private static boolean endsSegment(char c) {
        return ",;，；、".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int skipGlue(String text, int from, int to) {
        int at = from;
        if (at >= to || isDigit(text.charAt(at))) {
            return at;
        }
        for (int next = skip(GLUE, text, at, to); next > at; next = skip(GLUE, text, at, to)) {
            at = next;
        }
        return at;
    }

    private static int skip(Pattern pattern, String text, int from, int to) {
        Matcher matcher = pattern.matcher(text).region(from, to);
        return matcher.lookingAt() ? matcher.end() : from;
    }
}
