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
}
