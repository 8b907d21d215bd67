package dev.stretto.claim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a path glob: which names it matches. No pattern matches the empty name, {@code .} or {@code ..}, which are no
 * names of files.
 */
final class NamePattern {

    /** {@code *}: any name. */
    static final NamePattern ANY = new NamePattern(Collections.singletonList(null), Optional.empty());

    private static final Optional<String> SOME = Optional.of("x");

    private static final int DOT = '.';

    /** A move over a star without a character. */
    private static final int NONE = 0;

    /** What a name is so far: nothing, {@code .}, {@code ..}, and from here on a real name. */
    private static final int REAL = 3;

    private static final int PROGRESS = REAL + 1;

    /** The sets a character is to be of, one after the other; null for a star. */
    private final List<@Nullable CharRanges> steps;

    private final Optional<String> literal;

    private NamePattern(List<@Nullable CharRanges> steps, Optional<String> literal) {
        this.steps = steps;
        this.literal = literal;
    }

    /** The one name that is this text. */
    static NamePattern literal(String name) {
        List<@Nullable CharRanges> steps = new ArrayList<>(name.length());
        name.codePoints().forEach(character -> steps.add(CharRanges.of(character)));
        return new NamePattern(steps, Optional.of(name));
    }

    /** Names of these steps. */
    static NamePattern of(List<@Nullable CharRanges> steps) {
        return new NamePattern(steps, Optional.empty());
    }

    /** The one name it matches, if it is written without wildcards. */
    Optional<String> literal() {
        return literal;
    }

    /** What follows the last dot in every name it matches, empty text where none has a dot; nothing where they differ. */
    Optional<String> extension() {
        if (literal.isPresent()) {
            String name = literal.get();
            return Optional.of(name.substring(name.lastIndexOf(DOT) < 0 ? name.length() : name.lastIndexOf(DOT) + 1));
        }
        StringBuilder backwards = new StringBuilder();
        for (CharRanges step : steps.reversed()) {
            OptionalInt one = step == null ? OptionalInt.empty() : step.one();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            if (one.getAsInt() == DOT) {
                return Optional.of(backwards.reverse().toString());
            }
            backwards.appendCodePoint(one.getAsInt());
        }
        return Optional.empty();
    }

    /** Whether it matches a real name; a star first takes nothing, and one more character each time the rest does not fit. */
    boolean matches(String name) {
        if (literal.isPresent() || this == ANY) {
            return literal.isEmpty() || literal.get().equals(name);
        }
        int step = 0;
        int at = 0;
        int star = -1;
        int taken = 0;
        while (at < name.length()) {
            int character = name.codePointAt(at);
            CharRanges set = step < steps.size() ? steps.get(step) : CharRanges.NOTHING;
            if (set == null) {
                star = step++;
                taken = at;
            } else if (set.contains(character)) {
                step++;
                at += Character.charCount(character);
            } else if (star < 0) {
                return false;
            } else {
                step = star + 1;
                taken += Character.charCount(name.codePointAt(taken));
                at = taken;
            }
        }
        while (step < steps.size() && steps.get(step) == null) {
            step++;
        }
        return step == steps.size();
    }

    /** A name that both match: the product of the two as automata, searched in breadth. */
    Optional<String> common(NamePattern other) {
        if (literal.isPresent()) {
            return other.matches(literal.get()) ? literal : Optional.empty();
        }
        if (other.literal.isPresent()) {
            return matches(other.literal.get()) ? other.literal : Optional.empty();
        }
        if (this == ANY && other == ANY) {
            return SOME;
        }
        return endsDiffer(other) ? Optional.empty() : new Product(this, other).search();
    }

    /** Whether the characters behind the last wildcards tell already that no name matches both. */
    private boolean endsDiffer(NamePattern other) {
        for (int back = 1; back <= Math.min(steps.size(), other.steps.size()); back++) {
            CharRanges mine = steps.get(steps.size() - back);
            CharRanges theirs = other.steps.get(other.steps.size() - back);
            if (mine == null || theirs == null) {
                return false;
            }
            if (mine.and(theirs).equals(CharRanges.NOTHING)) {
                return true;
            }
        }
        return false;
    }

    /** States are numbered: how far in the one pattern, how far in the other, and what the name is so far. */
    private static final class Product {

        private final List<@Nullable CharRanges> left;
        private final List<@Nullable CharRanges> right;
        private final int width;
        private final int[] from;
        private final int[] by;
        private final Deque<Integer> queue = new ArrayDeque<>();

        Product(NamePattern one, NamePattern other) {
            left = one.steps;
            right = other.steps;
            width = right.size() + 1;
            from = new int[(left.size() + 1) * width * PROGRESS];
            by = new int[from.length];
            Arrays.fill(from, -1);
        }

        Optional<String> search() {
            int goal = from.length - 1;
            reach(0, 0, NONE);
            while (from[goal] < 0 && !queue.isEmpty()) {
                int state = queue.remove();
                int at = state / PROGRESS / width;
                int beside = state / PROGRESS % width;
                follow(state, at, beside, state % PROGRESS);
            }
            return from[goal] < 0 ? Optional.empty() : Optional.of(name(goal));
        }

        private void follow(int state, int at, int beside, int progress) {
            boolean star = at < left.size() && left.get(at) == null;
            boolean starBeside = beside < right.size() && right.get(beside) == null;
            if (star) {
                reach(number(at + 1, beside, progress), state, NONE);
            }
            if (starBeside) {
                reach(number(at, beside + 1, progress), state, NONE);
            }
            if (at == left.size() || beside == right.size()) {
                return;
            }
            int next = star ? at : at + 1;
            int nextBeside = starBeside ? beside : beside + 1;
            CharRanges both = set(left.get(at)).and(set(right.get(beside)));
            OptionalInt plain = both.anyBut(DOT);
            if (plain.isPresent()) {
                reach(number(next, nextBeside, REAL), state, plain.getAsInt());
            }
            if (both.contains(DOT)) {
                reach(number(next, nextBeside, Math.min(progress + 1, REAL)), state, DOT);
            }
        }

        private static CharRanges set(@Nullable CharRanges step) {
            return step == null ? CharRanges.ANY : step;
        }

        private int number(int at, int beside, int progress) {
            return (at * width + beside) * PROGRESS + progress;
        }

        private void reach(int state, int before, int character) {
            if (from[state] >= 0) {
                return;
            }
            from[state] = before;
            by[state] = character;
            queue.add(state);
        }

        private String name(int goal) {
            List<Integer> characters = new ArrayList<>();
            for (int state = goal; state != 0; state = from[state]) {
                if (by[state] != NONE) {
                    characters.add(by[state]);
                }
            }
            StringBuilder name = new StringBuilder();
            characters.reversed().forEach(name::appendCodePoint);
            return name.toString();
        }
    }
}
