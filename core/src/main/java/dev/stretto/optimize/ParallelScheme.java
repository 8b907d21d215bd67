package dev.stretto.optimize;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * {@link Scheme.Kind#PARALLEL}, for any problem and any order. As an engine hears of ends one after the other, nodes that end
 * at the same moment do so by number, and what can start then does before the next of them ends.
 */
final class ParallelScheme implements Scheme {

    private final Problem problem;

    /** A resource that every node but barriers holds, such as workers; where none is left, nothing can start. */
    private final int common;

    private final int[] free;
    private final int[] ended;
    private final int[] rank;
    private final int[] opening;
    private final BitSet ready = new BitSet();
    private final EndHeap running = new EndHeap();

    ParallelScheme(Problem problem) {
        this.problem = problem;
        this.common = IntStream.range(0, problem.resources())
                .filter(resource -> Arrays.stream(problem.topological)
                        .allMatch(node -> isBarrier(node) || problem.demand(node, resource) > 0))
                .findFirst()
                .orElse(-1);
        this.free = new int[problem.resources()];
        this.ended = new int[problem.size()];
        this.rank = new int[problem.size()];
        this.opening = new int[problem.size()];
    }

    /** Takes no time and holds nothing, and so needs no start. */
    private boolean isBarrier(int node) {
        return problem.durations[node] == 0 && problem.resources[node].length == 0;
    }

    @Override
    public long schedule(int[] order, long[] starts) {
        prepare(order, starts);
        long now = 0;
        start(order, now, starts);
        while (!running.isEmpty()) {
            now = running.firstEnd();
            int node = running.poll();
            change(node, 1);
            end(node, now, starts);
            start(order, now, starts);
        }
        return now;
    }

    private void prepare(int[] order, long[] starts) {
        System.arraycopy(problem.capacities, 0, free, 0, free.length);
        ready.clear();
        running.clear();
        for (int at = 0; at < order.length; at++) {
            rank[order[at]] = at;
            ended[order[at]] = 0;
        }
        for (int node : problem.topological) {
            if (problem.need[node] == 0) {
                if (isBarrier(node)) {
                    starts[node] = 0;
                    end(node, 0, starts);
                } else {
                    ready.set(rank[node]);
                }
            }
        }
    }

    /** Counts an end, and opens the barriers that it was the last for. */
    private void end(int node, long now, long[] starts) {
        int open = 0;
        opening[open++] = node;
        while (open > 0) {
            for (int successor : problem.successors[opening[--open]]) {
                if (++ended[successor] != problem.need[successor]) {
                    continue;
                }
                if (isBarrier(successor)) {
                    starts[successor] = now;
                    opening[open++] = successor;
                } else {
                    ready.set(rank[successor]);
                }
            }
        }
    }

    private void start(int[] order, long now, long[] starts) {
        for (int at = ready.nextSetBit(0); at >= 0; at = ready.nextSetBit(at + 1)) {
            if (common >= 0 && free[common] == 0) {
                return;
            }
            int node = order[at];
            if (fits(node)) {
                ready.clear(at);
                starts[node] = now;
                change(node, -1);
                running.add(now + problem.durations[node], node);
            }
        }
    }

    private boolean fits(int node) {
        int[] wanted = problem.resources[node];
        for (int at = 0; at < wanted.length; at++) {
            if (free[wanted[at]] < problem.amounts[node][at]) {
                return false;
            }
        }
        return true;
    }

    private void change(int node, int sign) {
        int[] wanted = problem.resources[node];
        for (int at = 0; at < wanted.length; at++) {
            free[wanted[at]] += sign * problem.amounts[node][at];
        }
    }
}
