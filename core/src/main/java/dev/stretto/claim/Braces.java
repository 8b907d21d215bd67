package dev.stretto.claim;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a glob out for each choice in its braces: {@code {a,b}.c} as {@code a.c} and {@code b.c}. Braces without a comma are
 * ordinary characters, as shells have it; so is all between square brackets.
 */
final class Braces {

    /** Each pair of braces multiplies: a short text could stand for more globs than there is memory. */
    static final int CHOICES_MAX = 256;

    private final String text;

    private Braces(String text) {
        this.text = text;
    }

    static List<String> expand(String text) throws BadGlobException {
        return new Braces(text).expand(0, text.length());
    }

    private List<String> expand(int from, int to) throws BadGlobException {
        List<String> choices = List.of("");
        int plain = from;
        int at = from;
        while (at < to) {
            switch (text.charAt(at)) {
                case '[' -> at = CharClass.end(text, at);
                case '{' -> {
                    int close = close(at, to);
                    choices = product(choices, List.of(text.substring(plain, at)));
                    choices = product(choices, inside(at, close));
                    at = close + 1;
                    plain = at;
                }
                default -> at++;
            }
        }
        return product(choices, List.of(text.substring(plain, to)));
    }

    private List<String> inside(int open, int close) throws BadGlobException {
        List<String> all = new ArrayList<>();
        int from = open + 1;
        int depth = 0;
        for (int at = from; at < close; ) {
            char c = text.charAt(at);
            if (c == '[') {
                at = CharClass.end(text, at);
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                all.addAll(expand(from, at));
                from = at + 1;
            }
            at++;
        }
        List<String> last = expand(from, close);
        if (from == open + 1) {
            return last.stream().map(choice -> "{" + choice + "}").toList();
        }
        all.addAll(last);
        return all;
    }

    private int close(int open, int to) throws BadGlobException {
        int depth = 0;
        for (int at = open; at < to; ) {
            char c = text.charAt(at);
            if (c == '[') {
                at = CharClass.end(text, at);
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
            at++;
        }
        throw new BadGlobException("the { is not closed", open + 1);
    }

    private static List<String> product(List<String> starts, List<String> ends) throws BadGlobException {
        if (starts.size() * ends.size() > CHOICES_MAX) {
            throw new BadGlobException("its braces stand for more than " + CHOICES_MAX + " globs", 1);
        }
        List<String> all = new ArrayList<>();
        for (String start : starts) {
            for (String end : ends) {
                all.add(start + end);
            }
        }
        return all;
    }
}
