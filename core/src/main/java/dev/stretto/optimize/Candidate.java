package dev.stretto.optimize;

import java.util.Arrays;

/** A schedule of the population. The arrays are shared and must not be changed. */
final class Candidate {

    /** The order it was made from. */
    final int[] by;

    /** The nodes by when they start. */
    final int[] order;

    final long[] starts;
    final long makespan;

    Candidate(int[] by, int[] order, long[] starts, long makespan) {
        this.by = by;
        this.order = order;
        this.starts = starts;
        this.makespan = makespan;
    }

    boolean same(Candidate other) {
        return makespan == other.makespan && Arrays.equals(starts, other.starts);
    }
}
