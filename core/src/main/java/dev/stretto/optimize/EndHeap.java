package dev.stretto.optimize;

import java.util.Arrays;

/** Running nodes by when they end, then by number: a binary heap (Williams 1964). */
final class EndHeap {

    private long[] ends = new long[16];
    private int[] nodes = new int[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    long firstEnd() {
        return ends[0];
    }

    void add(long end, int node) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            nodes = Arrays.copyOf(nodes, 2 * size);
        }
        int at = size++;
        while (at > 0 && before(end, node, (at - 1) / 2)) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        put(at, end, node);
    }

    int poll() {
        int first = nodes[0];
        long end = ends[--size];
        int node = nodes[size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && before(ends[child + 1], nodes[child + 1], child)) {
                child++;
            }
            if (before(end, node, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, end, node);
        return first;
    }

    private boolean before(long end, int node, int other) {
        return end < ends[other] || (end == ends[other] && node < nodes[other]);
    }

    private void move(int from, int to) {
        put(to, ends[from], nodes[from]);
    }

    private void put(int at, long end, int node) {
        ends[at] = end;
        nodes[at] = node;
    }
}
