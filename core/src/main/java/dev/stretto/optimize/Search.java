package dev.stretto.optimize;

import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/**
 * Searches for a short schedule: a genetic algorithm over orders, each of whose schedules is improved backward and forward
 * (after Hartmann 1998 and Valls, Ballestín, Quintanilla 2008, EJOR 185:495), begun anew where it gains nothing any more.
 *
 * <p>The same problem, seed and number of schedules give the same schedule. Not for two threads at once.
 */
public final class Search {

    private static final int POPULATION = 80;

    /** After so many children without a gain a population has nothing to give any more. */
    private static final int CHILDREN_STALE_MAX = 60 * POPULATION;

    private final Problem strict;
    private final long bound;
    private final Decoder decoder;
    private final Orders orders;
    private final Variation variation;
    private final Population population;
    private Candidate best;

    /**
     * A search that has made the schedule of one pass by {@link PriorityRule#LATEST_START}.
     *
     * @param kind how orders become schedules. The serial scheme takes a node that needs only some of its predecessors to need
     *     those that end first in that one pass
     */
    public Search(Problem problem, Scheme.Kind kind, long seed) {
        bound = LowerBound.of(problem);
        long[] starts = new long[problem.size()];
        Scheme.Kind.PARALLEL.of(problem).schedule(byRule(problem, PriorityRule.LATEST_START), starts);
        strict = problem.resolved(starts);
        decoder = new Decoder(kind == Scheme.Kind.SERIAL ? strict : problem, strict, kind);
        orders = new Orders(strict);
        SplittableRandom random = new SplittableRandom(seed);
        variation = new Variation(strict, random);
        population = new Population(POPULATION, random);
        best = decoder.plain(byRule(strict, PriorityRule.LATEST_START));
    }

    private static int[] byRule(Problem problem, PriorityRule rule) {
        return new Orders(problem).byValue(rule.values(problem));
    }

    /** What no schedule's makespan is below. */
    public static long lowerBound(Problem problem) {
        return LowerBound.of(problem);
    }

    /** The best so far. */
    public Solution best() {
        return new Solution(best, bound, decoder.schedules());
    }

    /**
     * Searches until the lower bound is reached or it may not go on.
     *
     * @param goOn asked before every order that is tried, with how many schedules were made so far
     */
    public Solution run(LongPredicate goOn) {
        for (PriorityRule rule : PriorityRule.values()) {
            if (mayGoOn(goOn)) {
                tryOut(orders.byValue(rule.values(strict)));
            }
        }
        while (mayGoOn(goOn)) {
            population.clear();
            evolve(goOn);
        }
        return best();
    }

    private boolean mayGoOn(LongPredicate goOn) {
        return best.makespan > bound && goOn.test(decoder.schedules());
    }

    private void evolve(LongPredicate goOn) {
        for (int sampled = 0; sampled < POPULATION && mayGoOn(goOn); sampled++) {
            population.add(tryOut(variation.sampled()));
        }
        long shortest = Long.MAX_VALUE;
        for (int stale = 0; stale < CHILDREN_STALE_MAX && mayGoOn(goOn); stale++) {
            int[] outer = population.draw().order;
            Candidate child = tryOut(variation.child(outer, population.draw().order));
            population.add(child);
            if (child.makespan < shortest) {
                shortest = child.makespan;
                stale = 0;
            }
        }
    }

    private Candidate tryOut(int[] order) {
        Candidate candidate = decoder.improved(order, bound);
        if (candidate.makespan < best.makespan) {
            best = candidate;
        }
        return candidate;
    }
}
