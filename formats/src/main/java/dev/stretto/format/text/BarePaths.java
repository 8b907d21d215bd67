package dev.stretto.format.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths in running text, without back-ticks: {@code ... in src/models/user.py, and README.md}. A word is one only if it ends
 * in a known extension behind at least one slash, or is a file name that nobody writes for anything else.
 */
final class BarePaths {

    private static final int BRACES_CHARS_MAX = 80;

    /** Behind the last Latin letter that file names hold. */
    private static final char LETTERS_END = '\u0250';

    private static final Pattern BRACES_EXTENSION =
            Pattern.compile(".*\\.\\{([A-Za-z0-9]{1,10})(?:,[A-Za-z0-9]{1,10})*\\}");

    /** Names of files without a folder; {@code Node.js} and {@code Vue.js} look like such but are none. */
    private static final Set<String> NAMES = Set.of(
            ("README.md CHANGELOG.md CONTRIBUTING.md AGENTS.md CLAUDE.md package.json package-lock.json tsconfig.json "
                            + "pyproject.toml requirements.txt setup.py setup.cfg Cargo.toml go.mod go.sum pom.xml "
                            + "build.gradle build.gradle.kts CMakeLists.txt Package.swift docker-compose.yml "
                            + "docker-compose.yaml composer.json pubspec.yaml mix.exs vite.config.ts vitest.config.ts")
                    .split(" "));

    private BarePaths() {}

    /** The path that the word between two offsets is. */
    static Optional<String> of(String text, int from, int to) {
        return Optional.of(trimmed(text.substring(from, to))).filter(BarePaths::isPath);
    }

    /** The offset behind the word that starts at an offset; that offset where none does. */
    static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            int next = c == '{' ? behindBraces(text, at) : ofWord(c) ? at + 1 : at;
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** A comma only between braces, so that a list of paths falls apart. */
    private static int behindBraces(String text, int open) {
        int last = Math.min(text.length(), open + BRACES_CHARS_MAX);
        for (int at = open + 1; at < last; at++) {
            char c = text.charAt(at);
            if (c == '}') {
                return at + 1;
            }
            if (c != ',' && !ofWord(c)) {
                return open;
            }
        }
        return open;
    }

    /** Letters beyond the Latin ones are left out: scripts without blanks join a path and the words around it. */
    private static boolean ofWord(char c) {
        return (c < LETTERS_END && Character.isLetterOrDigit(c)) || "_.@+!/[]-".indexOf(c) >= 0;
    }

    /** Without the full stop of its sentence, and the brackets around it. */
    private static String trimmed(String word) {
        int end = word.length();
        while (end > 0 && ".!".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = 0;
        boolean opens = word.startsWith("[") && word.indexOf('[', 1) < 0;
        boolean closes = end > 0 && word.charAt(end - 1) == ']' && word.indexOf(']') == end - 1;
        if (opens && (closes || word.indexOf(']') < 0)) {
            start++;
        }
        if (closes && (opens || word.indexOf('[') < 0)) {
            end--;
        }
        return word.substring(Math.min(start, end), end);
    }

    private static boolean isPath(String word) {
        int slash = word.lastIndexOf('/');
        if (slash < 0) {
            return NAMES.contains(word);
        }
        Matcher braces = BRACES_EXTENSION.matcher(word.substring(slash + 1));
        boolean known = braces.matches()
                ? FileReferences.knownExtension("x." + braces.group(1)) && slash > 0
                : FileReferences.isPath(word) && FileReferences.knownExtension(word.substring(slash + 1));
        // "spec.md/plan.md" are two names, not a file in a folder.
        return known && !namesSeveral(word.substring(0, slash)) && !word.startsWith("/");
    }

    private static boolean namesSeveral(String folders) {
        return List.of(folders.split("/")).stream().anyMatch(FileReferences::knownExtension);
    }
}
