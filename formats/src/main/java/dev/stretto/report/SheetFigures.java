package dev.stretto.report;

import dev.stretto.report.Report.Section;
import dev.stretto.report.SheetNeeds.Need;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one phase comes to by itself, in minutes: what it waits for from outside is left aside.
 *
 * @param sequential its tasks one after the other
 * @param chain the longest chain of its tasks that wait for each other
 * @param path that chain, first to last
 * @param starts the tasks by when they start, with room for all
 * @param batches the groups of a batched run
 */
record SheetFigures(
        double sequential,
        double chain,
        List<Integer> path,
        Map<Double, List<Integer>> starts,
        List<List<Integer>> batches) {

    /** The figures of a section. */
    static SheetFigures of(Report report, Section section, List<Need> needs) {
        Set<Integer> members = new LinkedHashSet<>(section.tasks());
        int size = report.graph().taskCount();
        double[] ends = new double[size];
        int[] before = new int[size];
        Map<Double, List<Integer>> starts = new TreeMap<>();
        int last = -1;
        double sequential = 0;
        for (int node : report.graph().topologicalOrder()) {
            if (members.contains(node)) {
                double start = 0;
                before[node] = -1;
                for (int need : needs.get(node).tasks()) {
                    if (members.contains(need) && ends[need] > start) {
                        start = ends[need];
                        before[node] = need;
                    }
                }
                ends[node] = start + report.minutes(node);
                sequential += report.minutes(node);
                starts.computeIfAbsent(Math.rint(start * 1e6) / 1e6, _ -> new ArrayList<>())
                        .add(node);
                last = last < 0 || ends[node] > ends[last] ? node : last;
            }
        }
        List<Integer> path = new ArrayList<>();
        for (int node = last; node >= 0; node = before[node]) {
            path.add(node);
        }
        List<List<Integer>> batches = report.analysis().batches().stream()
                .filter(batch -> members.contains(batch.getFirst()))
                .toList();
        return new SheetFigures(sequential, last < 0 ? 0 : ends[last], path.reversed(), starts, batches);
    }

    double saved() {
        return sequential - chain;
    }

    long parallelBatches() {
        return batches.stream().filter(batch -> batch.size() > 1).count();
    }

    int largestBatch() {
        return batches.stream().mapToInt(List::size).max().orElse(0);
    }
}
