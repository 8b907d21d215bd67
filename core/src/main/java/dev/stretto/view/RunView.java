package dev.stretto.view;

import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskEvent;
import dev.stretto.plan.TaskId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run as its journal tells it so far: where every task stands (the same {@link Ledger} the engine keeps) and the times and
 * counts that people ask for. Times are milliseconds of the epoch.
 */
public final class RunView {

    /**
     * The times of a task's latest attempt.
     *
     * @param startedAtMillis when it started
     * @param endedAtMillis when its process was gone; 0 while it runs
     */
    public record Times(long startedAtMillis, long endedAtMillis) {}

    private final Ledger ledger = new Ledger();
    private final Map<TaskId, Times> times = new LinkedHashMap<>();
    private final Map<TaskId, Long> landingSinceMillis = new LinkedHashMap<>();
    private final ClaimTimes claimTimes = new ClaimTimes();
    private long activeSinceMillis = -1;
    private long activeMillis;
    private long lastAtMillis;
    private long processMillis;
    private long landingMillis;
    private int processes;
    private int maxParallel;
    private int retries;
    private int conflicts;
    private String takenIn = "";

    /** Takes in the next event. */
    public void accept(Recorded recorded) {
        ledger.apply(recorded.event());
        lastAtMillis = recorded.atMillis();
        claimTimes.accept(recorded);
        switch (recorded.event()) {
            case RunEvent _ -> runChanged();
            case TaskEvent event -> accept(event);
            case LandingEvent event -> {
                landingSinceMillis.put(event.task(), lastAtMillis);
                conflicts += event instanceof LandingEvent.Conflicted ? 1 : 0;
            }
            case ProgressEvent.BranchMoved moved -> takenIn = moved.head();
            default -> {}
        }
    }

    private void runChanged() {
        boolean active = ledger.state() == RunState.RUNNING;
        if (active && activeSinceMillis < 0) {
            activeSinceMillis = lastAtMillis;
        } else if (!active && activeSinceMillis >= 0) {
            activeMillis += lastAtMillis - activeSinceMillis;
            activeSinceMillis = -1;
        }
    }

    private void accept(TaskEvent event) {
        switch (event) {
            case TaskEvent.Started started -> {
                times.put(started.task(), new Times(lastAtMillis, 0));
                maxParallel = Math.max(maxParallel, ledger.busySlots());
            }
            case TaskEvent.Finished finished -> {
                long startedAt = times(finished.task()).startedAtMillis();
                times.put(finished.task(), new Times(startedAt, lastAtMillis));
                processMillis += lastAtMillis - startedAt;
                processes++;
            }
            case TaskEvent.Completed completed ->
                landingMillis += lastAtMillis - times(completed.task()).endedAtMillis();
            case TaskEvent.Retrying retrying -> retries += retrying.counted() ? 1 : 0;
            default -> {}
        }
    }

    /** Where every task stands. */
    public Ledger ledger() {
        return ledger;
    }

    /** The times of a task's latest attempt; zeros before the first. */
    public Times times(TaskId task) {
        return times.getOrDefault(task, new Times(0, 0));
    }

    /** Since when a task's change is as far on its way to the branch as it is; 0 before it is on it. */
    public long landingSinceMillis(TaskId task) {
        return landingSinceMillis.getOrDefault(task, 0L);
    }

    /** The last commit of others that was found on the integration branch and taken in; empty for none. */
    public String takenIn() {
        return takenIn;
    }

    /** Since when running tasks hold or wait for what they have claimed. */
    public ClaimTimes claimTimes() {
        return claimTimes;
    }

    /** The time of the latest event. */
    public long lastAtMillis() {
        return lastAtMillis;
    }

    /** How long the run has been running, pauses left out, as of a time. */
    public long activeMillis(long nowMillis) {
        return activeMillis + (activeSinceMillis < 0 ? 0 : Math.max(0, nowMillis - activeSinceMillis));
    }

    /** What the run comes to, as of its latest event. */
    public Summary summary() {
        return Summary.of(this, processMillis, landingMillis, maxParallel, retries, conflicts);
    }

    /** How long a process took on average, 0 where none has ended. */
    public long meanProcessMillis() {
        return processes == 0 ? 0 : processMillis / processes;
    }
}
