package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Tasks at random that are independent, contradict each other in their text, or break the gate only together; {@code
 * -Dstretto.seed=N} draws others.
 */
final class RandomLandingsTest {

    private static final long SEED = Long.getLong("stretto.seed", 1);
    private static final int TASKS = 14;

    /** No two units but the first two may be there together; what nobody's text says. */
    private static final String GATE = "test $(ls | grep -c unit) -le 2 || { echo too many units; exit 1; }";

    @TempDir
    private Path home;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private String plan() {
        StringBuilder text = new StringBuilder("# Random\n");
        for (int task = 1; task <= TASKS; task++) {
            String command =
                    switch (random.nextInt(3)) {
                        case 0 -> "echo " + task + " > own" + task;
                        case 1 -> "sed -i 1s/.*/" + task + "/ shared" + random.nextInt(2);
                        default -> "echo " + task + " > unit" + task;
                    };
            String after = task > 1 && random.nextInt(4) == 0 ? "1." + random.nextInt(1, task) : "none";
            text.append("- [ ] 1.").append(task).append(" Task (depends: ").append(after).append(") (run: `");
            text.append(command).append("`)\n");
        }
        return text.toString();
    }

    @Test
    void theBranchPassesAtEachCommitAndEachTaskHasLandedOrSaysWhyNot() {
        Shell shell = Shell.inRepository(home);
        shell.write("shared0", "0\n");
        shell.write("shared1", "0\n");
        shell.write("plan.md", plan());
        shell.commit("Plan");
        Finished run = shell.stretto(
                "run", "plan.md", "-w", "4", "--claims", "off", "--gate", GATE, "--gate-slots", "3", "--json");

        JsonNode tasks = run.summary().path("tasks");
        int landed = tasks.path("completed").asInt();
        assertThat(landed + tasks.path("failed").asInt() + tasks.path("skipped").asInt())
                .as("seed " + SEED)
                .isEqualTo(TASKS);
        String branch = run.summary().path("branch").asString();
        List<String> commits = shell.git("rev-list", "main.." + branch).lines().toList();
        assertThat(commits).as("seed " + SEED).hasSize(landed);
        for (String commit : commits) {
            assertThat(shell.git("ls-tree", "--name-only", commit)
                            .lines()
                            .filter(file -> file.startsWith("unit"))
                            .count())
                    .as("seed " + SEED + ", units at " + commit)
                    .isLessThanOrEqualTo(2);
        }
        assertThat(new TreeSet<>(run.events().tasks("landing.landed"))).hasSize(landed);
        for (JsonNode conflict : run.events().of("landing.conflicted")) {
            assertThat(conflict.path("files").path(0).asString()).as("seed " + SEED).startsWith("shared");
        }
        for (JsonNode again : run.events().of("task.deferred")) {
            assertThat(again.path("reason").asString())
                    .as("seed " + SEED)
                    .matches("conflict with 1\\.\\d+.* in shared[01]|the landing gate '.*: too many units");
        }
        for (JsonNode failed : run.events().of("task.failed")) {
            assertThat(failed.path("reason").asString()).as("seed " + SEED).endsWith("too many units");
        }
    }
}
