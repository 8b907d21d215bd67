package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What runs a task, and when it counts as done. */
final class TaskCommandsTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
    }

    private Finished run(String tasks, String... options) {
        shell.write("plan.md", "# Plan\n" + tasks);
        String[] arguments = new String[options.length + 3];
        arguments[0] = "run";
        arguments[1] = "plan.md";
        arguments[2] = "--json";
        System.arraycopy(options, 0, arguments, 3, options.length);
        return shell.stretto(arguments);
    }

    private static String reason(Finished run, String task) {
        return run.events().of("task.failed", task).getFirst().path("reason").asString();
    }

    @Test
    void aTaskRunsItsOwnCommandInAWorkspaceOfItsOwn() {
        Finished run = run("- [ ] 1.1 Where (run: `pwd > where.txt; echo said; echo complained >&2`)\n")
                .exits(0);
        String branch = run.summary().path("branch").asString();
        String where = shell.git("show", branch + ":where.txt");
        assertThat(where)
                .startsWith(home.toString())
                .isNotEqualTo(shell.directory().toString());
        assertThat(shell.stretto("logs", "1.1").exits(0).out()).isEqualTo("said\ncomplained\n");
    }

    @Test
    void aBlockMarkedRunStopsAtItsFirstFailingLine() {
        Finished run = run("""
                - [ ] 1.1 Block
                  ```sh run
                  echo one > one.txt
                  false
                  echo two > two.txt
                  ```
                - [ ] 1.2 Good block
                  ```sh run
                  echo three > three.txt
                  echo four > four.txt
                  ```
                """).exits(1);
        String kept =
                run.events().of("task.failed", "1.1").getFirst().path("salvage").asString();
        assertThat(shell.git("show", "--format=", "--name-only", kept)).isEqualTo("one.txt");
        String branch = run.summary().path("branch").asString();
        assertThat(shell.git("ls-tree", "--name-only", branch).lines()).contains("three.txt", "four.txt");
    }

    @Test
    void aTaskWhoseGateFailsHasFailedAndItsWorkIsKept() {
        Finished run = run("""
                - [ ] 1.1 Gated (run: `echo work > work.txt`) (gate: `grep -q proof work.txt || { echo no proof; exit 4; }`)
                - [ ] 1.2 Passes (run: `echo proof > proof.txt`) (gate: `grep -q proof proof.txt`)
                """).exits(1);
        assertThat(reason(run, "1.1")).contains("gate").contains("4").contains("no proof");
        assertThat(run.events().tasks("task.completed")).containsExactly("1.2");
        String kept =
                run.events().of("task.failed", "1.1").getFirst().path("salvage").asString();
        assertThat(shell.git("show", kept + ":work.txt")).isEqualTo("work");
        assertThat(shell.stretto("diff", "1.1").exits(0).out()).contains("+work");
    }

    @Test
    void aTaskThatTakesTooLongIsEnded() {
        Finished run = run("- [ ] 1.1 Slow (timeout: 1s) (run: `echo before; exec sleep 1000`)\n")
                .exits(1);
        JsonNode finished = run.events().of("task.finished", "1.1").getFirst();
        assertThat(finished.path("outcome").asString()).isEqualTo("timed-out");
        assertThat(reason(run, "1.1")).contains("timeout of 1s");
        assertThat(shell.stretto("logs", "1.1").exits(0).out()).isEqualTo("before\n");
    }

    @Test
    void theTimeoutOfTheCommandLineHoldsForTasksThatStateNone() {
        Finished run = run("""
                        - [ ] 1.1 Slow (run: `exec sleep 1000`)
                        - [ ] 1.2 Allowed (timeout: 1h) (run: `sleep 0.3; echo a > a`)
                        """, "--timeout", "200ms").exits(1);
        assertThat(run.events().tasks("task.failed")).containsExactly("1.1");
    }

    @Test
    void aFailedTaskIsTriedAgainAfterAGrowingPauseAndEachRepetitionIsCounted() {
        Finished run = run("""
                - [ ] 1.1 Third time lucky (retries: 2) (run: `test $STRETTO_ATTEMPT -ge 3 && echo ok > ok.txt`)
                """).exits(0);
        assertThat(run.summary().path("retries").asInt()).isEqualTo(2);
        var started = run.events().of("task.started", "1.1");
        assertThat(started).hasSize(3);
        Duration first = between(started.get(0), started.get(1));
        Duration second = between(started.get(1), started.get(2));
        assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        assertThat(second).isGreaterThanOrEqualTo(Duration.ofMillis(1000));
        assertThat(shell.stretto("logs", "1.1", "--attempt", "1").exits(0).out())
                .isEmpty();
        assertThat(shell.stretto("logs", "1.1", "--attempt", "4").exits(2).err())
                .contains("attempts 1 to 3");
    }

    private static Duration between(JsonNode a, JsonNode b) {
        return Duration.between(
                Instant.parse(a.path("at").asString()),
                Instant.parse(b.path("at").asString()));
    }

    @Test
    void aTaskThatAlwaysFailsFailsAfterItsLastRetry() {
        Finished run =
                run("- [ ] 1.1 Hopeless (run: `exit 1`)\n", "--retries", "1").exits(1);
        assertThat(run.events().of("task.started", "1.1")).hasSize(2);
        assertThat(run.events()
                        .of("task.failed", "1.1")
                        .getFirst()
                        .path("attempt")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void anAgentThatChangesNothingHasFailedUnlessNothingIsExpected() {
        Finished run = run("""
                - [ ] 1.1 Lazy
                - [ ] 1.2 Look around (changes: none)
                - [ ] 1.3 A command need not change anything (run: `true`)
                """, "--agent", "true").exits(1);
        assertThat(reason(run, "1.1")).startsWith("no changes");
        assertThat(run.events().tasks("task.completed")).containsExactlyInAnyOrder("1.2", "1.3");
    }

    @Test
    void anAgentReadsItsTaskFromStandardInputAndACommandReadsNothing() {
        Finished run = run("""
                ## Phase 1: Words
                **Objective**: something to read
                - [ ] 1.1 Copy the prompt
                  - [ ] every word of it
                - [ ] 1.2 Read (run: `cat > empty.txt; wc -c < empty.txt > size.txt`)
                """, "--agent", "cat > prompt.txt").exits(0);
        String branch = run.summary().path("branch").asString();
        assertThat(shell.git("show", branch + ":prompt.txt"))
                .startsWith("# Task 1.1: Copy the prompt")
                .contains("something to read")
                .contains("- [ ] every word of it");
        assertThat(shell.git("show", branch + ":size.txt").strip()).isEqualTo("0");
    }

    @Test
    void aTaskIsGivenToTheAgentItNamesAndElseToTheDefaultOne() {
        String named = shell.script("named", "echo named > \"$STRETTO_TASK.txt\"\n");
        String fallback = shell.script("fallback", "echo fallback > \"$STRETTO_TASK.txt\"\n");
        Finished run = run("- [ ] 1.1 A (agent: " + named + ")\n- [ ] 1.2 B\n", "--agent", fallback)
                .exits(0);
        String branch = run.summary().path("branch").asString();
        assertThat(shell.git("show", branch + ":1.1.txt")).isEqualTo("named");
        assertThat(shell.git("show", branch + ":1.2.txt")).isEqualTo("fallback");
    }

    @Test
    void theSecondAttemptIsToldWhyTheFirstFailed() {
        String agent = shell.script("agent", """
                cat > prompt.txt
                if [ "$STRETTO_ATTEMPT" = 1 ]; then echo "the cause of it all"; exit 5; fi
                """);
        Finished run = run("- [ ] 1.1 Twice (retries: 1)\n", "--agent", agent).exits(0);
        String branch = run.summary().path("branch").asString();
        assertThat(shell.git("show", branch + ":prompt.txt"))
                .contains("exited with status 5")
                .contains("the cause of it all");
    }

    @Test
    void aTaskKnowsItsRunItsAttemptAndItsWorkspace() {
        Finished run = run("- [ ] 1.1 Env (run: `env | grep ^STRETTO_ > env.txt; pwd >> env.txt`)\n")
                .exits(0);
        String branch = run.summary().path("branch").asString();
        String[] lines = shell.git("show", branch + ":env.txt").split("\n");
        String directory = lines[lines.length - 1];
        assertThat(lines)
                .contains(
                        "STRETTO_RUN=" + run.summary().path("run").asString(),
                        "STRETTO_TASK=1.1",
                        "STRETTO_ATTEMPT=1",
                        "STRETTO_WORKSPACE=" + directory);
    }

    @Test
    void theLogOfAnAttemptIsReadableByItsOwnerOnly() throws Exception {
        run("- [ ] 1.1 Secret (run: `echo secret`)\n").exits(0);
        String log = shell.stretto("logs", "1.1", "--path").exits(0).out().strip();
        assertThat(Files.getPosixFilePermissions(Path.of(log)).toString())
                .doesNotContain("GROUP")
                .doesNotContain("OTHERS");
    }
}
