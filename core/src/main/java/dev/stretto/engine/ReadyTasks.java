package dev.stretto.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ready tasks: those whose turn can come, in the {@link ReadyQueue}, and beside it those that failed and are tried again with
 * the next batch, and those that a failed verification holds up.
 */
final class ReadyTasks {

    private final ReadyQueue queue;

    /** All of them, with the time each may start from. */
    private final TreeMap<Integer, Long> notBefore = new TreeMap<>();

    /** Those put off, with the barrier of the batch they failed in. */
    private final TreeMap<Integer, Integer> putOff = new TreeMap<>();

    private Set<Integer> held = Collections.emptySet();

    ReadyTasks(ReadyQueue queue) {
        this.queue = queue;
    }

    ReadyQueue queue() {
        return queue;
    }

    void add(int node, long notBeforeMillis) {
        notBefore.put(node, notBeforeMillis);
        enqueue(node);
    }

    /** The task is tried again when its batch has ended. */
    void putOff(int node, int batch, long notBeforeMillis) {
        notBefore.put(node, notBeforeMillis);
        putOff.put(node, batch);
    }

    /** What was put off for this batch may start. */
    void batchEnded(int batch) {
        List<Integer> nodes = new ArrayList<>();
        putOff.forEach((node, in) -> {
            if (in == batch) {
                nodes.add(node);
            }
        });
        nodes.forEach(putOff::remove);
        nodes.forEach(this::enqueue);
    }

    /** The task is ready no more. */
    void remove(int node) {
        boolean queued = isQueued(node);
        long time = notBefore.getOrDefault(node, 0L);
        notBefore.remove(node);
        putOff.remove(node);
        if (queued) {
            queue.remove(node, time);
        }
    }

    /** These tasks, ready or not yet, do not start; those held before and not among them may again. */
    void hold(Set<Integer> now) {
        if (now.equals(held)) {
            return;
        }
        Set<Integer> before = held;
        held = now;
        for (Map.Entry<Integer, Long> task : notBefore.entrySet()) {
            int node = task.getKey();
            if (before.contains(node) != now.contains(node) && !isPutOff(node)) {
                if (now.contains(node)) {
                    queue.remove(node, task.getValue());
                } else {
                    queue.add(node, task.getValue());
                }
            }
        }
    }

    /** Whether a task waits for its batch to end. */
    boolean isPutOff(int node) {
        return putOff.containsKey(node);
    }

    private boolean isQueued(int node) {
        return !held.contains(node) && !isPutOff(node);
    }

    private void enqueue(int node) {
        if (isQueued(node)) {
            queue.add(node, notBefore.getOrDefault(node, 0L));
        }
    }
}
