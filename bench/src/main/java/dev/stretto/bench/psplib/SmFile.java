package dev.stretto.bench.psplib;

import dev.stretto.bench.support.Refusal;
import dev.stretto.optimize.Problem;
import dev.stretto.optimize.ProblemDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads a {@code .sm} file: one mode a job, jobs numbered from 1, renewable resources only. */
final class SmFile {

    /** What stands before a job's successors, and before what it requires. */
    private static final int LEAD = 3;

    private static final int DURATION = 2;

    private SmFile() {}

    /**
     * @throws Refusal if it does not hold what such a file holds
     */
    static Problem read(Path file) throws IOException, Refusal {
        List<String> lines = Files.readAllLines(file);
        List<int[]> successors = table(lines, "PRECEDENCE RELATIONS", 2);
        List<int[]> requests = table(lines, "REQUESTS/DURATIONS", LEAD);
        List<int[]> available = table(lines, "RESOURCEAVAILABILITIES", 2);
        if (requests.isEmpty() || successors.size() != requests.size() || available.size() != 1) {
            throw new Refusal(file + " is no .sm file of PSPLIB: give a folder as psplib/j30");
        }
        return problem(successors, requests, available.getFirst());
    }

    private static Problem problem(List<int[]> successors, List<int[]> requests, int[] available) {
        ProblemDraft draft = new ProblemDraft();
        for (int capacity : available) {
            draft.resource(capacity);
        }
        for (int[] request : requests) {
            int job = draft.node(request[DURATION]);
            for (int resource = 0; resource < available.length; resource++) {
                draft.uses(job, resource, request[LEAD + resource]);
            }
        }
        for (int job = 0; job < successors.size(); job++) {
            int[] row = successors.get(job);
            for (int at = LEAD; at < row.length; at++) {
                draft.before(job, row[at] - 1);
            }
        }
        return draft.build();
    }

    /** The rows of a table, up to the line of stars. */
    private static List<int[]> table(List<String> lines, String title, int skipped) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith(title))
                .skip(skipped)
                .takeWhile(line -> !line.startsWith("*"))
                .map(line -> Arrays.stream(line.strip().split("\\s+"))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toList();
    }
}
