package dev.stretto.engine;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps small tasks from starving a large one. The rule: a task may not start past another that comes before it in the order
 * of starting, is ready for longer, and wants what it would take. A task is ready for longer if another was started between
 * the two becoming ready, so that it was passed over. What running tasks hold is never touched.
 *
 * <p>Of a pool, a task may take what leaves enough for the one that waits.
 */
final class Reservations {

    private final ClaimBook book;
    private final Comparator<Integer> order;
    private final SortedMap<Integer, SortedSet<Integer>> readers = new TreeMap<>();
    private final SortedMap<Integer, SortedSet<Integer>> writers = new TreeMap<>();
    private final SortedMap<Integer, SortedSet<Integer>> users = new TreeMap<>();
    private final int[] since;
    private final long[] notBefore;
    private int starts;

    Reservations(ClaimBook book, Comparator<Integer> order, int tasks) {
        this.book = book;
        this.order = order;
        this.since = new int[tasks];
        this.notBefore = new long[tasks];
    }

    /** Some task was started: whoever is ready now was passed over. */
    void started() {
        starts++;
    }

    /** A task became ready. */
    void add(int node, long notBeforeMillis) {
        since[node] = starts;
        notBefore[node] = notBeforeMillis;
        Wish wish = book.wish(node);
        for (int at = 0; at < wish.globs().length; at++) {
            put(wish.writes()[at] ? writers : readers, wish.globs()[at], node);
        }
        for (int pool : wish.pools()) {
            put(users, pool, node);
        }
    }

    private void put(SortedMap<Integer, SortedSet<Integer>> waiting, int number, int node) {
        waiting.computeIfAbsent(number, _ -> new TreeSet<>(order)).add(node);
    }

    /** A task is ready no more. */
    void remove(int node) {
        Wish wish = book.wish(node);
        for (int at = 0; at < wish.globs().length; at++) {
            drop(wish.writes()[at] ? writers : readers, wish.globs()[at], node);
        }
        for (int pool : wish.pools()) {
            drop(users, pool, node);
        }
    }

    private static void drop(SortedMap<Integer, SortedSet<Integer>> waiting, int number, int node) {
        waiting.computeIfPresent(number, (_, nodes) -> nodes.remove(node) && nodes.isEmpty() ? null : nodes);
    }

    /** Since when a ready task waits: the number of tasks that had been started by then. */
    int since(int node) {
        return since[node];
    }

    /** A task that a ready one may not start past at this time; nothing where there is none. */
    OptionalInt before(int node, long atMillis, LockTable locks) {
        Wish wish = book.wish(node);
        for (int at = 0; at < wish.globs().length; at++) {
            for (int glob : book.overlapping(wish.globs()[at])) {
                OptionalInt writer = earlier(writers.get(glob), node, atMillis);
                if (writer.isPresent()) {
                    return writer;
                }
                OptionalInt reader =
                        wish.writes()[at] ? earlier(readers.get(glob), node, atMillis) : OptionalInt.empty();
                if (reader.isPresent()) {
                    return reader;
                }
            }
        }
        for (int at = 0; at < wish.pools().length; at++) {
            int pool = wish.pools()[at];
            int left = locks.left(pool) - wish.units()[at];
            SortedSet<Integer> waiting = users.get(pool);
            for (int other : waiting == null ? new TreeSet<Integer>() : waiting.headSet(node)) {
                if (waitsLonger(other, node, atMillis) && units(other, pool) > left) {
                    return OptionalInt.of(other);
                }
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt earlier(@Nullable SortedSet<Integer> waiting, int node, long atMillis) {
        if (waiting != null) {
            for (int other : waiting.headSet(node)) {
                if (waitsLonger(other, node, atMillis)) {
                    return OptionalInt.of(other);
                }
            }
        }
        return OptionalInt.empty();
    }

    private boolean waitsLonger(int other, int node, long atMillis) {
        return since[other] < since[node] && notBefore[other] <= atMillis;
    }

    private int units(int node, int pool) {
        Wish wish = book.wish(node);
        for (int at = 0; at < wish.pools().length; at++) {
            if (wish.pools()[at] == pool) {
                return wish.units()[at];
            }
        }
        return 0;
    }
}
