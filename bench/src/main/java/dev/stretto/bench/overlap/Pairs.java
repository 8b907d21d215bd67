package dev.stretto.bench.overlap;

import dev.stretto.bench.support.PlainMatcher;
import dev.stretto.claim.Glob;
import dev.stretto.claim.GlobIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares what {@link Glob} says of pairs of random globs with all short paths tried one by one: the path that is named must match
 * both, and where none is named no short path may. The index must find those that overlap, and no others.
 */
final class Pairs {

    /** Globs that are compared each with each. */
    private static final int POOL = 142;

    /** What short paths are made of: letters, and how long a name of a path of one, two, three and four names can be. */
    private static final String[] LETTERS = {"ab.c", "ab.", "ab.", "ab"};

    private static final int[] LONGEST = {3, 3, 2, 1};

    private final List<List<String>> paths = shortPaths();
    private final long seed;
    private long pairs;
    private long overlapping;

    Pairs(long seed) {
        this.seed = seed;
    }

    /**
     * What came of it.
     *
     * @param pairs how many were compared
     * @param wrong what went wrong first, if anything did
     */
    record Outcome(long pairs, long overlapping, int paths, Optional<String> wrong) {}

    private record Candidate(Glob glob, PlainMatcher matcher, BitSet matching) {}

    /** Compares so many pairs, or up to the first that is wrong. */
    Outcome compare(long most) {
        for (long round = 0; pairs < most; round++) {
            RandomGlobs random = new RandomGlobs(seed + round);
            List<Candidate> pool = new ArrayList<>();
            while (pool.size() < POOL) {
                pool.add(candidate(random.next()));
            }
            Optional<String> wrong = compare(pool, most);
            if (wrong.isPresent()) {
                return new Outcome(pairs, overlapping, paths.size(), wrong.map(what -> "seed " + seed + ": " + what));
            }
        }
        return new Outcome(pairs, overlapping, paths.size(), Optional.empty());
    }

    private Candidate candidate(Glob glob) {
        PlainMatcher matcher = new PlainMatcher(glob.text());
        BitSet matching = new BitSet(paths.size());
        for (int at = 0; at < paths.size(); at++) {
            matching.set(at, matcher.matches(paths.get(at)));
        }
        return new Candidate(glob, matcher, matching);
    }

    private Optional<String> compare(List<Candidate> pool, long most) {
        GlobIndex index = new GlobIndex();
        for (int number = 0; number < pool.size() && pairs < most; number++) {
            index.add(pool.get(number).glob, number);
            NavigableSet<Integer> expected = new TreeSet<>();
            for (int other = 0; other <= number; other++) {
                Optional<String> path = pool.get(number).glob.overlap(pool.get(other).glob);
                Optional<String> wrong = wrong(pool.get(number), pool.get(other), path);
                if (wrong.isPresent()) {
                    return wrong;
                }
                if (path.isPresent()) {
                    overlapping++;
                    expected.add(other);
                }
                pairs++;
            }
            if (!index.overlapping(pool.get(number).glob).equals(expected)) {
                return Optional.of("the index does not find what overlaps " + pool.get(number).glob);
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong(Candidate one, Candidate other, Optional<String> path) {
        String both = one.glob + " and " + other.glob;
        if (other.glob.overlap(one.glob).isPresent() != path.isPresent()) {
            return Optional.of(both + " overlap one way round only");
        }
        if (path.isPresent()) {
            List<String> names = Arrays.asList(path.get().split("/", -1));
            boolean matchesBoth = one.matcher.matches(names) && other.matcher.matches(names) && areNames(names);
            return matchesBoth ? Optional.empty() : Optional.of(both + ": " + path.get() + " does not match both");
        }
        BitSet common = (BitSet) one.matching.clone();
        common.and(other.matching);
        return common.isEmpty()
                ? Optional.empty()
                : Optional.of(both + " overlap at " + String.join("/", paths.get(common.nextSetBit(0))));
    }

    private static boolean areNames(List<String> names) {
        return names.stream().noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }

    private static List<List<String>> shortPaths() {
        List<List<String>> all = new ArrayList<>();
        for (int depth = 1; depth <= LONGEST.length; depth++) {
            List<String> names = shortNames(LETTERS[depth - 1], LONGEST[depth - 1]);
            List<List<String>> paths = List.of(List.of());
            for (int name = 0; name < depth; name++) {
                paths = longer(paths, names);
            }
            all.addAll(paths);
        }
        return all;
    }

    private static List<List<String>> longer(List<List<String>> paths, List<String> names) {
        List<List<String>> all = new ArrayList<>();
        for (List<String> path : paths) {
            for (String name : names) {
                List<String> next = new ArrayList<>(path);
                next.add(name);
                all.add(next);
            }
        }
        return all;
    }

    private static List<String> shortNames(String letters, int longest) {
        List<String> names = new ArrayList<>();
        List<String> last = List.of("");
        for (int length = 1; length <= longest; length++) {
            last = last.stream()
                    .flatMap(start -> letters.chars().mapToObj(letter -> start + (char) letter))
                    .toList();
            names.addAll(last);
        }
        names.removeIf(name -> name.equals(".") || name.equals(".."));
        return names;
    }
}
