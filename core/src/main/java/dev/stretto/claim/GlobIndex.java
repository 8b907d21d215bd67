package dev.stretto.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Many globs, each with a number, of which those that overlap one are found without looking at all: a tree by the names they
 * start with that have no wildcard. What goes on with wildcards is kept by the extension of its last name, where all that it
 * matches have the same, and by that name itself, where it has no wildcard.
 */
public final class GlobIndex {

    private record Entry(PathPattern pattern, int number) {}

    /** Those whose last name ends alike: by that name, and those where it has wildcards. */
    private record Endings(Map<String, List<Entry>> named, List<Entry> wild) {

        Endings() {
            this(new LinkedHashMap<>(), new ArrayList<>());
        }

        void add(Entry entry) {
            entry.pattern
                    .last()
                    .map(name -> named.computeIfAbsent(name, _ -> new ArrayList<>()))
                    .orElse(wild)
                    .add(entry);
        }
    }

    private static final class Folder {
        private final Map<String, Folder> below = new LinkedHashMap<>();
        private final List<Entry> here = new ArrayList<>();
        private final Map<String, Endings> byExtension = new LinkedHashMap<>();
        private final List<Entry> open = new ArrayList<>();
    }

    private final Folder root = new Folder();

    /** Puts in a glob. */
    public void add(Glob glob, int number) {
        for (PathPattern pattern : glob.patterns()) {
            Folder folder = root;
            for (int at = 0; at < pattern.literals(); at++) {
                folder = folder.below.computeIfAbsent(pattern.literal(at).orElseThrow(), _ -> new Folder());
            }
            Entry entry = new Entry(pattern, number);
            if (pattern.literals() == pattern.size()) {
                folder.here.add(entry);
            } else if (pattern.extension().isPresent()) {
                folder.byExtension
                        .computeIfAbsent(pattern.extension().get(), _ -> new Endings())
                        .add(entry);
            } else {
                folder.open.add(entry);
            }
        }
    }

    /** The numbers of those that overlap a glob, ascending. */
    public NavigableSet<Integer> overlapping(Glob glob) {
        NavigableSet<Integer> found = new TreeSet<>();
        for (PathPattern pattern : glob.patterns()) {
            walk(root, pattern, 0, found);
        }
        return found;
    }

    /** Goes down along a pattern, whose names before {@code at} match the way to this folder. */
    private static void walk(Folder folder, PathPattern pattern, int at, NavigableSet<Integer> found) {
        if (at < pattern.size() && pattern.name(at).isEmpty()) {
            below(folder, pattern, found);
            return;
        }
        withWildcards(folder, pattern, found);
        if (at == pattern.size()) {
            folder.here.forEach(entry -> found.add(entry.number));
            return;
        }
        Optional<String> literal = pattern.literal(at);
        if (literal.isPresent()) {
            Folder next = folder.below.get(literal.get());
            if (next != null) {
                walk(next, pattern, at + 1, found);
            }
            return;
        }
        NamePattern name = pattern.name(at).orElseThrow();
        folder.below.forEach((called, next) -> {
            if (name.matches(called)) {
                walk(next, pattern, at + 1, found);
            }
        });
    }

    private static void withWildcards(Folder folder, PathPattern pattern, NavigableSet<Integer> found) {
        check(folder.open, pattern, found);
        Optional<String> extension = pattern.extension();
        if (extension.isEmpty()) {
            folder.byExtension.values().forEach(endings -> withEnding(endings, pattern, found));
            return;
        }
        Endings endings = folder.byExtension.get(extension.get());
        if (endings != null) {
            withEnding(endings, pattern, found);
        }
    }

    private static void withEnding(Endings endings, PathPattern pattern, NavigableSet<Integer> found) {
        check(endings.wild, pattern, found);
        Optional<String> last = pattern.last();
        if (last.isPresent()) {
            check(endings.named.getOrDefault(last.get(), List.of()), pattern, found);
        } else {
            endings.named.values().forEach(entries -> check(entries, pattern, found));
        }
    }

    /** Compares with all that start in this folder. */
    private static void below(Folder folder, PathPattern pattern, NavigableSet<Integer> found) {
        withWildcards(folder, pattern, found);
        check(folder.here, pattern, found);
        folder.below.forEach((called, next) -> {
            if (pattern.last().isEmpty() || !next.below.isEmpty() || mayEndIn(next, called, pattern)) {
                below(next, pattern, found);
            }
        });
    }

    /** Whether a folder with nothing below can hold what ends as a pattern does. */
    private static boolean mayEndIn(Folder folder, String called, PathPattern pattern) {
        return !folder.open.isEmpty()
                || !folder.byExtension.isEmpty()
                || pattern.last().equals(Optional.of(called));
    }

    private static void check(List<Entry> entries, PathPattern pattern, NavigableSet<Integer> found) {
        for (Entry entry : entries) {
            if (!found.contains(entry.number) && entry.pattern.common(pattern).isPresent()) {
                found.add(entry.number);
            }
        }
    }
}
