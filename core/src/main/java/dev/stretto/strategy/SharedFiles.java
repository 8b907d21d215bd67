package dev.stretto.strategy;

import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Tells whether tasks keep to files of their own. Careful and fast rather than exact: a pattern counts as all that lies below
 * what stands before its first wildcard, so two that could not meet may count as meeting, never the other way round.
 */
final class SharedFiles {

    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    /** A claim on a path and all below it. */
    private record Claimed(String path, int task, boolean writes) {}

    /** A path on the way down to the one looked at: who claims it or what lies above, and who writes there. */
    private record Above(String path, int claiming, int writing) {}

    private SharedFiles() {}

    /** Whether every task says which files it works on, and none writes what another claims. */
    static boolean disjoint(List<Task> tasks) {
        List<Claimed> all = new ArrayList<>();
        for (int task = 0; task < tasks.size(); task++) {
            int before = all.size();
            for (ClaimSpec claim : tasks.get(task).claims()) {
                if (claim.mode() != Mode.USE) {
                    all.add(new Claimed(literal(claim.resource()), task, claim.mode() == Mode.WRITE));
                }
            }
            if (all.size() == before) {
                return false;
            }
        }
        all.sort(Comparator.comparing(Claimed::path));
        Deque<Above> above = new ArrayDeque<>(List.of(new Above("", NOBODY, NOBODY)));
        for (Claimed claim : all) {
            while (!claim.path().startsWith(above.peek().path())) {
                above.pop();
            }
            Above on = above.peek();
            if (another(on.writing(), claim.task()) || (claim.writes() && another(on.claiming(), claim.task()))) {
                return false;
            }
            int writing = claim.writes() ? and(on.writing(), claim.task()) : on.writing();
            above.push(new Above(claim.path(), and(on.claiming(), claim.task()), writing));
        }
        return true;
    }

    private static boolean another(int who, int task) {
        return who != NOBODY && who != task;
    }

    private static int and(int who, int task) {
        return another(who, task) ? SEVERAL : task;
    }

    /**
     * The folders and files before the first wildcard, ended so that one is the beginning of another only if it holds it; all
     * files where the path goes up again.
     */
    private static String literal(String pattern) {
        StringBuilder path = new StringBuilder();
        for (String part : pattern.split("/")) {
            if (part.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0)) {
                break;
            }
            if (part.equals("..")) {
                return "";
            }
            if (!part.isEmpty() && !part.equals(".")) {
                path.append(part).append('\0');
            }
        }
        return path.toString();
    }
}
