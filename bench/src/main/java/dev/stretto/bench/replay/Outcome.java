package dev.stretto.bench.replay;

import dev.stretto.engine.RunState;
import dev.stretto.view.Summary;
import java.util.List;

/**
 * What a replay came to.
 *
 * @param run how the run ended
 * @param waves how many topological levels the plan has
 * @param expectedTree the tree of the history's last commit
 * @param tree the tree of the integration branch
 * @param different the paths in which the two differ, as git prints them
 * @param failures what failed, a line each
 */
record Outcome(
        int tasks,
        int waves,
        Summary run,
        String expectedTree,
        String tree,
        List<String> different,
        List<String> failures) {

    Outcome {
        different = List.copyOf(different);
        failures = List.copyOf(failures);
    }

    /** Whether every task landed and the files are the history's, all of them. */
    boolean identical() {
        return run.state() == RunState.COMPLETED && different.isEmpty();
    }

    /** Very old commits spell file modes in ways that git no longer writes: then equal files have trees of other names. */
    boolean otherNameForTheSame() {
        return different.isEmpty() && !tree.equals(expectedTree);
    }

    double tasksPerSecond() {
        return run.wallMillis() == 0 ? 0 : tasks * 1000.0 / run.wallMillis();
    }
}
