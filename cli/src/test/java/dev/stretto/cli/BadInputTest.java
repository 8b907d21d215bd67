package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is refused in words that say where, what and what to do; nothing is started and nothing lost. */
final class BadInputTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
    }

    private void nothingWasStarted() {
        assertThat(shell.stretto("status")
                        .complains(2, "there is no run here yet")
                        .out())
                .isEmpty();
        assertThat(shell.git("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    }

    private void refuses(String plan, String... words) {
        shell.stretto("run", plan, "--agent", "true").complains(1, words);
        shell.stretto("show", plan).complains(1, words);
        Finished checked = shell.stretto("check", plan).exits(1);
        assertThat(checked.out()).contains(words);
        nothingWasStarted();
    }

    @Test
    void aPlanThatIsNotThere() {
        refuses("none.md", "none.md:1:1: error: there is no such file");
    }

    @Test
    void aPlanThatIsADirectory() throws IOException {
        Files.createDirectory(shell.directory().resolve("plans"));
        refuses("plans", "plans", "this folder holds no plan");
    }

    @Test
    void aPlanThatIsEmpty() {
        shell.write("plan.md", "\n \n");
        refuses("plan.md", "the file is empty");
    }

    @Test
    void aPlanThatIsBinary() throws IOException {
        Files.write(shell.directory().resolve("plan.md"), new byte[] {'#', ' ', 'P', '\n', 0, 1, 2, 3});
        refuses("plan.md", "plan.md:2:1", "binary");
    }

    @Test
    void aPlanThatIsNoUtf8() throws IOException {
        Files.write(shell.directory().resolve("plan.md"), "# Pl\u00e4ne\n".getBytes(StandardCharsets.ISO_8859_1));
        refuses("plan.md", "plan.md:1:5", "UTF-8");
    }

    @Test
    void aPlanWithoutTasks() {
        shell.write("plan.md", "# Plan\n\nOnly words.\n");
        refuses("plan.md", "[no-tasks]");
    }

    @Test
    void aPlanWithACycle() {
        shell.write("plan.md", """
                # Cycle
                - [ ] 1.1 A (depends: 1.3)
                - [ ] 1.2 B (depends: 1.1)
                - [ ] 1.3 C (depends: 1.2)
                """);
        refuses("plan.md", "[cycle]", "1.1", "1.2", "1.3", "line 2", "line 3", "line 4");
    }

    @Test
    void aTaskThatDependsOnItself() {
        shell.write("plan.md", "# Self\n- [ ] 1.1 A (depends: 1.1)\n");
        refuses("plan.md", "plan.md:2:", "1.1 → 1.1");
    }

    @Test
    void anIdThatIsThereTwice() {
        shell.write("plan.md", "# Twice\n- [ ] 1.1 A\n- [ ] 1.1 B\n");
        refuses("plan.md", "plan.md:3:", "[duplicate-id]", "1.1");
    }

    @Test
    void anUnknownDependencyNamesTheNearestOneThereIs() {
        shell.write("plan.md", "# Unknown\n- [ ] 1.10 A\n- [ ] 2.1 B (depends: 1.11)\n");
        refuses("plan.md", "plan.md:3:", "1.11", "[unknown-dependency]", "did you mean 1.10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "writes: ../x        | “../x” is outside the repository",
                "reads: a/../../b    | “a/../../b” is outside the repository",
                "writes: /etc/passwd | “/etc/passwd” is outside the repository",
                "writes: src/[ab     | “src/[ab” is no glob: the [ is not closed",
                "writes: {a,b        | “{a,b” is no glob: the { is not closed"
            })
    void aClaimOutsideTheRepositoryAndOneThatIsNoGlob(String claim, String why) {
        shell.write("plan.md", "# Claims\n- [ ] 1.1 A (" + claim + ") (run: `true`)\n");
        refuses("plan.md", "plan.md:2:", why, "[bad-claim]", "hint: name paths below the repository's root");
    }

    @Test
    void aBadFrontMatter() {
        shell.write("plan.md", "---\nworkers: many\n---\n# Plan\n- [ ] 1.1 A (run: `true`)\n");
        Finished run = shell.stretto("run", "plan.md");
        assertThat(run.err()).contains("plan.md:2:").contains("workers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "99999", "abc", "", "1.5", "99999999999999999999"})
    void aNumberOfWorkersThatIsNone(String workers) {
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `true`)\n");
        shell.stretto("run", "plan.md", "--workers", workers)
                .complains(2, "--workers", "1 to 1024", "stretto run --help");
        shell.stretto("run", "plan.md", "--workers=" + workers).complains(2, "--workers");
        nothingWasStarted();
    }

    @ParameterizedTest
    @CsvSource({
        "--timeout, soon, 90s",
        "--timeout, 0s, 90s",
        "--retries, -1, --retries",
        "--retries, x, --retries",
        "--max-output, 0, --max-output",
        "--workspace, cloud, pool",
        "--strategy, magic, 'dag, waves, batched, pipeline, independent, auto'",
        "--batch-size, 0, --batch-size is at least 1",
        "--batch-size, -3, --batch-size is at least 1",
        "--max-phases, 0, --max-phases is at least 1",
        "--barrier-gate, '', --barrier-gate is empty",
        "--on-verify-failure, ignore, 'hold, fail, revert'",
        "--format, word, stretto",
        "--phase-order, random, --phase-order",
        "--phase-threshold, 101, 1 to 100",
        "--keep, '*', wildcards",
        "--branch-prefix, 'a..b/', --branch-prefix",
        "--branch-prefix, '/', --branch-prefix"
    })
    void aValueThatAnOptionDoesNotTake(String option, String value, String word) {
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `true`)\n");
        shell.stretto("run", "plan.md", option, value).complains(2, word);
        nothingWasStarted();
    }

    @Test
    void optionsAndCommandsThatDoNotExist() {
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `true`)\n");
        shell.stretto("run", "plan.md", "--worker", "3").complains(2, "--worker", "stretto run --help");
        shell.stretto("rum", "plan.md").complains(2, "'rum'", "stretto --help");
        shell.stretto("run", "plan.md", "more.md").complains(2, "more.md");
        shell.stretto("run").complains(2, "PLAN");
        shell.stretto("skip").complains(2, "TASK");
        nothingWasStarted();
    }

    @Test
    void runsAndTasksThatDoNotExist() {
        for (String command : new String[] {"status", "resume", "pause", "cancel", "retry"}) {
            shell.stretto(command).complains(2, "there is no run here yet", "stretto run PLAN");
        }
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `true`)\n");
        shell.stretto("run", "plan.md").exits(0);
        for (String command : new String[] {"status", "resume", "pause", "cancel"}) {
            shell.stretto(command, "nope1").complains(2, "there is no run nope1");
        }
        shell.stretto("status", "../../..").complains(2, "there is no run ../../..");
        for (String command : new String[] {"logs", "diff", "skip", "retry"}) {
            shell.stretto(command, "9.9").complains(2, "no task 9.9", "stretto status");
            shell.stretto(command, "1.1", "--run", "nope1").complains(2, "there is no run nope1");
        }
    }

    @Test
    void aRepositoryWithoutACommit() {
        Shell empty = Shell.inFolder(home.resolve("second"));
        empty.git("init", "--quiet", "--initial-branch=main");
        empty.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `true`)\n");
        empty.stretto("run", "plan.md").complains(2, "has no commit yet", "git commit");
        empty.stretto("status").complains(2, "no run here yet");
    }

    @Test
    void aDirtyWorkTreeIsNotedAndNothingMore() {
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `cat README.md > copy.txt`)\n");
        shell.write("README.md", "edited\n");
        Finished run = shell.stretto("run", "plan.md").exits(0);
        assertThat(run.err()).contains("note: your work tree has changes");
        assertThat(shell.read("README.md")).isEqualTo("edited\n");
        assertThat(shell.stretto("diff", "1.1").exits(0).out()).contains("+# Work");
    }

    @Test
    void aDetachedHeadIsAsGoodAsABranch() {
        shell.git("checkout", "--quiet", "--detach");
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `echo a > a.txt`)\n");
        assertThat(shell.stretto("run", "plan.md").exits(0).out()).contains("from a detached HEAD at");
        assertThat(shell.git("rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("HEAD");
    }

    @Test
    void aBranchThatBlocksTheIntegrationBranch() {
        shell.git("branch", "stretto");
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `true`)\n");
        shell.stretto("run", "plan.md").complains(2, "branch stretto", "git branch -m stretto", "prefix");
        shell.stretto("status").complains(2, "no run here yet");
        shell.stretto("run", "plan.md", "--branch-prefix", "plans/").exits(0);
        assertThat(shell.git("branch", "--list", "plans/*")).isNotEmpty();
    }

    @Test
    void anAgentThatIsNotThere() {
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A\n");
        shell.stretto("run", "plan.md", "--agent", "no-such-agent --fast").complains(2, "no-such-agent", "PATH");
        shell.stretto("run", "plan.md", "--agent", "./no-such-agent").complains(2, "./no-such-agent");
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (agent: no-such-agent)\n");
        shell.stretto("run", "plan.md", "--agent", "true").complains(2, "no-such-agent", "1.1");
        nothingWasStarted();
    }

    @Test
    void aTaskThatNothingDoes() {
        shell.write("plan.md", "# Plan\n- [x] 1.1 Done\n- [ ] 1.2 A\n");
        shell.stretto("run", "plan.md").complains(2, "plan.md:3: task 1.2", "(run: `…`)", "--agent");
        nothingWasStarted();
    }

    @Test
    void aPlanOutsideTheRepositoryAndAFolderBelowItsRootWork() {
        Path plan = shell.outside("plan.md");
        shell.write(plan.toString(), "# Plan\n- [ ] 1.1 A (run: `pwd; echo a > a.txt`)\n");
        shell.write("sub/file.txt", "x\n");
        shell.commit("Sub");
        Finished run =
                shell.below("sub").stretto("run", "../../plan.md", "--json").exits(0);
        assertThat(shell.git(
                                "ls-tree",
                                "--name-only",
                                run.summary().path("branch").asString())
                        .lines())
                .contains("a.txt");
        shell.stretto("status").exits(0);
    }
}
