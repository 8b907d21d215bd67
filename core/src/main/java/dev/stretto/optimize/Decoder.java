package dev.stretto.optimize;

/**
 * Turns an order into a schedule and improves it going backward and forward: all nodes as late as they can, then as early
 * (double justification; Li and Willis 1992; Valls, Ballestín, Quintanilla 2005, EJOR 165:375), as long as that gains.
 */
final class Decoder {

    private final Problem problem;
    private final Scheme forward;
    private final Scheme backward;
    private final Orders orders;
    private final int[] order;
    private final long[] late;
    private long schedules;

    /**
     * @param problem given to the scheme going forward
     * @param strict the same without partial nodes, given to the scheme going backward
     */
    Decoder(Problem problem, Problem strict, Scheme.Kind kind) {
        this.problem = problem;
        this.forward = kind.of(problem);
        this.backward = kind.of(strict.reversed());
        this.orders = new Orders(strict);
        this.order = new int[problem.size()];
        this.late = new long[problem.size()];
    }

    /** How many schedules were made so far, in either direction. */
    long schedules() {
        return schedules;
    }

    /** The schedule of an order as it is. */
    Candidate plain(int[] by) {
        long[] starts = new long[problem.size()];
        schedules++;
        long makespan = forward.schedule(by, starts);
        int[] byStart = new int[starts.length];
        orders.byStart(starts, byStart);
        return new Candidate(by, byStart, starts, makespan);
    }

    /**
     * The schedule of an order, improved.
     *
     * @param bound where there is nothing left to gain
     */
    Candidate improved(int[] by, long bound) {
        Candidate best = plain(by);
        while (best.makespan > bound) {
            Candidate next = justified(best);
            if (next.makespan >= best.makespan) {
                return next.makespan == best.makespan ? next : best;
            }
            best = next;
        }
        return best;
    }

    private Candidate justified(Candidate from) {
        orders.byEndBackward(from.starts, order);
        long length = backward.schedule(order, late);
        for (int node = 0; node < late.length; node++) {
            late[node] = length - late[node] - problem.durations[node];
        }
        int[] byLate = new int[late.length];
        orders.byStart(late, byLate);
        schedules++;
        return plain(byLate);
    }
}
