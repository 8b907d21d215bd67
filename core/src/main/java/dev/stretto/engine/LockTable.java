package dev.stretto.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    LockTable(ClaimBook book) {
        this.book = book;
        this.readersOver = new int[book.globCount()];
        this.writersOver = new int[book.globCount()];
        this.used = new int[book.poolCount()];
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
        return taken(wish).isEmpty() && exhausted(wish).isEmpty();
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
                        book.pool(wish.pools()[at]) + "=" + wish.units()[at],
                        holders.stream()
                                .filter(node -> uses(book.wish(node), wish.pools()[at]))
                                .toList()))
                .findFirst();
    }

    /**
     * What is not free.
     *
     * @param nodes the tasks that hold it, ascending
     */
    record Clash(String resource, List<Integer> nodes) {}

    private List<Integer> holdersOver(int glob, boolean write) {
        TreeSet<Integer> nodes = new TreeSet<>();
        for (int over : book.overlapping(glob)) {
            for (int node : holdersOf.getOrDefault(over, new TreeSet<>())) {
                if (write || writes(book.wish(node), over)) {
                    nodes.add(node);
                }
            }
        }
        return List.copyOf(nodes);
    }

    private static boolean writes(Wish wish, int glob) {
        for (int at = 0; at < wish.globs().length; at++) {
            if (wish.globs()[at] == glob) {
                return wish.writes()[at];
            }
        }
        return false;
    }

    private static boolean uses(Wish wish, int pool) {
        for (int each : wish.pools()) {
            if (each == pool) {
                return true;
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
                held.add(new Held(node, wish.writes()[at] ? "write" : "read", book.glob(wish.globs()[at])));
            }
            for (int at = 0; at < wish.pools().length; at++) {
                held.add(new Held(node, "use", book.pool(wish.pools()[at]) + "=" + wish.units()[at]));
            }
        }
        return held;
    }

    /** One claim that the task at a node holds. */
    record Held(int node, String mode, String resource) {}
}
