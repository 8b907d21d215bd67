package dev.stretto.claim;

import java.util.List;
import java.util.Optional;

/**
 * A set of paths, as people write it: {@code **} any number of folders, {@code *} and {@code ?} within a name, {@code [a-z]},
 * {@code [!a]}, {@code {a,b}}. A path without wildcards stands for what lies below it too, unless it is a file or, where nothing
 * is known of it, its last name has an extension.
 *
 * <p>Paths are relative to the repository's root; {@code ./a} and {@code a/../b} are read as {@code a} and {@code b}.
 */
public final class Glob {

    private final String text;
    private final List<PathPattern> patterns;

    private Glob(String text, List<PathPattern> patterns) {
        this.text = text;
        this.patterns = List.copyOf(patterns);
    }

    /**
     * Reads a glob.
     *
     * @param facts what is known of the repository: which bare paths are files, which folders, which brackets part of a name
     * @throws BadGlobException if it leads out of the repository, is not well formed or beyond all measure
     */
    public static Glob of(String text, PathFacts facts) throws BadGlobException {
        return new Glob(text, new GlobReader(text, facts).read());
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** Whether it is a path without wildcards. */
    public boolean isPath() {
        return patterns.size() == 1 && patterns.getFirst().isPath();
    }

    /**
     * A path that both match; nothing if and only if there is none. Both are automata that accept paths; their product accepts
     * what both do, and is searched for a way to its end.
     */
    public Optional<String> overlap(Glob other) {
        for (PathPattern one : patterns) {
            for (PathPattern another : other.patterns) {
                Optional<List<String>> path = one.common(another);
                if (path.isPresent()) {
                    return Optional.of(String.join("/", path.get()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a path is among those it stands for.
     *
     * @param path relative to the root, of plain names with {@code /} between them
     */
    public boolean matches(String path) {
        PathPattern one = PathPattern.literal(path);
        return patterns.stream().anyMatch(pattern -> pattern.common(one).isPresent());
    }

    List<PathPattern> patterns() {
        return patterns;
    }

    @Override
    public String toString() {
        return text;
    }
}
