package dev.stretto.graph;

import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.GraphDraft.Kind;
import java.util.Arrays;
import java.util.List;

/** What each node of a draft waits for. */
final class Incoming {

    private final int[] first;
    private final int[] end;
    private final int[] from;

    private Incoming(int[] first, int[] end, int[] from) {
        this.first = first;
        this.end = end;
        this.from = from;
    }

    /**
     * Collects the edges of a draft.
     *
     * @param onFailure those by which a failure is waited for, instead of all others
     */
    static Incoming of(int size, List<Edge> edges, boolean onFailure) {
        int[] first = new int[size + 1];
        for (Edge edge : edges) {
            if ((edge.kind() == Kind.ON_FAILURE) == onFailure) {
                first[edge.to() + 1]++;
            }
        }
        for (int node = 0; node < size; node++) {
            first[node + 1] += first[node];
        }
        int[] end = Arrays.copyOf(first, size);
        int[] from = new int[first[size]];
        for (Edge edge : edges) {
            if ((edge.kind() == Kind.ON_FAILURE) == onFailure) {
                from[end[edge.to()]++] = edge.from();
            }
        }
        for (int node = 0; node < size; node++) {
            end[node] = distinct(from, first[node], end[node]);
        }
        return new Incoming(first, end, from);
    }

    /** Sorts a part of the array and drops what repeats; returns its new end. */
    private static int distinct(int[] numbers, int start, int end) {
        Arrays.sort(numbers, start, end);
        int kept = start;
        for (int at = start; at < end; at++) {
            if (kept == start || numbers[kept - 1] != numbers[at]) {
                numbers[kept++] = numbers[at];
            }
        }
        return kept;
    }

    /** What one node waits for, ascending, each once. */
    List<Integer> of(int node) {
        return new IntSlice(from, first[node], end[node]);
    }
}
