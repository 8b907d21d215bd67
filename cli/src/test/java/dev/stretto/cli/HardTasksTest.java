package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.process.ProcessTree;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that behave badly: too much output, deaf to signals, children left behind. */
final class HardTasksTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
    }

    private static String run(Finished run) {
        return run.summary().path("run").asString();
    }

    private static void nothingIsLeftRunning(Finished run) {
        assertThat(ProcessTree.survivors("STRETTO_RUN=" + run(run))).isEmpty();
    }

    @Test
    void aHundredMegabytesOfOutputAreKept() throws Exception {
        shell.write(
                "plan.md",
                "# Loud\n- [ ] 1.1 Loud (run: `head -c 100000000 /dev/zero | tr '\\0' x; echo; echo end`)\n");
        shell.stretto("run", "plan.md").exits(0);
        Path log = Path.of(shell.stretto("logs", "1.1", "--path").exits(0).out().strip());
        assertThat(Files.size(log)).isEqualTo(100_000_005);
    }

    @Test
    void aTaskThatPrintsMoreThanItMayIsEnded() throws Exception {
        shell.write("plan.md", "# Loud\n- [ ] 1.1 Loud (run: `yes`)\n");
        Finished run =
                shell.stretto("run", "plan.md", "--max-output", "2", "--json").exits(1);
        assertThat(run.events().of("task.finished").getFirst().path("outcome").asString())
                .isEqualTo("output-limit");
        assertThat(run.events().of("task.failed").getFirst().path("reason").asString())
                .contains("2");
        nothingIsLeftRunning(run);
    }

    @Test
    void aTaskDeafToTermIsEndedAtItsTimeoutAllTheSame() {
        shell.write("plan.md", """
                # Deaf
                - [ ] 1.1 Deaf (timeout: 1s) (run: `trap '' TERM INT HUP; while :; do sleep 1; done`)
                """);
        Finished run = shell.stretto("run", "plan.md", "--json").exits(1);
        assertThat(run.events().of("task.finished").getFirst().path("outcome").asString())
                .isEqualTo("timed-out");
        nothingIsLeftRunning(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "pool", "none"})
    void childrenThatATaskLeavesBehindAreEnded(String workspace) {
        shell.write("plan.md", """
                # Children
                - [ ] 1.1 Leaves children
                  ```sh run
                  sleep 1000 > /dev/null 2>&1 &
                  setsid sleep 1000 > /dev/null 2>&1 < /dev/null &
                  (setsid sh -c 'trap "" TERM; sleep 1000 & wait' > /dev/null 2>&1 < /dev/null &)
                  echo work > work.txt
                  ```
                """);
        Finished run = shell.stretto("run", "plan.md", "--workspace", workspace, "--json")
                .exits(0);
        nothingIsLeftRunning(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "pool", "none"})
    void aDaemonThatATaskStartsIsEndedWithIt(String workspace) {
        shell.write("plan.md", """
                # Daemon
                - [ ] 1.1 Daemon (run: `setsid sleep 1000 > /dev/null 2>&1 < /dev/null & echo work > work.txt`)
                """);
        Finished run = shell.stretto("run", "plan.md", "--workspace", workspace, "--json")
                .exits(0);
        nothingIsLeftRunning(run);
    }

    @Test
    void aCommandThatCannotBeFoundFailsItsTaskWithTheShellsWords() {
        shell.write("plan.md", "# Missing\n- [ ] 1.1 Missing (run: `no-such-command-here`)\n");
        Finished run = shell.stretto("run", "plan.md", "--json").exits(1);
        assertThat(run.events().of("task.failed").getFirst().path("reason").asString())
                .contains("127")
                .contains("not found");
    }

    @Test
    void aTaskThatIsKilledFromOutsideHasFailed() {
        shell.write("plan.md", "# Killed\n- [ ] 1.1 Killed (run: `kill -9 $$`)\n");
        Finished run = shell.stretto("run", "plan.md", "--json").exits(1);
        assertThat(run.events().of("task.finished").getFirst().path("outcome").asString())
                .isEqualTo("killed");
    }

    @Test
    void aTaskThatDeletesItsWorkspaceHasFailedAndTheRestGoesOn() {
        shell.write("plan.md", """
                # Gone
                - [ ] 1.1 Gone (run: `rm -rf "$STRETTO_WORKSPACE"`)
                - [ ] 1.2 Fine (run: `echo fine > fine.txt`)
                """);
        Finished run = shell.stretto("run", "plan.md", "-w", "1", "--json").exits(1);
        assertThat(run.events()
                        .of("task.failed", "1.1")
                        .getFirst()
                        .path("reason")
                        .asString())
                .contains("deleted");
        assertThat(run.events().tasks("task.completed")).containsExactly("1.2");
    }
}
