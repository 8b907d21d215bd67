package dev.stretto.claim;

import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What claims mean to a run.
 *
 * @param enforcement whether tasks take locks for what they claim, and are held to it
 * @param pools how many units the user says each pool has; one that is not here has as many as the largest single wish
 * @param paths what the repository has at claimed paths where that decides what they cover
 */
public record ClaimRules(
        Enforcement enforcement, NavigableMap<String, Integer> pools, NavigableMap<String, PathKind> paths) {

    /** Claims are shown and no more. */
    public static final ClaimRules OFF = plain(Enforcement.OFF);

    /** Tasks take locks; pools have the sizes of the largest wishes, and nothing is known of the repository. */
    public static final ClaimRules LOCKING = plain(Enforcement.ADVISORY);

    public ClaimRules {
        pools = Collections.unmodifiableNavigableMap(new TreeMap<>(pools));
        paths = Collections.unmodifiableNavigableMap(new TreeMap<>(paths));
        if (pools.values().stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("a pool has at least one unit");
        }
    }

    /** Rules by which pools have the sizes of the largest wishes, and nothing is known of the repository. */
    public static ClaimRules plain(Enforcement enforcement) {
        return new ClaimRules(enforcement, Collections.emptyNavigableMap(), Collections.emptyNavigableMap());
    }

    /** Whether tasks take locks. */
    public boolean locks() {
        return enforcement != Enforcement.OFF;
    }

    /** The same rules with these sizes of pools. */
    public ClaimRules withPools(NavigableMap<String, Integer> sizes) {
        return new ClaimRules(enforcement, sizes, paths);
    }

    /** What is known of the repository. */
    public PathFacts facts() {
        return path -> paths.getOrDefault(path, PathKind.ABSENT);
    }

    /** The size of every pool that the plan's tasks use. */
    public NavigableMap<String, Integer> poolSizes(Plan plan) {
        NavigableMap<String, Integer> sizes = new TreeMap<>();
        for (Task task : plan.tasks()) {
            for (ClaimSpec claim : task.claims()) {
                if (claim.mode() == Mode.USE) {
                    PoolWish wish = PoolWish.of(claim);
                    sizes.merge(wish.pool(), wish.units(), Math::max);
                }
            }
        }
        sizes.replaceAll(pools::getOrDefault);
        return sizes;
    }

    /** What tasks want of pools beyond their size, a sentence each: such a task could never start. */
    public List<String> unmeetable(Plan plan) {
        List<String> sentences = new ArrayList<>();
        for (Task task : locks() ? plan.tasks() : List.<Task>of()) {
            for (ClaimSpec claim : task.claims()) {
                if (claim.mode() == Mode.USE) {
                    PoolWish wish = PoolWish.of(claim);
                    int size = pools.getOrDefault(wish.pool(), wish.units());
                    if (wish.units() > size) {
                        sentences.add("task " + task.id() + " uses " + wish.units() + " units of the pool "
                                + wish.pool() + ", which has " + size);
                    }
                }
            }
        }
        return sentences;
    }
}
