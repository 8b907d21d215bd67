package dev.stretto.claim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes patterns of a glob's text. */
final class GlobReader {

    static final int LENGTH_MAX = 4096;
    static final int NAME_LENGTH_MAX = 512;
    static final int NAMES_MAX = 256;

    private static final String DEEP = "**";

    private final String text;
    private final PathFacts facts;

    GlobReader(String text, PathFacts facts) {
        this.text = text;
        this.facts = facts;
    }

    List<PathPattern> read() throws BadGlobException {
        refuse();
        List<String> choices = Braces.expand(text);
        List<PathPattern> patterns = new ArrayList<>();
        for (String choice : choices) {
            patterns.add(pattern(choice, choices.size() > 1));
        }
        return patterns;
    }

    private void refuse() throws BadGlobException {
        if (text.isBlank()) {
            throw new BadGlobException("it names no path; the root is a single dot", 1);
        }
        if (text.length() > LENGTH_MAX) {
            throw new BadGlobException("it is longer than " + LENGTH_MAX + " characters", LENGTH_MAX + 1);
        }
        if (text.startsWith("/") || text.startsWith("~") || text.matches("[A-Za-z]:[\\\\/].*")) {
            throw new BadGlobException("it is outside the repository: paths are relative to its root", 1);
        }
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                throw new BadGlobException(
                        "it has a backslash: write / between names, and [*] for a star itself", at + 1);
            }
            if (text.charAt(at) == 0) {
                throw new BadGlobException("it has a character that no path has", at + 1);
            }
        }
    }

    private PathPattern pattern(String choice, boolean chosen) throws BadGlobException {
        if (choice.isBlank() || choice.startsWith("/")) {
            throw new BadGlobException("one of its choices in braces is no path below the root", text.indexOf('{') + 1);
        }
        List<String> written = normalised(choice);
        List<@Nullable NamePattern> names = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        boolean literal = true;
        for (String name : written) {
            path.append(path.isEmpty() ? "" : "/").append(name);
            NamePattern pattern = literal && isThere(name, path.toString()) ? NamePattern.literal(name) : name(name);
            literal &= pattern != null && pattern.literal().isPresent();
            if (pattern != null || names.isEmpty() || names.getLast() != null) {
                names.add(pattern);
            }
        }
        if (names.isEmpty()) {
            names.add(null);
        }
        boolean slash = choice.endsWith("/");
        if (names.getLast() == null) {
            // Below a folder is not the folder itself.
            names.add(NamePattern.ANY);
        } else if ((literal && !chosen) ? covers(written.getLast(), path.toString(), slash) : slash) {
            names.add(null);
        }
        return new PathPattern(names);
    }

    /** Names in brackets, as frameworks use them for their routes, are what they are called where they are there. */
    private boolean isThere(String name, String path) {
        return name.indexOf('[') >= 0 && facts.at(path) != PathKind.ABSENT;
    }

    /** Whether a path without wildcards stands for what lies below it as well. */
    private boolean covers(String last, String path, boolean slash) {
        return switch (facts.at(path)) {
            case FILE -> false;
            case FOLDER -> true;
            case ABSENT -> slash || last.lastIndexOf('.') <= 0;
        };
    }

    private List<String> normalised(String choice) throws BadGlobException {
        List<String> names = new ArrayList<>();
        for (String name : choice.split("/")) {
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    throw new BadGlobException(
                            "it leads out of the repository by ..", Math.max(1, text.indexOf("..") + 1));
                }
                if (names.removeLast().equals(DEEP)) {
                    throw new BadGlobException("nobody can tell where .. leads after **", text.indexOf("..") + 1);
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        if (names.size() > NAMES_MAX) {
            throw new BadGlobException("it has more than " + NAMES_MAX + " names", 1);
        }
        return names;
    }

    /** The pattern of one name; null for {@code **}. */
    private @Nullable NamePattern name(String name) throws BadGlobException {
        if (name.equals(DEEP)) {
            return null;
        }
        if (name.length() > NAME_LENGTH_MAX) {
            throw new BadGlobException("it has a name longer than " + NAME_LENGTH_MAX + " characters", 1);
        }
        List<@Nullable CharRanges> steps = new ArrayList<>();
        boolean literal = true;
        for (int at = 0; at < name.length(); ) {
            int character = name.codePointAt(at);
            int next = at + Character.charCount(character);
            switch (character) {
                case '*' -> {
                    if (steps.isEmpty() || steps.getLast() != null) {
                        steps.add(null);
                    }
                }
                case '?' -> steps.add(CharRanges.ANY);
                case '[' -> {
                    next = CharClass.end(name, at);
                    steps.add(characters(name, at, next));
                }
                default -> steps.add(CharRanges.of(character));
            }
            literal &= "*?[".indexOf(character) < 0;
            at = next;
        }
        if (steps.size() == 1 && steps.getFirst() == null) {
            return NamePattern.ANY;
        }
        return literal ? NamePattern.literal(name) : NamePattern.of(steps);
    }

    /** A class, its faults told by where they stand in the whole text. */
    private CharRanges characters(String name, int open, int end) throws BadGlobException {
        try {
            return CharClass.read(name, open, end);
        } catch (BadGlobException e) {
            String written = name.substring(open, end);
            throw new BadGlobException(String.valueOf(e.getMessage()), Math.max(0, text.indexOf(written)) + 1);
        }
    }
}
