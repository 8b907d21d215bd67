package dev.stretto.bench.check;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A plan of any number of tasks, each of which waits for up to {@value #PARENTS_MAX} of those shortly before it. The same seed gives
 * the same plan.
 */
final class LargePlan {

    private static final int PARENTS_MAX = 3;

    /** How far back a task's dependencies lie. */
    private static final int REACH = 1_000;

    private static final int TASKS_PER_PHASE = 1_000;
    private static final int MINUTES_MAX = 480;

    private final int[][] parents;
    private final int[] minutes;

    LargePlan(int tasks, long seed) {
        Random random = new Random(seed);
        parents = new int[tasks][];
        minutes = new int[tasks];
        for (int task = 0; task < tasks; task++) {
            int reach = Math.min(task, REACH);
            parents[task] = random.ints(
                            Math.min(reach, random.nextInt(PARENTS_MAX + 1)), task - reach, Math.max(1, task))
                    .distinct()
                    .sorted()
                    .toArray();
            minutes[task] = random.nextInt(1, MINUTES_MAX + 1);
        }
    }

    /** How many dependencies it states. */
    long dependencies() {
        long count = 0;
        for (int[] each : parents) {
            count += each.length;
        }
        return count;
    }

    /** What all tasks take one after the other. */
    long totalMinutes() {
        long total = 0;
        for (int each : minutes) {
            total += each;
        }
        return total;
    }

    /** The longest chain. */
    long criticalPathMinutes() {
        long[] ends = new long[parents.length];
        long longest = 0;
        for (int task = 0; task < parents.length; task++) {
            long start = 0;
            for (int parent : parents[task]) {
                start = Math.max(start, ends[parent]);
            }
            ends[task] = start + minutes[task];
            longest = Math.max(longest, ends[task]);
        }
        return longest;
    }

    /** Writes it as Stretto Markdown, a thousand tasks to a phase. */
    void writeStretto(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("# A large plan\n");
            for (int task = 0; task < parents.length; task++) {
                if (task % TASKS_PER_PHASE == 0) {
                    out.write("\n## Phase " + (task / TASKS_PER_PHASE + 1) + ": Part\n\n");
                }
                out.write("- [ ] " + dotted(task) + " Write part " + task + " (depends: " + list(task)
                        + ") (writes: src/p" + task + ".txt) (est: " + minutes[task] + "m)\n");
            }
        }
    }

    private String list(int task) {
        StringBuilder list = new StringBuilder();
        for (int parent : parents[task]) {
            list.append(list.isEmpty() ? "" : ", ").append(dotted(parent));
        }
        return list.isEmpty() ? "none" : list.toString();
    }

    private static String dotted(int task) {
        return (task / TASKS_PER_PHASE + 1) + "." + (task % TASKS_PER_PHASE + 1);
    }

    /** Writes it as a WfFormat instance; each task reads what its parents wrote. */
    void writeWfFormat(Path file) throws IOException {
        int[][] children = children();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"name\":\"large\",\"schemaVersion\":\"1.5\",\"workflow\":{\"specification\":{\"tasks\":[\n");
            for (int task = 0; task < parents.length; task++) {
                out.write((task == 0 ? "" : ",\n") + "{\"name\":\"part " + task + "\",\"id\":\"t" + task
                        + "\",\"parents\":["
                        + ids("t", parents[task]) + "],\"children\":[" + ids("t", children[task]) + "],\"inputFiles\":["
                        + ids("f", parents[task]) + "],\"outputFiles\":[\"f" + task + "\"]}");
            }
            out.write("],\n\"files\":[\n");
            for (int task = 0; task < parents.length; task++) {
                out.write((task == 0 ? "" : ",\n") + "{\"id\":\"f" + task + "\",\"sizeInBytes\":1}");
            }
            out.write("]},\n\"execution\":{\"makespanInSeconds\":0,\"executedAt\":\"\",\"tasks\":[\n");
            for (int task = 0; task < parents.length; task++) {
                out.write((task == 0 ? "" : ",\n") + "{\"id\":\"t" + task + "\",\"runtimeInSeconds\":"
                        + 60 * minutes[task] + "}");
            }
            out.write("]}}}\n");
        }
    }

    private int[][] children() {
        int[] counts = new int[parents.length];
        for (int[] each : parents) {
            for (int parent : each) {
                counts[parent]++;
            }
        }
        int[][] children = new int[parents.length][];
        for (int task = 0; task < parents.length; task++) {
            children[task] = new int[counts[task]];
        }
        for (int task = parents.length - 1; task >= 0; task--) {
            for (int parent : parents[task]) {
                children[parent][--counts[parent]] = task;
            }
        }
        return children;
    }

    private static String ids(String lead, int[] tasks) {
        StringBuilder list = new StringBuilder();
        for (int task : tasks) {
            list.append(list.isEmpty() ? "\"" : ",\"").append(lead).append(task).append('"');
        }
        return list.toString();
    }
}
