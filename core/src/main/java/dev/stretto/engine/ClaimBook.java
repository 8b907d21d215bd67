package dev.stretto.engine;

import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.ClaimRules;
import dev.stretto.claim.Glob;
import dev.stretto.claim.GlobIndex;
import dev.stretto.claim.PathFacts;
import dev.stretto.claim.PoolWish;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the tasks of a plan claim, and which globs among that overlap. Does not change; overlaps are worked out when asked for. */
final class ClaimBook {

    /** How many overlaps are remembered in all: plans in which everything overlaps have their square of them. */
    private static final int REMEMBERED_MAX = 4_000_000;

    private final List<Wish> wishes = new ArrayList<>();
    private final List<Glob> globs = new ArrayList<>();
    private final List<String> pools = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final GlobIndex index = new GlobIndex();
    private final int kinds;
    private final int[] @Nullable [] overlaps;
    private int remembered;

    ClaimBook(RunDefinition definition) {
        ClaimRules rules = definition.options().claims();
        Map<String, Integer> sized = rules.locks() ? rules.poolSizes(definition.plan()) : new TreeMap<>();
        sized.forEach((pool, size) -> {
            pools.add(pool);
            sizes.add(size);
        });
        Map<String, Optional<Integer>> numbers = new LinkedHashMap<>();
        Map<List<Integer>, Wish> kept = new LinkedHashMap<>();
        for (Task task : definition.plan().tasks()) {
            TreeMap<Integer, Boolean> paths = new TreeMap<>();
            TreeMap<Integer, Integer> uses = new TreeMap<>();
            for (ClaimSpec claim : rules.locks() ? task.claims() : List.<ClaimSpec>of()) {
                if (claim.mode() == Mode.USE) {
                    PoolWish wish = PoolWish.of(claim);
                    uses.merge(pools.indexOf(wish.pool()), wish.units(), Integer::max);
                } else {
                    numbers.computeIfAbsent(claim.resource(), text -> number(text, rules.facts()))
                            .ifPresent(glob -> paths.merge(glob, claim.mode() == Mode.WRITE, Boolean::logicalOr));
                }
            }
            wishes.add(kept.computeIfAbsent(key(paths, uses), _ -> wish(kept.size(), paths, uses)));
        }
        kinds = kept.size();
        overlaps = new int[globs.size()][];
    }

    /** Enters a glob; what is none claims nothing, and whoever reads the plan has said so. */
    private Optional<Integer> number(String text, PathFacts facts) {
        try {
            Glob glob = Glob.of(text, facts);
            index.add(glob, globs.size());
            globs.add(glob);
            return Optional.of(globs.size() - 1);
        } catch (BadGlobException e) {
            return Optional.empty();
        }
    }

    private static List<Integer> key(SortedMap<Integer, Boolean> paths, SortedMap<Integer, Integer> uses) {
        List<Integer> key = new ArrayList<>();
        paths.forEach((glob, write) -> key.add(2 * glob + (write ? 1 : 0)));
        uses.forEach((pool, units) -> {
            key.add(-1 - pool);
            key.add(units);
        });
        return key;
    }

    private static Wish wish(int id, SortedMap<Integer, Boolean> paths, SortedMap<Integer, Integer> uses) {
        boolean[] writes = new boolean[paths.size()];
        int at = 0;
        for (boolean write : paths.values()) {
            writes[at++] = write;
        }
        return new Wish(id, ints(paths.keySet()), writes, ints(uses.keySet()), ints(uses.values()));
    }

    private static int[] ints(Iterable<Integer> values) {
        List<Integer> all = new ArrayList<>();
        values.forEach(all::add);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What the task at a node claims. */
    Wish wish(int node) {
        return wishes.get(node);
    }

    /** How many different wishes there are. */
    int kinds() {
        return kinds;
    }

    int globCount() {
        return globs.size();
    }

    int poolCount() {
        return pools.size();
    }

    String glob(int glob) {
        return globs.get(glob).text();
    }

    /** The number of a pool that tasks of the plan use. */
    OptionalInt find(String pool) {
        int number = pools.indexOf(pool);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The globs of the plan that overlap one that need not be the plan's. */
    NavigableSet<Integer> overlapping(Glob glob) {
        return index.overlapping(glob);
    }

    /** The glob with a number. */
    Glob at(int glob) {
        return globs.get(glob);
    }

    String pool(int pool) {
        return pools.get(pool);
    }

    /** How many units a pool has. */
    int size(int pool) {
        return sizes.get(pool);
    }

    /** The globs that overlap one, itself among them; the array is shared and must not be changed. */
    int[] overlapping(int glob) {
        int[] known = overlaps[glob];
        if (known != null) {
            return known;
        }
        int[] found = ints(index.overlapping(globs.get(glob)));
        if (remembered + found.length <= REMEMBERED_MAX) {
            remembered += found.length;
            overlaps[glob] = found;
        }
        return found;
    }
}
