package dev.stretto.engine;

import dev.stretto.engine.LockTable.Clash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ready tasks by {@link StartOrder}. Those that may not start before a time wait beside it.
 *
 * <p>Tasks that claim the same stand in one line: where its claims are not free, the whole line is passed over at once.
 */
final class ReadyQueue {

    private final ClaimBook book;
    private final LockTable locks;
    private final Reservations reservations;
    private final int[] places;
    private final Comparator<Integer> order;
    private final List<TreeSet<Integer>> lines = new ArrayList<>();

    /** The lines that are not empty, by the place of their first task. */
    private final TreeMap<Integer, SortedSet<Integer>> now = new TreeMap<>();

    private final TreeMap<Long, TreeSet<Integer>> later = new TreeMap<>();

    ReadyQueue(RunDefinition definition) {
        places = StartOrder.places(definition);
        order = Comparator.comparingInt(node -> places[node]);
        book = new ClaimBook(definition);
        locks = new LockTable(book);
        reservations = new Reservations(book, order, places.length);
        for (int kind = 0; kind < book.kinds(); kind++) {
            lines.add(new TreeSet<>(order));
        }
    }

    void add(int node, long notBeforeMillis) {
        reservations.add(node, notBeforeMillis);
        if (notBeforeMillis == 0) {
            SortedSet<Integer> line = takeOut(node);
            line.add(node);
            putBack(line);
        } else {
            later.computeIfAbsent(notBeforeMillis, _ -> new TreeSet<>(order)).add(node);
        }
    }

    void remove(int node, long notBeforeMillis) {
        reservations.remove(node);
        if (notBeforeMillis == 0) {
            SortedSet<Integer> line = takeOut(node);
            line.remove(node);
            putBack(line);
            return;
        }
        TreeSet<Integer> waiting = later.get(notBeforeMillis);
        if (waiting != null && waiting.remove(node) && waiting.isEmpty()) {
            later.remove(notBeforeMillis);
        }
    }

    private SortedSet<Integer> takeOut(int node) {
        SortedSet<Integer> line = lines.get(book.wish(node).id());
        if (!line.isEmpty()) {
            now.remove(places[line.first()]);
        }
        return line;
    }

    boolean isEmpty() {
        return now.isEmpty() && later.isEmpty();
    }

    private void putBack(SortedSet<Integer> line) {
        if (!line.isEmpty()) {
            now.put(places[line.first()], line);
        }
    }

    /** A task was started: it holds what it claims. */
    void start(int node) {
        locks.take(node);
        reservations.started();
    }

    /** The task to start next, of those that may start at this time and whose claims are free. */
    OptionalInt first(long atMillis) {
        OptionalInt best = OptionalInt.empty();
        for (SortedSet<Integer> line : now.values()) {
            if (best.isPresent() && places[line.first()] > places[best.getAsInt()]) {
                break;
            }
            best = better(line, best, atMillis);
        }
        for (TreeSet<Integer> due : later.headMap(atMillis, true).values()) {
            for (int node : due) {
                best = better(node, best, atMillis);
            }
        }
        return best;
    }

    /** The first of a line that may start, if that comes before the best so far. */
    private OptionalInt better(SortedSet<Integer> line, OptionalInt best, long atMillis) {
        if (!locks.free(book.wish(line.first()))) {
            return best;
        }
        int passedOverSince = Integer.MAX_VALUE;
        for (int node : line) {
            if (best.isPresent() && places[node] > places[best.getAsInt()]) {
                break;
            }
            // Who waits no longer than one before it in the line may not go past either.
            if (reservations.since(node) < passedOverSince) {
                if (reservations.before(node, atMillis, locks).isEmpty()) {
                    return OptionalInt.of(node);
                }
                passedOverSince = reservations.since(node);
            }
        }
        return best;
    }

    private OptionalInt better(int node, OptionalInt best, long atMillis) {
        boolean earlier = best.isEmpty() || places[node] < places[best.getAsInt()];
        boolean may = earlier
                && locks.free(book.wish(node))
                && reservations.before(node, atMillis, locks).isEmpty();
        return may ? OptionalInt.of(node) : best;
    }

    /** When the next task that waits for a time after this one may start. */
    OptionalLong nextTimeMillis(long afterMillis) {
        Long next = later.higherKey(afterMillis);
        return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /** What keeps a ready task from starting now, but for a slot: what is held, or reserved by the one node named. */
    Optional<Clash> clash(int node, long atMillis) {
        return locks.clash(book.wish(node))
                .or(() -> reservations.before(node, atMillis, locks).stream()
                        .mapToObj(other -> new Clash("", List.of(other)))
                        .findFirst());
    }

    LockTable locks() {
        return locks;
    }
}
