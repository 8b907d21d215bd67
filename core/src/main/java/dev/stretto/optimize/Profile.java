package dev.stretto.optimize;

import java.util.Arrays;

/**
 * What is free of every resource, from each moment at which that changes to the next. Four resources share a word of 16 bits
 * each, of which the highest guards against borrowing, so that one subtraction compares all four.
 */
final class Profile {

    private static final int FIELDS = 4;
    private static final int FIELD_BITS = 16;
    private static final long GUARD = 0x8000_8000_8000_8000L;

    private final int words;
    private final long[] capacity;
    private final long[][] demands;

    private int count;
    private long[] times = new long[16];
    private long[] free;

    Profile(Problem problem) {
        words = Math.max(1, (problem.resources() + FIELDS - 1) / FIELDS);
        capacity = new long[words];
        demands = new long[problem.size()][words];
        for (int resource = 0; resource < problem.resources(); resource++) {
            add(capacity, resource, problem.capacity(resource));
        }
        for (int node = 0; node < problem.size(); node++) {
            for (int at = 0; at < problem.resources[node].length; at++) {
                add(demands[node], problem.resources[node][at], problem.amounts[node][at]);
            }
        }
        free = new long[times.length * words];
        clear();
    }

    private static void add(long[] packed, int resource, long amount) {
        packed[resource / FIELDS] += amount << (resource % FIELDS * FIELD_BITS);
    }

    /** All is free at all times. */
    void clear() {
        count = 1;
        times[0] = 0;
        System.arraycopy(capacity, 0, free, 0, words);
    }

    /** Books a node at the earliest moment, from a given one on, from which all it holds is free until it ends. */
    long book(int node, long earliest, long duration) {
        if (duration == 0) {
            return earliest;
        }
        long[] demand = demands[node];
        int first = segment(earliest);
        long start = earliest;
        for (int at = first; at < count && times[at] < start + duration; at++) {
            if (!fits(at, demand)) {
                first = at + 1;
                start = times[first];
            }
        }
        int from = split(first, start);
        int to = split(from, start + duration);
        for (int at = from * words; at < to * words; at += words) {
            for (int word = 0; word < words; word++) {
                free[at + word] -= demand[word];
            }
        }
        return start;
    }

    /** The segment that a moment lies in. */
    private int segment(long moment) {
        int at = count - 1;
        while (times[at] > moment) {
            at--;
        }
        return at;
    }

    private boolean fits(int segment, long[] demand) {
        int at = segment * words;
        for (int word = 0; word < words; word++) {
            if ((((free[at + word] | GUARD) - demand[word]) & GUARD) != GUARD) {
                return false;
            }
        }
        return true;
    }

    /** Lets a segment begin at a moment; answers which. */
    private int split(int from, long moment) {
        int at = from;
        while (at < count && times[at] < moment) {
            at++;
        }
        if (at < count && times[at] == moment) {
            return at;
        }
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            free = Arrays.copyOf(free, 2 * count * words);
        }
        System.arraycopy(times, at, times, at + 1, count - at);
        System.arraycopy(free, (at - 1) * words, free, at * words, (count - at + 1) * words);
        times[at] = moment;
        count++;
        return at;
    }
}
