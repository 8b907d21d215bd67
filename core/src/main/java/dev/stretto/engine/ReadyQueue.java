package dev.stretto.engine;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ready tasks by {@link StartOrder}. Those that may not start before a time wait beside it. */
final class ReadyQueue {

    private final Comparator<Integer> order;
    private final TreeSet<Integer> now;
    private final TreeMap<Long, TreeSet<Integer>> later = new TreeMap<>();

    ReadyQueue(RunDefinition definition) {
        int[] places = StartOrder.places(definition);
        order = Comparator.comparingInt(node -> places[node]);
        now = new TreeSet<>(order);
    }

    void add(int node, long notBeforeMillis) {
        if (notBeforeMillis == 0) {
            now.add(node);
        } else {
            later.computeIfAbsent(notBeforeMillis, _ -> new TreeSet<>(order)).add(node);
        }
    }

    void remove(int node, long notBeforeMillis) {
        if (notBeforeMillis == 0) {
            now.remove(node);
            return;
        }
        TreeSet<Integer> waiting = later.get(notBeforeMillis);
        if (waiting != null && waiting.remove(node) && waiting.isEmpty()) {
            later.remove(notBeforeMillis);
        }
    }

    /** The task to start next, of those that may start at this time. */
    OptionalInt first(long atMillis) {
        Integer best = now.isEmpty() ? null : now.first();
        for (TreeSet<Integer> due : later.headMap(atMillis, true).values()) {
            if (best == null || order.compare(due.first(), best) < 0) {
                best = due.first();
            }
        }
        return best == null ? OptionalInt.empty() : OptionalInt.of(best);
    }

    boolean isEmpty() {
        return now.isEmpty() && later.isEmpty();
    }

    /** When the next task that waits for a time may start. */
    OptionalLong nextTimeMillis() {
        return later.isEmpty() ? OptionalLong.empty() : OptionalLong.of(later.firstKey());
    }
}
