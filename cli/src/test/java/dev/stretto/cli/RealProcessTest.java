package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stretto.process.ProcessTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program in processes of its own: signals, two shells, and what it prints where. */
final class RealProcessTest {

    private static final String PLAN = """
            # Real
            - [ ] 1.1 Quick (run: `echo quick > quick.txt`)
            - [ ] 1.2 Slow (run: `touch "$MARKS/begun-$STRETTO_ATTEMPT"; setsid sleep 1000 & until test -e "$MARKS/go"; do sleep 0.02; done; echo slow > slow.txt`)
            - [ ] 1.3 After (depends: 1.1, 1.2) (run: `echo after > after.txt`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepositoryWithAPlan() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
        shell.export("MARKS", home.toString());
    }

    private void nothingIsLeftOf(String run) {
        assertThat(ProcessTree.survivors("STRETTO_RUN=" + run)).isEmpty();
    }

    @Test
    void ctrlCEndsTheAttemptsAndPausesTheRunAndResumeFinishesIt() {
        String run;
        try (Program program = Program.start(shell, "run", "plan.md", "-w", "2", "--json")) {
            program.awaitPrinted("\"type\":\"task.completed\",\"task\":\"1.1\"");
            Await.file(home.resolve("begun-1"));
            program.signal("INT");
            Finished interrupted = program.finish().exits(130);
            assertThat(interrupted.err()).isEmpty();
            ContractTest.SUMMARY.fits(interrupted.summary());
            assertThat(interrupted.summary().path("state").asString()).isEqualTo("paused");
            run = interrupted.summary().path("run").asString();
        }
        nothingIsLeftOf(run);
        assertThat(shell.stretto("status").exits(0).out()).contains("paused (interrupted)");

        shell.script("go", "");
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.events().of("task.started", "1.1")).isEmpty();
        assertThat(resumed.events().tasks("task.completed")).containsExactly("1.2", "1.3");
        assertThat(resumed.summary().path("retries").asInt()).isZero();
        String branch = resumed.summary().path("branch").asString();
        assertThat(shell.git("ls-tree", "--name-only", branch).lines()).contains("quick.txt", "slow.txt", "after.txt");
        nothingIsLeftOf(run);
    }

    @Test
    void aSecondShellPausesAndResumesTheRunOfAnotherProcess() {
        try (Program program = Program.start(shell, "run", "plan.md", "-w", "2")) {
            Await.file(home.resolve("begun-1"));
            assertThat(shell.stretto("status").exits(0).out()).contains(": running");
            shell.stretto("run", "plan.md").complains(2, "stretto resume", "--new");
            shell.stretto("pause").exits(0);
            program.awaitPrinted("paused: by the user");
            shell.script("go", "");
            program.awaitPrinted("landed   1.2");
            assertThat(program.printed()).doesNotContain("started  1.3");
            shell.stretto("resume").exits(0);
            Finished finished = program.finish().exits(0);
            assertThat(finished.out()).contains("landed   1.3", "completed: 3 done");
        }
    }

    @Test
    void standardOutputIsNothingButJsonWhereItIsAskedForAndPlainLinesElsewhere() {
        shell.script("go", "");
        shell.write("README.md", "edited\n");
        shell.export("TERM", "xterm-256color");
        try (Program json = Program.start(shell, "run", "plan.md", "--json")) {
            Finished machine = json.finish().exits(0);
            assertThat(machine.lines()).isNotEmpty().allMatch(line -> line.isObject());
        }
        try (Program plain = Program.start(shell, "run", "plan.md", "--new")) {
            Finished people = plain.finish().exits(0);
            assertThat(people.out()).contains("started  1.1 Quick").doesNotContain("\u001b");
            assertThat(people.err()).contains("note: your work tree has changes");
        }
    }

    @Test
    void aTerminalGetsColoursUnlessNoColorIsSet() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "no script command to make a terminal with");
        shell.script("go", "");
        shell.export("TERM", "xterm-256color");
        String command = Program.command().stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" ", "exec ", " run plan.md --new"));
        try (Program coloured = Program.start(shell, List.of("script", "-qec", command, "/dev/null"))) {
            assertThat(coloured.finish().exits(0).out()).contains("\u001b[32m").contains("landed");
        }
        shell.export("NO_COLOR", "1");
        try (Program plain = Program.start(shell, List.of("script", "-qec", command, "/dev/null"))) {
            assertThat(plain.finish().exits(0).out()).contains("landed").doesNotContainPattern("\u001b\\[[0-9;]*m");
        }
    }
}
