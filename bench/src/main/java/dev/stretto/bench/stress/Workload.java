package dev.stretto.bench.stress;

import dev.stretto.bench.stress.Wish.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Random tasks that want the same few files and pools.
 *
 * @param jobs in the order of the plan
 */
record Workload(List<Job> jobs) {

    static final String POOL = "gpu";
    static final int POOL_SIZE = 4;

    private static final int WORK_MILLIS_MAX = 80;
    private static final int FAILURES_PERCENT = 5;
    private static final int NEEDS_PERCENT = 20;
    private static final int POOL_PERCENT = 10;
    private static final int READS_PERCENT = 40;

    Workload {
        jobs = List.copyOf(jobs);
    }

    /**
     * @param tasks how many
     * @param dynamicPercent how many of a hundred claim more while they run
     */
    static Workload of(long seed, int tasks, int dynamicPercent) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Job> jobs = new ArrayList<>();
        for (int task = 1; task <= tasks; task++) {
            List<Wish> stated = new ArrayList<>();
            stated.add(new Wish(Mode.WRITE, glob(random), 0));
            if (random.nextInt(100) < READS_PERCENT) {
                stated.add(new Wish(Mode.READ, glob(random), 0));
            }
            if (random.nextInt(100) < POOL_PERCENT) {
                stated.add(new Wish(Mode.USE, POOL, 1 + random.nextInt(POOL_SIZE)));
            }
            List<Wish> asked = new ArrayList<>();
            if (random.nextInt(100) < dynamicPercent) {
                asked.add(new Wish(Mode.WRITE, file(random), 0));
            }
            List<String> needs = task > 1 && random.nextInt(100) < NEEDS_PERCENT
                    ? List.of("1." + (1 + random.nextInt(task - 1)))
                    : List.of();
            jobs.add(new Job(
                    "1." + task,
                    needs,
                    stated,
                    asked,
                    target(random, asked.isEmpty() ? stated : asked),
                    random.nextInt(WORK_MILLIS_MAX),
                    random.nextInt(100) < FAILURES_PERCENT ? 1 : 0));
        }
        return new Workload(jobs);
    }

    private static Optional<String> target(SplittableRandom random, List<Wish> wishes) {
        List<String> possible = wishes.stream()
                .filter(wish -> wish.mode() == Mode.WRITE)
                .flatMap(wish -> wish.files().stream().mapToObj(Wish.FILES::get))
                .toList();
        return Optional.of(possible.get(random.nextInt(possible.size())));
    }

    private static String file(SplittableRandom random) {
        return Wish.FILES.get(random.nextInt(Wish.FILES.size()));
    }

    private static String glob(SplittableRandom random) {
        int folder = random.nextInt(8);
        int name = random.nextInt(8);
        return switch (random.nextInt(12)) {
            case 0 -> "d" + folder + "/**";
            case 1 -> "*/f" + name + ".txt";
            case 2 -> "d" + folder + "/f[0-" + name + "].txt";
            case 3 -> "{d" + folder + ",d" + name + "}/f" + name + ".txt";
            case 4 -> "**/f" + name + ".txt";
            case 5 -> "d?/f" + name + "*";
            default -> "d" + folder + "/f" + name + ".txt";
        };
    }

    /** The tasks by how much depends on them one after the other, then as in the plan: in this order those start that could. */
    List<String> order() {
        Map<String, Integer> ranks = new LinkedHashMap<>();
        for (Job job : jobs.reversed()) {
            int rank = ranks.getOrDefault(job.id(), 1);
            ranks.put(job.id(), rank);
            job.needs().forEach(needed -> ranks.merge(needed, rank + 1, Math::max));
        }
        return jobs.stream()
                .map(Job::id)
                .sorted(Comparator.comparing(ranks::get, Comparator.reverseOrder()))
                .toList();
    }

    /**
     * The plan, in Markdown.
     *
     * @param stretto how tasks call Stretto
     */
    String plan(String stretto) {
        return jobs.stream()
                .map(job -> "- [ ] " + job.id() + " Write a line"
                        + " (depends: " + (job.needs().isEmpty() ? "none" : String.join(", ", job.needs())) + ")"
                        + claims(job) + " (run: `" + command(job, stretto) + "`)\n")
                .collect(Collectors.joining("", "# Stress\n\n## Phase 1: All\n\n", ""));
    }

    private static String claims(Job job) {
        return job.stated().stream()
                .map(wish -> switch (wish.mode()) {
                    case READ -> " (reads: " + wish.text() + ")";
                    case WRITE -> " (writes: " + wish.text() + ")";
                    case USE -> " (uses: " + wish.text() + ")";
                })
                .collect(Collectors.joining());
    }

    private static String command(Job job, String stretto) {
        StringBuilder command = new StringBuilder("sleep 0." + String.format(Locale.ROOT, "%03d", job.millis()));
        if (job.failures() > 0) {
            command.append(" && test $STRETTO_ATTEMPT -gt ").append(job.failures());
        }
        for (Wish wish : job.asked()) {
            command.append(" && ")
                    .append(stretto)
                    .append(" claim --wait 60s --write ")
                    .append(wish.text());
        }
        job.target()
                .ifPresent(target -> command.append(" && echo ")
                        .append(job.id())
                        .append(" >>")
                        .append(target));
        return command.toString();
    }
}
