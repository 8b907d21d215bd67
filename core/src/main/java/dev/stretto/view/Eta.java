package dev.stretto.view;

import dev.stretto.engine.Ledger;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import java.util.OptionalLong;

/** Guesses when a run will be done, from how long its processes took so far. */
public final class Eta {

    private Eta() {}

    /** How many milliseconds are left, as of a time; nothing before the first process has ended. */
    public static OptionalLong remainingMillis(RunView view, long nowMillis) {
        long mean = view.meanProcessMillis();
        Ledger ledger = view.ledger();
        if (mean == 0 || ledger.open() == 0) {
            return OptionalLong.empty();
        }
        long work = 0;
        long longest = 0;
        for (TaskRecord task : ledger.tasks()) {
            long left = switch (task.state()) {
                case PENDING, READY -> mean;
                case RUNNING ->
                    Math.max(0, mean - (nowMillis - view.times(task.task()).startedAtMillis()));
                case LANDING, COMPLETED, FAILED, SKIPPED, CANCELLED -> 0;
            };
            work += left;
            longest = Math.max(longest, task.state() == TaskState.PENDING ? mean : left);
        }
        return OptionalLong.of(
                Math.max(longest, work / ledger.definition().options().workers()));
    }
}
