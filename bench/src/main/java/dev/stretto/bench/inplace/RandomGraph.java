package dev.stretto.bench.inplace;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tasks that do nothing, each after up to three earlier ones. The same seed gives the same graph.
 *
 * @param before for each task, by its index, the indices of those it waits for
 */
record RandomGraph(List<List<Integer>> before) {

    private static final int DEPENDENCIES_MAX = 3;

    RandomGraph {
        before = before.stream().map(List::copyOf).toList();
    }

    static RandomGraph of(int tasks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Integer>> all = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            TreeSet<Integer> earlier = new TreeSet<>();
            int wanted = Math.min(task, random.nextInt(DEPENDENCIES_MAX + 1));
            while (earlier.size() < wanted) {
                earlier.add(random.nextInt(task));
            }
            all.add(List.copyOf(earlier));
        }
        return new RandomGraph(all);
    }

    String asPlan() {
        StringBuilder text = new StringBuilder("# Nothing, often\n\n## Phase 1: Nothing\n\n");
        for (int task = 0; task < before.size(); task++) {
            String depends = before.get(task).isEmpty() ? "none" : names(task, "1.", ", ");
            text.append("- [ ] 1.")
                    .append(task + 1)
                    .append(" Nothing (depends: ")
                    .append(depends);
            text.append(") (run: `true`)\n");
        }
        return text.toString();
    }

    /** ninja starts each command by {@code /bin/sh -c}, as Stretto does. */
    String asNinja() {
        StringBuilder text = new StringBuilder("rule nothing\n  command = true\n");
        for (int task = 0; task < before.size(); task++) {
            text.append("build t")
                    .append(task + 1)
                    .append(": nothing ")
                    .append(names(task, "t", " "))
                    .append('\n');
        }
        return text.toString();
    }

    /** make starts a plain command without a shell, so it is given one. */
    String asMakefile() {
        StringBuilder all = new StringBuilder("all:");
        StringBuilder rules = new StringBuilder();
        for (int task = 0; task < before.size(); task++) {
            all.append(" t").append(task + 1);
            rules.append('t')
                    .append(task + 1)
                    .append(": ")
                    .append(names(task, "t", " "))
                    .append("\n\t@/bin/sh -c true\n");
        }
        return ".PHONY: all" + all.substring("all:".length()) + "\n" + all + "\n" + rules;
    }

    private String names(int task, String prefix, String separator) {
        return before.get(task).stream().map(other -> prefix + (other + 1)).collect(Collectors.joining(separator));
    }
}
