package dev.stretto.optimize;

import java.util.Arrays;

/** The best schedule that a {@link Search} found. */
public final class Solution {

    private final int[] order;
    private final long[] starts;
    private final long makespan;
    private final long lowerBound;
    private final long schedules;

    Solution(Candidate best, long lowerBound, long schedules) {
        this.order = best.by;
        this.starts = best.starts;
        this.makespan = best.makespan;
        this.lowerBound = lowerBound;
        this.schedules = schedules;
    }

    /** The order of the nodes from which the scheme makes this schedule. */
    public int[] order() {
        return order.clone();
    }

    /** When each node starts, in the problem's ticks. */
    public long[] starts() {
        return starts.clone();
    }

    public long makespan() {
        return makespan;
    }

    /** What no schedule is below; the search ends where it reaches it. */
    public long lowerBound() {
        return lowerBound;
    }

    /** How many schedules were made to find it, counting each pass forward or backward. */
    public long schedules() {
        return schedules;
    }

    @Override
    public String toString() {
        return "makespan " + makespan + " (at least " + lowerBound + ") after " + schedules + " schedules: "
                + Arrays.toString(order);
    }
}
