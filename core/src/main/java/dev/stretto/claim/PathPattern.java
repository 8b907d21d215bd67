package dev.stretto.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A path glob without braces: a pattern for each name, and {@code **} for any number of names. */
final class PathPattern {

    /** Null for {@code **}: any number of names, also none. */
    private final List<@Nullable NamePattern> names;

    private final int literals;

    PathPattern(List<@Nullable NamePattern> names) {
        this.names = names;
        int at = 0;
        while (at < names.size() && literal(at).isPresent()) {
            at++;
        }
        literals = at;
    }

    /** The one path that is this text, whatever characters are in it. */
    static PathPattern literal(String path) {
        List<@Nullable NamePattern> names = new ArrayList<>();
        for (String name : path.split("/")) {
            names.add(NamePattern.literal(name));
        }
        return new PathPattern(names);
    }

    /** How many names there are, counting {@code **} as one. */
    int size() {
        return names.size();
    }

    /** How many names it starts with that are written without wildcards. */
    int literals() {
        return literals;
    }

    /** Whether it is one path, maybe with all that lies below it. */
    boolean isPath() {
        return literals == names.size() || (literals == names.size() - 1 && names.getLast() == null);
    }

    /** The pattern of a name; empty for {@code **}. */
    Optional<NamePattern> name(int at) {
        return Optional.ofNullable(names.get(at));
    }

    /** The one name at a place, if it is written without wildcards. */
    Optional<String> literal(int at) {
        NamePattern name = names.get(at);
        return name == null ? Optional.empty() : name.literal();
    }

    /** The last name, if it is written without wildcards. */
    Optional<String> last() {
        return names.isEmpty() ? Optional.empty() : literal(names.size() - 1);
    }

    /** What follows the last dot in the last name of all paths it matches; nothing where they differ. */
    Optional<String> extension() {
        NamePattern last = names.isEmpty() ? null : names.getLast();
        return last == null ? Optional.empty() : last.extension();
    }

    /** The names of a path that both match; nothing where there is none. */
    Optional<List<String>> common(PathPattern other) {
        int shared = Math.min(literals, other.literals);
        for (int at = 0; at < shared; at++) {
            if (!literal(at).equals(other.literal(at))) {
                return Optional.empty();
            }
        }
        if (lastNamesDiffer(other)) {
            return Optional.empty();
        }
        Product product = new Product(names, other.names);
        return product.reaches(shared, shared) ? Optional.of(product.path(names.subList(0, shared))) : Optional.empty();
    }

    /** Whether both end in a name, and no name is both; cheaper to find out than by the whole product. */
    private boolean lastNamesDiffer(PathPattern other) {
        NamePattern mine = names.isEmpty() ? null : names.getLast();
        NamePattern theirs = other.names.isEmpty() ? null : other.names.getLast();
        return mine != null && theirs != null && mine.common(theirs).isEmpty();
    }

    /** The product of two patterns as automata over names, searched in depth; what leads nowhere is remembered. */
    private static final class Product {

        private final List<@Nullable NamePattern> left;
        private final List<@Nullable NamePattern> right;
        private final boolean[] dead;
        private final List<String> backwards = new ArrayList<>();

        Product(List<@Nullable NamePattern> left, List<@Nullable NamePattern> right) {
            this.left = left;
            this.right = right;
            this.dead = new boolean[(left.size() + 1) * (right.size() + 1)];
        }

        /** Whether a path matches what follows in both; its names are kept, last first. */
        boolean reaches(int at, int beside) {
            if (at == left.size() && beside == right.size()) {
                return true;
            }
            int state = at * (right.size() + 1) + beside;
            if (dead[state]) {
                return false;
            }
            dead[state] = true;
            boolean deep = at < left.size() && left.get(at) == null;
            boolean deepBeside = beside < right.size() && right.get(beside) == null;
            if ((deep && reaches(at + 1, beside)) || (deepBeside && reaches(at, beside + 1))) {
                return true;
            }
            if (at == left.size() || beside == right.size() || (deep && deepBeside)) {
                return false;
            }
            return step(left.get(at), right.get(beside), deep ? at : at + 1, deepBeside ? beside : beside + 1);
        }

        private boolean step(@Nullable NamePattern name, @Nullable NamePattern beside, int next, int nextBeside) {
            Optional<String> common =
                    (name == null ? NamePattern.ANY : name).common(beside == null ? NamePattern.ANY : beside);
            if (common.isEmpty() || !reaches(next, nextBeside)) {
                return false;
            }
            backwards.add(common.get());
            return true;
        }

        List<String> path(List<@Nullable NamePattern> start) {
            List<String> path = new ArrayList<>();
            for (NamePattern name : start) {
                if (name != null) {
                    path.add(name.literal().orElseThrow());
                }
            }
            path.addAll(backwards.reversed());
            return path;
        }
    }
}
