package dev.stretto.bench.stress;

import dev.stretto.bench.support.Git;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Timed;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Runs one workload with the built program in a repository of its own, and checks what came out.
 *
 * @param stretto the program
 * @param agents how many tasks at once
 * @param workspace what {@code --workspace} is given
 */
record Stress(String stretto, int agents, String workspace) {

    /**
     * How it went.
     *
     * @param violations what must not be, a sentence each
     * @param deadlocks how many were found and named
     */
    record Result(List<String> violations, double millis, int runningMost, int deadlocks) {

        Result {
            violations = List.copyOf(violations);
        }
    }

    /**
     * @param folder empty; the repository is made in it
     */
    Result run(Workload workload, Path folder) throws Refusal, IOException, InterruptedException {
        Path repository = Files.createDirectory(folder.resolve("repository"));
        write(workload, repository);
        Timed timed = Timed.run(
                repository, Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()), command());
        JournalChecker checker = new JournalChecker(workload, agents);
        String branch = "";
        for (String line : timed.output()) {
            JsonNode node = Json.mapper().readTree(line);
            if (node.has("seq")) {
                checker.take(node);
            } else {
                branch = node.path("branch").asString("");
            }
        }
        checker.end();
        List<String> violations = new ArrayList<>(checker.violations());
        violations.addAll(wrongFiles(workload, new Git(repository), branch));
        return new Result(violations, timed.millis(), checker.runningMost(), checker.deadlocks());
    }

    private List<String> command() {
        return List.of(
                stretto,
                "run",
                "plan.md",
                "--json",
                "-w",
                String.valueOf(agents),
                "--workspace",
                workspace,
                "--claims",
                "strict",
                "--retries",
                "100",
                "--pool",
                Workload.POOL + "=" + Workload.POOL_SIZE);
    }

    private void write(Workload workload, Path repository) throws IOException {
        for (String file : Wish.FILES) {
            Path path = repository.resolve(file);
            Files.createDirectories(repository.resolve(file.substring(0, file.indexOf('/'))));
            Files.createFile(path);
        }
        Files.writeString(repository.resolve("plan.md"), workload.plan(stretto));
        Git git = new Git(repository);
        git.call("init", "-q", "-b", "main");
        git.call("add", "-A");
        git.call("-c", "user.name=Bench", "-c", "user.email=bench@localhost", "commit", "-q", "-m", "Files");
    }

    /** Each task's line is to be in its file once, and no other line anywhere. */
    private static List<String> wrongFiles(Workload workload, Git git, String branch) {
        List<String> wrong = new ArrayList<>();
        for (String file : Wish.FILES) {
            List<String> lines = git.call("show", branch + ":" + file)
                    .text()
                    .lines()
                    .sorted()
                    .toList();
            List<String> expected = workload.jobs().stream()
                    .filter(job -> job.target().filter(file::equals).isPresent())
                    .map(Job::id)
                    .sorted()
                    .toList();
            if (!lines.equals(expected)) {
                wrong.add(file + " holds the lines of " + lines + ", not of " + expected);
            }
        }
        return wrong;
    }
}
