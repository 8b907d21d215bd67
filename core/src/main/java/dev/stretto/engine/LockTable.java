package dev.stretto.engine;

import dev.stretto.claim.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What running and landing tasks hold. A task takes all it claims at once when it starts, and gives all of it back when it has
 * landed, ended, or is to be tried again. Reading shares, writing excludes; units of a pool add up.
 *
 * <p>For every glob of the plan it is counted how many held ones overlap it, so that whether a task could start is told by its
 * own claims alone, however many others wait or hold.
 */
final class LockTable {

    private final ClaimBook book;
    private final int[] readersOver;
    private final int[] writersOver;
    private final int[] used;
    private final TreeSet<Integer> holders = new TreeSet<>();
    private final TreeMap<Integer, TreeSet<Integer>> holdersOf = new TreeMap<>();
    private final ClaimedLocks claimed;
    private final ClaimWaits waits;

    LockTable(ClaimBook book) {
        this.book = book;
        this.readersOver = new int[book.globCount()];
        this.writersOver = new int[book.globCount()];
        this.used = new int[book.poolCount()];
        this.claimed = new ClaimedLocks(book);
        this.waits = new ClaimWaits(book);
    }

    /** The task starts. */
    void take(int node) {
        if (!book.wish(node).isEmpty()) {
            holders.add(node);
            for (int glob : book.wish(node).globs()) {
                holdersOf.computeIfAbsent(glob, _ -> new TreeSet<>()).add(node);
            }
            count(book.wish(node), 1);
        }
    }

    /** The task neither runs nor lands any more. */
    void release(int node) {
        if (holders.remove(node)) {
            for (int glob : book.wish(node).globs()) {
                holdersOf.computeIfPresent(glob, (_, nodes) -> nodes.remove(node) && nodes.isEmpty() ? null : nodes);
            }
            count(book.wish(node), -1);
        }
        giveBack(node, claimed.of(node));
    }

    /** A running task takes more. */
    void grant(int node, List<Claim> claims, List<KnownPath> paths) {
        claimed.add(node, claims, paths).forEach(addition -> count(addition, 1));
    }

    /** A running task gives back what it had claimed. */
    void giveBack(int node, List<Claim> claims) {
        claimed.remove(node, claims).forEach(addition -> count(addition, -1));
    }

    private void count(Addition addition, int change) {
        for (Addition.PathClaim path : addition.paths()) {
            int[] over = path.write() ? writersOver : readersOver;
            for (int glob : book.overlapping(path.glob())) {
                over[glob] += change;
            }
        }
        addition.units().forEach((pool, units) -> used[pool] += change * units);
    }

    private void count(Wish wish, int change) {
        for (int at = 0; at < wish.globs().length; at++) {
            int[] over = wish.writes()[at] ? writersOver : readersOver;
            for (int glob : book.overlapping(wish.globs()[at])) {
                over[glob] += change;
            }
        }
        for (int at = 0; at < wish.pools().length; at++) {
            used[wish.pools()[at]] += change * wish.units()[at];
        }
    }

    /** Whether nothing that is held keeps a task with this wish from starting. */
    boolean free(Wish wish) {
        return taken(wish).isEmpty()
                && exhausted(wish).isEmpty()
                && waits.before(wish, this).isEmpty();
    }

    /** The first of a wish's globs that is not free. */
    private OptionalInt taken(Wish wish) {
        for (int at = 0; at < wish.globs().length; at++) {
            int glob = wish.globs()[at];
            if (writersOver[glob] > 0 || (wish.writes()[at] && readersOver[glob] > 0)) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /** The first of a wish's pools that has too few units left. */
    private OptionalInt exhausted(Wish wish) {
        for (int at = 0; at < wish.pools().length; at++) {
            if (used[wish.pools()[at]] + wish.units()[at] > book.size(wish.pools()[at])) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /** How many units of a pool are left. */
    int left(int pool) {
        return book.size(pool) - used[pool];
    }

    /** What keeps a task with this wish from starting, and the nodes that hold it; empty where it is free. */
    Optional<Clash> clash(Wish wish) {
        OptionalInt taken = taken(wish);
        if (taken.isPresent()) {
            int glob = wish.globs()[taken.getAsInt()];
            return Optional.of(new Clash(book.glob(glob), holdersOver(glob, wish.writes()[taken.getAsInt()])));
        }
        return exhausted(wish).stream()
                .mapToObj(at -> new Clash(
                        book.pool(wish.pools()[at]) + "=" + wish.units()[at], List.copyOf(users(wish.pools()[at]))))
                .findFirst()
                .or(() -> waits.before(wish, this).stream()
                        .mapToObj(node -> new Clash("", List.of(node)))
                        .findFirst());
    }

    /**
     * What is not free.
     *
     * @param resource empty where it is not held, but a running task waits for it
     * @param nodes the tasks that hold it, or the one that waits, ascending
     */
    record Clash(String resource, List<Integer> nodes) {}

    private List<Integer> holdersOver(int glob, boolean write) {
        NavigableSet<Integer> nodes = claimed.holders(book.at(glob), write);
        for (int over : book.overlapping(glob)) {
            addHolders(over, write, nodes);
        }
        return List.copyOf(nodes);
    }

    /** The tasks that hold what overlaps a glob, ascending; those that only read it where the question is about a write. */
    NavigableSet<Integer> holders(Glob glob, boolean write) {
        NavigableSet<Integer> nodes = claimed.holders(glob, write);
        for (int over : book.overlapping(glob)) {
            addHolders(over, write, nodes);
        }
        return nodes;
    }

    private void addHolders(int glob, boolean write, Set<Integer> nodes) {
        for (int node : holdersOf.getOrDefault(glob, new TreeSet<>())) {
            if (write || writes(book.wish(node), glob)) {
                nodes.add(node);
            }
        }
    }

    /** The tasks that hold units of a pool, ascending. */
    NavigableSet<Integer> users(int pool) {
        NavigableSet<Integer> users = new TreeSet<>(holders);
        users.addAll(claimed.nodes());
        users.removeIf(node -> units(node, pool) == 0);
        return users;
    }

    /** How many units of a pool a task holds. */
    int units(int node, int pool) {
        return (holders.contains(node) ? book.wish(node).unitsOf(pool) : 0) + claimed.units(node, pool);
    }

    /** What a task has claimed while it runs. */
    List<Claim> claimed(int node) {
        return claimed.of(node);
    }

    /** What of it a task may write. */
    List<Glob> claimedToWrite(int node) {
        return claimed.written(node);
    }

    /** The claims that wait. */
    ClaimWaits waits() {
        return waits;
    }

    ClaimBook book() {
        return book;
    }

    private static boolean writes(Wish wish, int glob) {
        for (int at = 0; at < wish.globs().length; at++) {
            if (wish.globs()[at] == glob) {
                return wish.writes()[at];
            }
        }
        return false;
    }

    /** All that is held, by the nodes of the holders. */
    List<Held> held() {
        List<Held> held = new ArrayList<>();
        for (int node : holders) {
            Wish wish = book.wish(node);
            for (int at = 0; at < wish.globs().length; at++) {
                held.add(new Held(node, wish.writes()[at] ? "write" : "read", book.glob(wish.globs()[at]), false));
            }
            for (int at = 0; at < wish.pools().length; at++) {
                held.add(new Held(node, "use", book.pool(wish.pools()[at]) + "=" + wish.units()[at], false));
            }
        }
        for (int node : claimed.nodes()) {
            claimed.of(node).forEach(claim -> held.add(new Held(node, claim.mode(), claim.resource(), true)));
        }
        return held;
    }

    /**
     * One claim that the task at a node holds.
     *
     * @param claimed whether it claimed it while it ran, else the plan says so
     */
    record Held(int node, String mode, String resource, boolean claimed) {}
}
