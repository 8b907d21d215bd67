package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.process.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that makes fresh workspaces ready. */
final class SetupTest {

    private static final String TWO_TASKS = """
            # Two
            - [ ] 1.1 One (run: `cat installed > one.txt`)
            - [ ] 1.2 Two (depends: 1.1) (run: `cat installed > two.txt`)
            """;

    @TempDir
    private Path home;

    private Shell shell;
    private Path calls;

    @BeforeEach
    void aRepositoryThatIgnoresWhatSetupMakes() {
        shell = Shell.inRepository(home);
        shell.write(".gitignore", "/installed\n");
        shell.write("plan.md", TWO_TASKS);
        shell.commit("Plan");
        calls = shell.outside("calls");
    }

    /** Notes that it was called, and makes what the tasks need. */
    private String setup() {
        return "echo \"$STRETTO_TASK$STRETTO_BARRIER\" >> " + calls + "; echo yes > installed; echo getting ready";
    }

    private String calls() {
        try {
            return Files.readString(calls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itRunsOnceInAWorkspaceThatKeepsWhatItMadeAndItsOutputIsInTheAttemptsLog() {
        shell.stretto("run", "plan.md", "-w", "1", "--setup", setup(), "--keep", "installed")
                .exits(0);
        assertThat(calls()).isEqualTo("1.1\n");
        assertThat(shell.stretto("logs", "1.1").exits(0).out()).contains("getting ready");
        assertThat(shell.stretto("logs", "1.2").exits(0).out()).doesNotContain("getting ready");
    }

    @Test
    void itRunsAgainWhereNothingIsLeftOfWhatItMade() {
        Finished run = shell.stretto("run", "plan.md", "-w", "1", "--setup", setup(), "--json")
                .exits(0);
        assertThat(calls()).isEqualTo("1.1\n1.2\n");
        String branch = run.summary().path("branch").asString();
        assertThat(shell.git("show", branch + ":two.txt")).isEqualTo("yes");
    }

    @Test
    void aFileOfSettingsCanNameIt() {
        shell.write("stretto.toml", "[workspace]\nsetup = \"echo no > installed\"\n");
        Finished run = shell.stretto("run", "plan.md", "-w", "1", "--json").exits(0);
        String branch = run.summary().path("branch").asString();
        assertThat(shell.git("show", branch + ":one.txt")).isEqualTo("no");
    }

    @Test
    void anAttemptWhoseSetupFailsHasFailedAndTheNextOneTriesItAgain() {
        String failsOnce =
                "[ -e " + calls + " ] || { touch " + calls + "; echo no such registry; exit 7; }; echo > installed";
        Finished run = shell.stretto(
                        "run", "plan.md", "--retries", "1", "--keep", "installed", "--json", "--setup", failsOnce)
                .exits(0);
        assertThat(run.events()
                        .of("task.retrying", "1.1")
                        .getFirst()
                        .path("reason")
                        .asString())
                .contains("the setup of its workspace", "--setup", "7", "no such registry");
    }

    @Test
    void itCountsUnderTheTimeoutOfTheAttemptAndIsEndedWithAllItStarted() {
        Finished run = shell.stretto(
                        "run", "plan.md", "--timeout", "1s", "--json", "--setup", "sleep 1000 & sleep 1000")
                .exits(1);
        assertThat(run.events().of("task.finished").getFirst().path("outcome").asString())
                .isEqualTo("timed-out");
        assertThat(run.events().of("task.failed").getFirst().path("reason").asString())
                .contains("the setup of its workspace", "timeout of 1s");
        assertThat(ProcessTree.survivors(
                        "STRETTO_RUN=" + run.summary().path("run").asString()))
                .isEmpty();
    }

    @Test
    void theTaskHasWhatSetupLeavesOfTheTimeout() {
        shell.write("slow.md", "# Slow\n- [ ] 1.1 Slow (run: `sleep 0.9`)\n");
        Finished run = shell.stretto("run", "slow.md", "--timeout", "1500ms", "--json", "--setup", "sleep 0.9")
                .exits(1);
        assertThat(run.events().of("task.failed").getFirst().path("reason").asString())
                .isEqualTo("ran into its timeout of 1.5s");
    }

    @Test
    void theGateOfABarrierFindsItDoneToo() {
        shell.write("gate.md", """
                # Gate
                ## Phase 1: One
                - [ ] 1.1 One (run: `cat installed > one.txt`)
                **VERIFY Phase 1:** (background: false)
                ```bash run
                cat installed
                ```
                """);
        shell.stretto("run", "gate.md", "--verify", "--setup", setup()).exits(0);
        assertThat(calls()).startsWith("1.1\n").hasLineCount(2);
    }
}
