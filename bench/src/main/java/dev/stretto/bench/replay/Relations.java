package dev.stretto.bench.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which earlier commits a commit follows from: the last that touched one of its paths, and, where a path is a directory of
 * another (a file became a directory, or the reverse), the last that touched each of the paths on the other side.
 *
 * <p>Two commits that neither follow from each other, directly or through others, change disjoint parts of the tree, so their
 * order makes no difference.
 */
final class Relations {

    /** The last commit that touched a path. */
    private final Map<String, Integer> last = new HashMap<>();

    /** For a directory, the commits that touched something below it, since it was last a path itself. */
    private final Map<String, Set<Integer>> below = new HashMap<>();

    private Relations() {}

    /** For each commit, by its index, the indices of those it depends on, in order. */
    static List<Set<Integer>> of(List<Commit> commits) {
        Relations relations = new Relations();
        List<Set<Integer>> all = new ArrayList<>();
        for (int at = 0; at < commits.size(); at++) {
            Set<Integer> before = new TreeSet<>();
            for (PathChange change : commits.get(at).changes()) {
                relations.find(change.path(), before);
            }
            all.add(before);
            for (PathChange change : commits.get(at).changes()) {
                relations.touch(change.path(), at);
            }
        }
        return all;
    }

    private void find(String path, Set<Integer> into) {
        add(last.get(path), into);
        for (String directory : directories(path)) {
            add(last.get(directory), into);
        }
        into.addAll(below.getOrDefault(path, Set.of()));
    }

    private static void add(@Nullable Integer commit, Set<Integer> into) {
        if (commit != null) {
            into.add(commit);
        }
    }

    private void touch(String path, int commit) {
        last.put(path, commit);
        below.remove(path);
        for (String directory : directories(path)) {
            below.computeIfAbsent(directory, _ -> new TreeSet<>()).add(commit);
        }
    }

    /** {@code a/b/c} has {@code a/b} and {@code a}. */
    private static List<String> directories(String path) {
        List<String> all = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            all.add(path.substring(0, slash));
        }
        return all;
    }
}
