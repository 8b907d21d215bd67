package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates of tasks that cannot be run or do not end: the task fails in words, its work is kept, and a retry finishes it. */
final class BrokenGatesTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
        shell.export("HERE", home.toString());
    }

    private String failed(Finished run) {
        var event = run.events().of("task.failed", "1.1").getFirst();
        assertThat(shell.git("show", event.path("salvage").asString() + ":a.txt"))
                .isEqualTo("a");
        return event.path("reason").asString();
    }

    private void aRetryFinishesIt() {
        shell.stretto("retry").exits(0);
        assertThat(shell.stretto("resume", "--json")
                        .exits(0)
                        .summary()
                        .path("tasks")
                        .path("completed")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aGateWhoseCommandIsNotThere() {
        shell.write(
                "plan.md",
                "# Gate\n- [ ] 1.1 A (run: `echo a > a.txt`) (gate: `\"$HERE/check-it\" --all`)\n- [ ] 1.2 B (depends: 1.1) (run: `true`)\n");
        assertThat(failed(shell.stretto("run", "plan.md", "--json").exits(1)))
                .startsWith("its gate exited with status 127")
                .contains("check-it", "not found", "see that it is there and on the PATH");
        shell.script("check-it", "exit 0\n");
        aRetryFinishesIt();
    }

    @Test
    void aGateWhoseCommandMayNotBeRun() throws Exception {
        shell.write(
                "plan.md",
                "# Gate\n- [ ] 1.1 A (run: `echo a > a.txt`) (gate: `\"$HERE/check-it\"`)\n- [ ] 1.2 B (depends: 1.1) (run: `true`)\n");
        java.nio.file.Files.writeString(home.resolve("check-it"), "#!/bin/sh\n");
        assertThat(failed(shell.stretto("run", "plan.md", "--json").exits(1)))
                .startsWith("its gate exited with status 126")
                .contains("Permission denied", "see that it may be run");
        shell.script("check-it", "exit 0\n");
        aRetryFinishesIt();
    }

    @Test
    void aGateThatHangsIsEndedWithAllItStarted() {
        shell.write("plan.md", """
                # Gate
                - [ ] 1.1 A (run: `echo a > a.txt`) (gate: `[ -e "$HERE/mended" ] || { sleep 100 & echo waits; wait; }`) (timeout: 2s)
                - [ ] 1.2 B (depends: 1.1) (run: `true`)
                """);
        assertThat(failed(shell.stretto("run", "plan.md", "--json").exits(1)))
                .isEqualTo("its gate ran into its timeout of 2s: waits");
        shell.script("mended", "");
        aRetryFinishesIt();
    }
}
