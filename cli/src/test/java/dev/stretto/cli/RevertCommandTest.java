package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code stretto revert} on what a run has landed. */
final class RevertCommandTest {

    private static final String PLAN = """
            # Reverted
            - [ ] 1.1 First
            - [ ] 1.2 Second (depends: 1.1)
            - [ ] 1.3 Third (depends: 1.2)
            - [ ] 2.1 Aside
            """;

    @TempDir
    private Path home;

    private Shell shell;
    private String branch;

    @BeforeEach
    void aRunThatHasLanded() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
        String agent = shell.script("agent", "echo $STRETTO_ATTEMPT > $STRETTO_TASK.txt");
        branch = shell.stretto("run", "plan.md", "--agent", agent, "-w", "1", "--json")
                .exits(0)
                .summary()
                .path("branch")
                .asString();
    }

    private String files() {
        return shell.git("ls-tree", "--name-only", branch);
    }

    private String state(String task) {
        JsonNode tasks = shell.stretto("status", "--json").exits(0).json().path("tasks");
        return tasks.valueStream()
                .filter(node -> node.path("id").asString().equals(task))
                .map(node -> node.path("state").asString() + ", "
                        + node.path("waitingFor").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTaskIsRevertedWithWhatDependsOnItAndCanBeRunAgain() {
        assertThat(files()).contains("1.1.txt", "1.2.txt", "1.3.txt", "2.1.txt");
        assertThat(shell.stretto("revert", "1.2").exits(0).err()).contains("reverted 1.3, 1.2");
        assertThat(files()).contains("1.1.txt", "2.1.txt").doesNotContain("1.2.txt", "1.3.txt");
        assertThat(shell.git("log", "-2", "--format=%s", branch)).isEqualTo("Revert 1.2\nRevert 1.3");
        assertThat(state("1.2")).isEqualTo("skipped, reverted");
        assertThat(state("1.3")).isEqualTo("skipped, reverted with 1.2");
        assertThat(state("2.1")).startsWith("completed");
        assertThat(shell.stretto("revert", "1.2").exits(2).err()).contains("1.2 is skipped");

        shell.stretto("retry", "1.2").exits(0);
        shell.stretto("resume").exits(0);
        assertThat(files()).contains("1.1.txt", "1.2.txt", "1.3.txt", "2.1.txt");
        assertThat(shell.git("show", branch + ":1.2.txt")).isEqualTo("2");
        assertThat(shell.stretto("status").exits(0).out()).contains(": completed");
    }

    @Test
    void whatCannotBeRevertedIsRefusedWithTheReason() {
        String before = shell.git("rev-parse", branch);
        assertThat(shell.stretto("revert").exits(2).err()).contains("name the tasks to revert");
        assertThat(shell.stretto("revert", "7.7").exits(2).err()).contains("no task 7.7");
        assertThat(shell.stretto("revert", "--to-checkpoint", "3").exits(2).err())
                .contains("no checkpoint 3");
        assertThat(shell.git("rev-parse", branch)).isEqualTo(before);
    }

    @Test
    void atACheckpointTheTreeIsAsItWasThenAndTheRunCanGoOnFromThere() {
        shell.stretto(
                        "run",
                        "plan.md",
                        "--new",
                        "--strategy",
                        "waves",
                        "--agent",
                        shell.outside("agent").toString())
                .exits(0);
        JsonNode status = shell.stretto("status", "--json").exits(0).json();
        String newest = status.path("branch").asString();
        String then = status.path("checkpoints").get(0).path("head").asString();
        String end = shell.git("rev-parse", newest + "^{tree}");

        assertThat(shell.stretto("revert", "--to-checkpoint", "1").exits(0).err())
                .contains("reverted 1.3, 1.2");
        assertThat(shell.git("rev-parse", newest + "^{tree}"))
                .isEqualTo(shell.git("rev-parse", then + "^{tree}"))
                .isNotEqualTo(end);
        assertThat(shell.git("merge-base", "--is-ancestor", then, newest)).isEmpty();
        assertThat(shell.stretto("status", "--json")
                        .exits(0)
                        .json()
                        .path("checkpoints")
                        .size())
                .isEqualTo(1);
        shell.stretto("revert", "--to-checkpoint", "1").complains(2, "nothing was done after checkpoint 1");
        shell.stretto("revert", "--to-checkpoint", "2").complains(2, "there is no checkpoint 2 any more");

        shell.stretto("retry", "1.2").exits(0);
        shell.stretto("resume").exits(0);
        assertThat(shell.git("ls-tree", "--name-only", newest)).contains("1.2.txt", "1.3.txt");
    }

    @Test
    void whatALaterTaskBuiltOnWithoutSayingSoIsNotRevertedAndNothingChanges() {
        // A pool is held until what was done has landed: the second begins on what the first has written.
        shell.write("other.md", """
                # Conflict
                - [ ] 1.1 One line (uses: turn) (run: `echo one >list.txt`)
                - [ ] 1.2 Instead of it (uses: turn) (run: `echo two >list.txt`)
                """);
        String other = shell.stretto("run", "other.md", "-w", "1", "--json")
                .exits(0)
                .summary()
                .path("branch")
                .asString();
        String before = shell.git("rev-parse", other);

        shell.stretto("revert", "1.1").complains(2, "1.1", "list.txt");
        assertThat(shell.git("rev-parse", other)).isEqualTo(before);
        assertThat(state("1.1")).startsWith("completed");
        assertThat(shell.stretto("status").exits(0).out()).contains(": completed");
        assertThat(shell.stretto("revert", "1.2", "1.1").exits(0).err()).contains("reverted 1.2, 1.1");
        assertThat(shell.git("ls-tree", "--name-only", other)).doesNotContain("list.txt");
    }

    @Test
    void theTicksOfRevertedTasksAreTakenBackAndComeAgainWithTheTasks() {
        String agent = shell.outside("agent").toString();
        String run = shell.stretto("run", "plan.md", "--new", "--tick", "--agent", agent, "--json")
                .exits(0)
                .summary()
                .path("run")
                .asString();
        assertThat(shell.read("plan.md")).doesNotContain("[ ]");
        shell.stretto("revert", "1.2", "--run", run).exits(0);
        assertThat(shell.read("plan.md")).contains("[x] 1.1 First", "[ ] 1.2 Second", "[ ] 1.3 Third", "[x] 2.1 Aside");
        shell.stretto("retry", "1.2", "--run", run).exits(0);
        assertThat(shell.read("plan.md")).contains("[ ] 1.2 Second");
        shell.stretto("resume", run).exits(0);
        assertThat(shell.read("plan.md")).doesNotContain("[ ]");
    }
}
