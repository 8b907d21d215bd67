package dev.stretto.format.lint;

import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.Glob;
import dev.stretto.claim.GlobIndex;
import dev.stretto.claim.PathFacts;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Which tasks change the same files: those that claim the same path to write, for a claimed folder those that claim something
 * below it, and for a pattern with wildcards those that claim what it overlaps. Tasks are named by their index.
 */
final class WriterIndex {

    private final Map<String, List<Integer>> shared = new LinkedHashMap<>();
    private final Map<String, List<Integer>> folders = new LinkedHashMap<>();
    private final Map<String, List<Integer>> below = new LinkedHashMap<>();
    private final Map<String, List<Integer>> patterns = new LinkedHashMap<>();
    private final Map<String, List<Integer>> matching = new LinkedHashMap<>();

    WriterIndex(Plan plan) {
        // Of the many paths that only one task writes no more than that task is kept.
        Map<String, Integer> first = new HashMap<>();
        eachWrite(plan, (task, claimed) -> {
            Integer before = first.putIfAbsent(claimed.path(), task);
            if (before != null && !before.equals(task)) {
                add(shared, claimed.path(), before);
                add(shared, claimed.path(), task);
            }
            if (claimed.folder()) {
                add(folders, claimed.path(), task);
            }
            if (ClaimedPath.hasWildcards(claimed.path())) {
                add(patterns, claimed.path(), task);
            }
        });
        if (!patterns.isEmpty()) {
            match(plan);
        }
        if (!folders.isEmpty()) {
            eachWrite(
                    plan,
                    (task, claimed) -> claimed.above().stream()
                            .filter(folders::containsKey)
                            .forEach(folder -> add(below, folder, task)));
        }
    }

    /** Compares every path with the patterns; of two patterns that overlap, the first is noted. */
    private void match(Plan plan) {
        GlobIndex index = new GlobIndex();
        List<String> numbered = List.copyOf(patterns.keySet());
        Map<String, Integer> numbers = new HashMap<>();
        for (int number = 0; number < numbered.size(); number++) {
            Optional<Glob> glob = glob(new ClaimedPath(numbered.get(number), false));
            int at = number;
            glob.ifPresent(pattern -> index.add(pattern, at));
            numbers.put(numbered.get(number), number);
        }
        eachWrite(plan, (task, claimed) -> {
            int own = numbers.getOrDefault(claimed.path(), numbered.size());
            glob(claimed).map(index::overlapping).stream()
                    .flatMap(numbersMet -> numbersMet.headSet(own).stream())
                    .map(numbered::get)
                    .filter(pattern -> !liesBelow(pattern, claimed))
                    .forEach(pattern -> add(matching, pattern, task));
        });
    }

    /** Such a pair is told of with the folder already. */
    private static boolean liesBelow(String pattern, ClaimedPath claimed) {
        return claimed.folder() && new ClaimedPath(pattern, false).above().contains(claimed.path());
    }

    /** What is no glob matches nothing; its reader has said so. */
    static Optional<Glob> glob(ClaimedPath claimed) {
        try {
            return Optional.of(Glob.of(
                    claimed.path().isEmpty() ? "." : claimed.folder() ? claimed.path() + "/" : claimed.path(),
                    PathFacts.NONE));
        } catch (BadGlobException e) {
            return Optional.empty();
        }
    }

    private static void eachWrite(Plan plan, BiConsumer<Integer, ClaimedPath> use) {
        for (int at = 0; at < plan.tasks().size(); at++) {
            int task = at;
            Task of = plan.tasks().get(at);
            if (of.status() != PlanStatus.SKIPPED) {
                of.claims().stream()
                        .filter(claim -> claim.mode() == ClaimSpec.Mode.WRITE)
                        .map(ClaimedPath::of)
                        .flatMap(Optional::stream)
                        .forEach(claimed -> use.accept(task, claimed));
            }
        }
    }

    /** Tasks come in their order, so that one that is there already is the last. */
    private static void add(Map<String, List<Integer>> lists, String path, Integer task) {
        List<Integer> tasks = lists.computeIfAbsent(path, _ -> new ArrayList<>());
        if (tasks.isEmpty() || tasks.getLast() < task) {
            tasks.add(task);
        }
    }

    /** The paths that several tasks write, each with those tasks. */
    Map<String, List<Integer>> shared() {
        return shared;
    }

    /** The folders that are written as a whole while other tasks write below them, each with those other tasks. */
    Map<String, List<Integer>> below() {
        return below;
    }

    /** The patterns with wildcards that some tasks write, each with the tasks that write anything else that it matches. */
    Map<String, List<Integer>> matching() {
        return matching;
    }

    /** The tasks that write a pattern with wildcards. */
    List<Integer> patterned(String pattern) {
        return patterns.getOrDefault(pattern, List.of());
    }

    /** The tasks that write a folder as a whole. */
    List<Integer> wholly(String folder) {
        return folders.getOrDefault(folder, List.of());
    }
}
