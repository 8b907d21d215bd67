package dev.stretto.simulator;

import dev.stretto.engine.Attempt;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Commits as the attempts in them. Whether two changes contradict each other in their text, or only together break what a gate
 * tries, follows from the seed; what an attempt has started from it has taken into account.
 */
final class FakeCommits {

    private static final int TEXTUAL_ONE_IN = 6;
    private static final int SEMANTIC_ONE_IN = 7;
    private static final int BAD_ONE_IN = 8;

    private final long seed;
    private final Map<String, List<Attempt>> contents = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<Attempt, List<Attempt>> seen = new LinkedHashMap<>();
    private final Set<String> passed = new LinkedHashSet<>();

    FakeCommits(long seed) {
        this.seed = seed;
        contents.put("base", List.of());
    }

    static String foreignName(String onto) {
        return "somebody's on " + onto;
    }

    /** Somebody's own commit, which contradicts nothing. */
    String foreign(String onto) {
        contents.put(foreignName(onto), contents.get(onto));
        return foreignName(onto);
    }

    /** An attempt starts from a commit. */
    void begin(Attempt attempt, String base) {
        seen.put(attempt, contents.getOrDefault(base, List.of()));
    }

    private boolean chance(String kind, Object one, Object other, int oneIn) {
        long hash = (kind + one + "/" + other).hashCode();
        return new SplittableRandom(seed ^ hash * 0x9e3779b97f4a7c15L).nextInt(oneIn) == 0;
    }

    /** What in a commit a change contradicts. */
    Optional<TaskId> conflict(Attempt change, String onto) {
        return contents.get(onto).stream()
                .filter(other -> !seen.get(change).contains(other))
                .filter(other -> chance("textual", change, other, TEXTUAL_ONE_IN))
                .map(Attempt::task)
                .findFirst();
    }

    /** A change on top of a commit; the same question gives the same commit. */
    String merge(Attempt change, String onto) {
        List<Attempt> all = new ArrayList<>(contents.get(onto));
        all.add(change);
        return commit(change + " on " + onto, all);
    }

    /** A commit without a change, on top of another. */
    String undo(String onto, Attempt change) {
        List<Attempt> all = new ArrayList<>(contents.get(onto));
        all.remove(change);
        return commit("no " + change + " on " + onto, all);
    }

    private String commit(String question, List<Attempt> all) {
        String name = names.computeIfAbsent(question, _ -> "commit" + names.size());
        contents.put(name, all);
        return name;
    }

    boolean holds(String commit, Attempt change) {
        return contents.containsKey(commit) && contents.get(commit).contains(change);
    }

    /** What a gate says of a commit. */
    boolean good(String commit) {
        List<Attempt> all = contents.get(commit);
        return all.stream()
                .noneMatch(change -> chance("bad", change, "", BAD_ONE_IN)
                        || all.subList(0, all.indexOf(change)).stream()
                                .filter(other -> !seen.get(change).contains(other))
                                .anyMatch(other -> chance("semantic", change, other, SEMANTIC_ONE_IN)));
    }

    void passed(String commit) {
        passed.add(commit);
    }

    boolean mayLand(String commit) {
        return passed.contains(commit);
    }
}
