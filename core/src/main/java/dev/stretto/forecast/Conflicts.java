package dev.stretto.forecast;

import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.ClaimRules;
import dev.stretto.claim.Glob;
import dev.stretto.claim.GlobIndex;
import dev.stretto.claim.PathFacts;
import dev.stretto.claim.PoolWish;
import dev.stretto.graph.TaskGraph;
import dev.stretto.graph.Waits;
import dev.stretto.graph.Waits.Answer;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The pairs of tasks that nothing but their claims keeps apart: neither waits for the other, and what they claim overlaps.
 *
 * @param pairs by their nodes, the first {@link #PAIRS_MAX}
 * @param more whether there may be more
 */
public record Conflicts(List<Pair> pairs, boolean more) {

    /** So many pairs are listed. */
    public static final int PAIRS_MAX = 1_000;

    /** So many pairs are looked at: where everything overlaps there are as many as the square of the tasks. */
    private static final int LOOKED_AT_MAX = 50_000;

    private static final long VISITS_MAX = 20_000_000;

    /**
     * Two tasks that do not run at the same time.
     *
     * @param a the node of the one that stands first in the plan
     * @param resource what they both claim; of two globs the one that is a path
     */
    public record Pair(int a, int b, String resource) {}

    public Conflicts {
        pairs = List.copyOf(pairs);
    }

    /** Finds them by the rules of a run, which know what there is of the paths. */
    static Conflicts of(Plan plan, TaskGraph graph, ClaimRules rules) {
        return of(plan, graph, rules, rules.facts());
    }

    /**
     * Finds them; where claims are off, there are none.
     *
     * @param facts what is known of the paths that are claimed: a folder's claim covers what is below
     */
    public static Conflicts of(Plan plan, TaskGraph graph, ClaimRules rules, PathFacts facts) {
        Search search = new Search(new Waits(graph, VISITS_MAX));
        if (rules.locks()) {
            search.globs(plan, facts);
            search.pools(plan, rules.poolSizes(plan));
        }
        return new Conflicts(search.pairs, search.more);
    }

    private record Claimant(int task, boolean writes) {}

    private static final class Search {

        private final Waits waits;
        private final List<Pair> pairs = new ArrayList<>();
        private final Set<List<Integer>> seen = new LinkedHashSet<>();
        private boolean more;

        Search(Waits waits) {
            this.waits = waits;
        }

        void globs(Plan plan, PathFacts facts) {
            Map<String, List<Claimant>> claimants = new LinkedHashMap<>();
            each(plan, (task, claim) -> {
                if (claim.mode() != Mode.USE) {
                    claimants
                            .computeIfAbsent(claim.resource(), _ -> new ArrayList<>())
                            .add(new Claimant(task, claim.mode() == Mode.WRITE));
                }
            });
            List<Glob> globs = new ArrayList<>();
            GlobIndex index = new GlobIndex();
            for (String text : claimants.keySet()) {
                try {
                    Glob glob = Glob.of(text, facts);
                    index.add(glob, globs.size());
                    globs.add(glob);
                } catch (BadGlobException e) {
                    // It claims nothing; whoever reads the plan says so.
                }
            }
            for (int at = 0; at < globs.size() && !full(); at++) {
                Glob one = globs.get(at);
                for (int other : index.overlapping(one).tailSet(at, true)) {
                    Glob another = globs.get(other);
                    String resource = another.isPath() && !one.isPath() ? another.text() : one.text();
                    among(
                            claimants.getOrDefault(one.text(), List.of()),
                            claimants.getOrDefault(another.text(), List.of()),
                            resource);
                }
            }
        }

        void pools(Plan plan, NavigableMap<String, Integer> sizes) {
            Map<String, NavigableMap<Integer, Integer>> wishes = new LinkedHashMap<>();
            each(plan, (task, claim) -> {
                if (claim.mode() == Mode.USE) {
                    PoolWish wish = PoolWish.of(claim);
                    wishes.computeIfAbsent(wish.pool(), _ -> new TreeMap<>()).merge(task, wish.units(), Math::max);
                }
            });
            wishes.forEach((pool, units) ->
                    units.forEach((one, wanted) -> units.tailMap(one, false).forEach((other, also) -> {
                        if (!full() && wanted + also > sizes.getOrDefault(pool, 0)) {
                            look(one, other, pool);
                        }
                    })));
        }

        private void among(List<Claimant> some, List<Claimant> others, String resource) {
            for (Claimant one : some) {
                for (Claimant other : others) {
                    if (full()) {
                        return;
                    }
                    if (one.task != other.task && (one.writes || other.writes)) {
                        look(Math.min(one.task, other.task), Math.max(one.task, other.task), resource);
                    }
                }
            }
        }

        private void look(int one, int other, String resource) {
            if (!seen.add(List.of(one, other))) {
                return;
            }
            boolean later = waits.level(one) > waits.level(other);
            Answer answer = waits.waits(later ? one : other, later ? other : one);
            more |= answer == Answer.UNKNOWN;
            if (answer == Answer.NO) {
                pairs.add(new Pair(one, other, resource));
            }
        }

        private boolean full() {
            boolean full = pairs.size() >= PAIRS_MAX || seen.size() >= LOOKED_AT_MAX;
            more |= full;
            return full;
        }

        private static void each(Plan plan, BiConsumer<Integer, ClaimSpec> use) {
            for (int node = 0; node < plan.tasks().size(); node++) {
                int task = node;
                if (plan.tasks().get(node).status() != PlanStatus.SKIPPED) {
                    plan.tasks().get(node).claims().forEach(claim -> use.accept(task, claim));
                }
            }
        }
    }
}
