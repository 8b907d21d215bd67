package dev.stretto.forecast;

import dev.stretto.claim.ClaimRules;
import dev.stretto.claim.PoolWish;
import dev.stretto.engine.RunDefinition;
import dev.stretto.plan.ClaimSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What some tasks of a run share besides its workers.
 *
 * @param capacity how many units there are: the size of a pool; 1 for two tasks whose claims overlap
 * @param uses how many units a task holds while it runs, by its node
 */
record SharedUnits(int capacity, SortedMap<Integer, Integer> uses) {

    SharedUnits {
        uses = Collections.unmodifiableSortedMap(new TreeMap<>(uses));
    }

    /** The pools and the overlapping claims of a run, by its rules for claims; of a great many pairs only the first. */
    static List<SharedUnits> of(RunDefinition run) {
        ClaimRules rules = run.options().claims();
        if (!rules.locks()) {
            return List.of();
        }
        List<SharedUnits> shared = new ArrayList<>(pools(run, rules));
        for (Conflicts.Pair pair : Conflicts.of(run.plan(), run.graph(), rules).pairs()) {
            SortedMap<Integer, Integer> both = new TreeMap<>();
            both.put(pair.a(), 1);
            both.put(pair.b(), 1);
            shared.add(new SharedUnits(1, both));
        }
        return shared;
    }

    private static List<SharedUnits> pools(RunDefinition run, ClaimRules rules) {
        Map<String, SortedMap<Integer, Integer>> uses = new TreeMap<>();
        for (int node = 0; node < run.plan().tasks().size(); node++) {
            for (ClaimSpec claim : run.task(node).claims()) {
                if (claim.mode() == ClaimSpec.Mode.USE) {
                    PoolWish wish = PoolWish.of(claim);
                    uses.computeIfAbsent(wish.pool(), _ -> new TreeMap<>()).merge(node, wish.units(), Integer::sum);
                }
            }
        }
        List<SharedUnits> pools = new ArrayList<>();
        rules.poolSizes(run.plan())
                .forEach((pool, size) -> pools.add(new SharedUnits(size, uses.getOrDefault(pool, new TreeMap<>()))));
        return pools;
    }
}
