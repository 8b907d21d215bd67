package dev.stretto.optimize;

/** {@link Scheme.Kind#SERIAL}. For problems that are not partial, and orders in which no node stands before a predecessor. */
final class SerialScheme implements Scheme {

    private final Problem problem;
    private final Profile profile;

    SerialScheme(Problem problem) {
        this.problem = problem;
        this.profile = new Profile(problem);
    }

    @Override
    public long schedule(int[] order, long[] starts) {
        profile.clear();
        long makespan = 0;
        for (int node : order) {
            long earliest = 0;
            for (int predecessor : problem.predecessors[node]) {
                earliest = Math.max(earliest, starts[predecessor] + problem.durations[predecessor]);
            }
            long duration = problem.durations[node];
            starts[node] = profile.book(node, earliest, duration);
            makespan = Math.max(makespan, starts[node] + duration);
        }
        return makespan;
    }
}
