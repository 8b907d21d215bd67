package dev.stretto.bench.support;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a path matches a glob, by trying: a plain recursive matcher over the texts that shares nothing with the automata it is the
 * measure of. It knows no repository, and takes only globs that are well formed.
 */
public final class PlainMatcher {

    private static final String DEEP = "**";

    /** Each a list of the patterns of names. */
    private final List<List<String>> choices = new ArrayList<>();

    public PlainMatcher(String glob) {
        List<String> written = expand(glob);
        for (String choice : written) {
            choices.add(names(choice, written.size() == 1));
        }
    }

    /** Whether the path of these names matches. */
    public boolean matches(List<String> path) {
        return choices.stream().anyMatch(names -> names(names, 0, path, 0));
    }

    /** Writes out the first braces that hold a comma, and goes on with each text that gives. */
    private static List<String> expand(String glob) {
        for (int open = glob.indexOf('{'); open >= 0; open = glob.indexOf('{', open + 1)) {
            List<Integer> cuts = new ArrayList<>(List.of(open));
            int depth = 0;
            int at = open;
            do {
                char c = glob.charAt(at);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (c == ',' && depth == 1) {
                    cuts.add(at);
                }
                at++;
            } while (depth > 0);
            if (cuts.size() > 1) {
                cuts.add(at - 1);
                List<String> all = new ArrayList<>();
                for (int part = 1; part < cuts.size(); part++) {
                    String chosen = glob.substring(cuts.get(part - 1) + 1, cuts.get(part));
                    all.addAll(expand(glob.substring(0, open) + chosen + glob.substring(at)));
                }
                return all;
            }
        }
        return List.of(glob);
    }

    private static List<String> names(String choice, boolean only) {
        List<String> names = new ArrayList<>();
        for (String name : choice.split("/")) {
            if (name.equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            return List.of(DEEP, "*");
        }
        String last = names.getLast();
        boolean bare = only && names.stream().noneMatch(name -> name.matches(".*[*?\\[].*"));
        if (last.equals(DEEP)) {
            names.add("*");
        } else if (choice.endsWith("/") || (bare && last.lastIndexOf('.') <= 0)) {
            names.add(DEEP);
        }
        return names;
    }

    private static boolean names(List<String> names, int at, List<String> path, int beside) {
        if (at == names.size()) {
            return beside == path.size();
        }
        if (names.get(at).equals(DEEP)) {
            return names(names, at + 1, path, beside) || (beside < path.size() && names(names, at, path, beside + 1));
        }
        return beside < path.size()
                && name(names.get(at), 0, path.get(beside), 0)
                && names(names, at + 1, path, beside + 1);
    }

    private static boolean name(String pattern, int at, String name, int beside) {
        if (at == pattern.length()) {
            return beside == name.length();
        }
        char c = pattern.charAt(at);
        if (c == '*') {
            return name(pattern, at + 1, name, beside)
                    || (beside < name.length() && name(pattern, at, name, beside + 1));
        }
        if (beside == name.length()) {
            return false;
        }
        if (c == '[') {
            int end = pattern.indexOf(']', at + 2);
            return inClass(pattern.substring(at + 1, end), name.charAt(beside))
                    && name(pattern, end + 1, name, beside + 1);
        }
        return (c == '?' || c == name.charAt(beside)) && name(pattern, at + 1, name, beside + 1);
    }

    private static boolean inClass(String inside, char c) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        boolean in = false;
        for (int at = negated ? 1 : 0; at < inside.length(); at++) {
            boolean range = at + 2 < inside.length() && inside.charAt(at + 1) == '-';
            in |= range ? inside.charAt(at) <= c && c <= inside.charAt(at + 2) : inside.charAt(at) == c;
            at += range ? 2 : 0;
        }
        return in != negated;
    }
}
