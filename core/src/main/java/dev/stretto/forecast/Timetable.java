package dev.stretto.forecast;

import dev.stretto.graph.TaskGraph;
import java.util.Arrays;

/** When each task of a plan starts and ends, and which worker has it. Times in minutes from the start of the run; tasks by node. */
public final class Timetable {

    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final int NONE = -1;

    private final long[] startMillis;
    private final long[] endMillis;
    private final int[] worker;
    private long makespanMillis;
    private long workMillis;

    /** With no task in it yet. */
    Timetable(TaskGraph graph) {
        startMillis = new long[graph.taskCount()];
        endMillis = new long[graph.taskCount()];
        worker = new int[graph.taskCount()];
        Arrays.fill(worker, NONE);
    }

    void add(int node, int byWorker, long fromMillis, long toMillis) {
        startMillis[node] = fromMillis;
        endMillis[node] = toMillis;
        worker[node] = byWorker;
        workMillis += toMillis - fromMillis;
        makespanMillis = Math.max(makespanMillis, toMillis);
    }

    /** Whether the task runs at all: one that is left out, or there only for the failure of others, does not. */
    public boolean runs(int node) {
        return worker[node] != NONE;
    }

    /** The worker that has the task, from 0; only for a task that runs. */
    public int worker(int node) {
        return worker[node];
    }

    public double startMinutes(int node) {
        return startMillis[node] / MILLIS_PER_MINUTE;
    }

    public double endMinutes(int node) {
        return endMillis[node] / MILLIS_PER_MINUTE;
    }

    /** From the first start to the last end. */
    public double makespanMinutes() {
        return makespanMillis / MILLIS_PER_MINUTE;
    }

    /** What all tasks that run take together. */
    public double workMinutes() {
        return workMillis / MILLIS_PER_MINUTE;
    }
}
