package dev.stretto.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** What is yet to happen, in order of time, then of having been planned. */
final class VirtualTime<T> {

    private record Planned<T>(long atMillis, long number, T what) {}

    private final PriorityQueue<Planned<T>> queue = new PriorityQueue<>(
            Comparator.comparingLong((Planned<T> p) -> p.atMillis).thenComparingLong(p -> p.number));
    private long planned;
    private long nowMillis = 1_000_000;

    long nowMillis() {
        return nowMillis;
    }

    void after(long millis, T what) {
        queue.add(new Planned<>(nowMillis + millis, planned++, what));
    }

    OptionalLong nextMillis() {
        return queue.isEmpty() ? OptionalLong.empty() : OptionalLong.of(queue.element().atMillis);
    }

    /** Time goes on to this moment; what was planned until then happens now, in order. */
    List<T> advanceTo(long atMillis) {
        nowMillis = Math.max(nowMillis, atMillis);
        List<T> due = new ArrayList<>();
        while (!queue.isEmpty() && queue.element().atMillis <= nowMillis) {
            due.add(queue.remove().what);
        }
        return due;
    }

    /** Nothing of what was planned happens. */
    List<T> clear() {
        List<T> dropped = new ArrayList<>();
        while (!queue.isEmpty()) {
            dropped.add(queue.remove().what);
        }
        return dropped;
    }
}
