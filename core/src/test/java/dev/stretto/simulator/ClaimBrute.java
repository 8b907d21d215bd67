package dev.stretto.simulator;

import dev.stretto.claim.ClaimRules;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which claims go together, by lists of paths written by hand: the second opinion that locks are checked against. */
final class ClaimBrute {

    /** Every glob that random plans claim, with all the paths of a small repository that it matches. */
    static final Map<String, List<String>> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put("a", List.of("a/x.ts", "a/y.ts", "a/b/x.ts"));
        PATHS.put("a/*.ts", List.of("a/x.ts", "a/y.ts"));
        PATHS.put("a/**/x.ts", List.of("a/x.ts", "a/b/x.ts"));
        PATHS.put("**/x.ts", List.of("a/x.ts", "a/b/x.ts", "c/x.ts"));
        PATHS.put("./a/b/../y.ts", List.of("a/y.ts"));
        PATHS.put("a/b/", List.of("a/b/x.ts"));
        PATHS.put("{c,d}/?.ts", List.of("c/x.ts", "d/z.ts"));
        PATHS.put("d/[!a-y].ts", List.of("d/z.ts"));
        PATHS.put("e.md", List.of("e.md"));
        PATHS.put("**", List.of("a/x.ts", "a/y.ts", "a/b/x.ts", "c/x.ts", "d/z.ts", "e.md"));
    }

    /** The pools of random plans; no task wants more than this of one. */
    static final List<String> POOLS = List.of("gpu", "net");

    static final int UNITS_MAX = 3;

    private ClaimBrute() {}

    /** Whether two tasks may not run at the same time for the files they claim. */
    static boolean clash(Task one, Task other) {
        return paths(one)
                .anyMatch(mine -> paths(other)
                        .anyMatch(theirs -> (mine.mode() == Mode.WRITE || theirs.mode() == Mode.WRITE)
                                && !Collections.disjoint(PATHS.get(mine.resource()), PATHS.get(theirs.resource()))));
    }

    private static Stream<ClaimSpec> paths(Task task) {
        return task.claims().stream().filter(claim -> claim.mode() != Mode.USE);
    }

    /** The files that a task may not change, since it states what it writes and they are not among that. */
    static List<String> outside(Task task, List<String> files) {
        List<ClaimSpec> stated = task.claims().stream()
                .filter(claim -> claim.mode() == Mode.WRITE && !claim.inferred())
                .toList();
        return files.stream()
                .filter(file -> !stated.isEmpty()
                        && paths(task).noneMatch(claim -> claim.mode() == Mode.WRITE && covers(claim.resource(), file)))
                .toList();
    }

    /** Whether a glob matches a file, be it of another repository. */
    private static boolean covers(String glob, String file) {
        return glob.equals("**") || PATHS.get(glob).contains(file);
    }

    /** The files that the writes a task states cover. */
    static List<String> writable(Task task) {
        return paths(task)
                .filter(claim -> claim.mode() == Mode.WRITE)
                .flatMap(claim -> PATHS.get(claim.resource()).stream())
                .toList();
    }

    /** How much of a pool a task wants: its largest claim. */
    static int units(Task task, String pool) {
        return task.claims().stream()
                .filter(claim -> claim.mode() == Mode.USE && claim.resource().startsWith(pool + "="))
                .mapToInt(claim -> Integer.parseInt(claim.resource().substring(pool.length() + 1)))
                .max()
                .orElse(0);
    }

    static int size(Plan plan, ClaimRules rules, String pool) {
        int largest =
                plan.tasks().stream().mapToInt(task -> units(task, pool)).max().orElse(0);
        return rules.pools().getOrDefault(pool, largest);
    }
}
