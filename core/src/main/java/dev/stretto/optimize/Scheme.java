package dev.stretto.optimize;

/** A schedule generation scheme: turns an order of nodes into a schedule. Holds working storage; not for two threads at once. */
public interface Scheme {

    /**
     * Schedules every node.
     *
     * @param order the nodes, most urgent first
     * @param starts where the start of each node goes
     * @return the makespan
     */
    long schedule(int[] order, long[] starts);

    /** Which scheme. */
    enum Kind {
        /**
         * One node after the other, each as early as it can (Kelley 1963). Some order gives the shortest schedule; but it may
         * leave a resource idle that a node could use.
         */
        SERIAL,
        /**
         * One moment after the other, at each what can start in the order given (Bedworth and Bailey 1982): what an engine
         * does that never lets a worker idle.
         */
        PARALLEL;

        Scheme of(Problem problem) {
            return switch (this) {
                case SERIAL -> new SerialScheme(problem);
                case PARALLEL -> new ParallelScheme(problem);
            };
        }
    }
}
