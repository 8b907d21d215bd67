package dev.stretto.optimize;

import java.util.Arrays;

/**
 * A schedule of the population.
 *
 * @param by the order it was made from
 * @param order the nodes by when they start
 */
record Candidate(int[] by, int[] order, long[] starts, long makespan) {

    boolean same(Candidate other) {
        return makespan == other.makespan && Arrays.equals(starts, other.starts);
    }
}
