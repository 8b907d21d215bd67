package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A command of the user's that settles merge conflicts. */
final class OnConflictTest {

    /** Takes the lines of both sides. */
    private static final String BOTH = "sed -i '/^[<=>]\\{7\\}/d' words.txt";

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void twoTasksThatMeet() {
        shell = Shell.inRepository(home);
        shell.write("words.txt", "a\nb\nc\n");
        shell.commit("Words");
        shell.export("REPOSITORY", shell.directory().toString());
        shell.export("HERE", home.toString());
        shell.export("AGENT", shell.script("agent", """
                wait_for() { n=0; until eval "$1"; do n=$((n+1)); [ $n -lt 1000 ] || exit 9; sleep 0.02; done; }
                touch "$HERE/at-$STRETTO_TASK"
                if [ "$STRETTO_TASK" = 1.1 ]; then
                  wait_for '[ -e "$HERE/at-1.2" ]'
                  sed -i s/b/first/ words.txt
                elif [ "$STRETTO_ATTEMPT" = 1 ]; then
                  wait_for 'git -C "$REPOSITORY" log --all --format=%s | grep -q "^1.1 "'
                  sed -i s/b/second/ words.txt
                else
                  echo again >> words.txt
                fi
                """));
        plan("");
    }

    private void plan(String frontMatter) {
        shell.write("plan.md", frontMatter + """
                # Both
                - [ ] 1.1 Say first (timeout: 5m)
                - [ ] 1.2 Say second (timeout: 5m)
                """);
    }

    private Finished run(String... more) {
        return shell.stretto(arguments(more));
    }

    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "run",
                "plan.md",
                "-w",
                "2",
                "--json",
                "--agent",
                shell.environment().get("AGENT")));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String words(Finished run) {
        return shell.git("show", run.summary().path("head").asString() + ":words.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool", "overlay"})
    void whatTheCommandSettlesLandsAsTheTasksAndNothingIsDoneAgain(String workspace) {
        assumeTrue(
                workspace.equals("pool") || shell.stretto("doctor").out().contains("overlay works"),
                "overlays cannot be had here");
        Finished run = run("--workspace", workspace, "--on-conflict", BOTH).exits(0);
        assertThat(words(run)).isEqualTo("a\nfirst\nsecond\nc");
        assertThat(run.summary().path("conflicts").asInt()).isZero();
        assertThat(run.events().of("task.started")).hasSize(2);
        assertThat(shell.git(
                                "log",
                                "--format=%s",
                                "main.." + run.summary().path("head").asString())
                        .lines())
                .containsExactly("1.2 Say second", "1.1 Say first");
        assertThat(shell.git(
                        "log", "-1", "--format=%b", run.summary().path("head").asString()))
                .startsWith("Stretto-Task: 1.2");
        assertThat(shell.stretto("logs", "1.2").exits(0).out())
                .contains("CONFLICT (content): Merge conflict in words.txt")
                .contains("stretto: the on-conflict command has settled the conflict in words.txt");
    }

    @Test
    void itFindsBaseBothSidesAndTheFilesWhereAUserWouldMergeByHand() {
        Finished run = run("--on-conflict", """
                git show "$STRETTO_BASE:words.txt" "$STRETTO_OURS:words.txt" "$STRETTO_THEIRS:words.txt" > "$HERE/sides"
                echo "$STRETTO_CONFLICTS $STRETTO_TASK $STRETTO_ATTEMPT" >> "$HERE/sides"
                git status --short >> "$HERE/sides"
                git checkout --quiet --theirs words.txt && git add words.txt && git commit --quiet --no-edit
                """).exits(0);
        assertThat(words(run)).isEqualTo("a\nsecond\nc");
        assertThat(shell.below("..").read("sides"))
                .isEqualTo("a\nb\nc\na\nfirst\nc\na\nsecond\nc\nwords.txt 1.2 1\nUU words.txt\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "true                                           | it left in conflict: words.txt",
                "git merge --abort                              | it left nothing of the task's change",
                "echo sorry; exit 3                             | it failed: exited with status 3: sorry"
            })
    void whatItDoesNotSettleIsDoneAgainAndTheLogSaysWhy(String command, String why) {
        Finished run = run("--on-conflict", command).exits(0);
        assertThat(words(run)).isEqualTo("a\nfirst\nc\nagain");
        assertThat(run.summary().path("conflicts").asInt()).isEqualTo(1);
        assertThat(shell.stretto("logs", "1.2", "--attempt", "1").exits(0).out())
                .contains("stretto: the on-conflict command has not settled the conflict in words.txt: " + why);
    }

    @Test
    void itIsEndedWithAllItStartedWhenItTakesTooLong() {
        Finished run = run("--timeout", "300ms", "--on-conflict", "sleep 100 & sleep 100")
                .exits(0);
        assertThat(words(run)).isEqualTo("a\nfirst\nc\nagain");
        assertThat(shell.stretto("logs", "1.2", "--attempt", "1").exits(0).out())
                .contains("it failed: ran into its timeout of 0.3s");
    }

    @ParameterizedTest
    @CsvSource({"git rm --quiet words.txt,0", "true,1"})
    void aFileThatOneSideDeletedIsSettledOnceTheUsersGitSaysSo(String command, int conflicts) {
        shell.export("AGENT", shell.script("agent", """
                wait_for() { n=0; until eval "$1"; do n=$((n+1)); [ $n -lt 1000 ] || exit 9; sleep 0.02; done; }
                touch "$HERE/at-$STRETTO_TASK"
                echo new > "$STRETTO_TASK.txt"
                if [ $STRETTO_TASK = 1.1 ]; then
                  wait_for '[ -e "$HERE/at-1.2" ]'
                  rm words.txt
                elif [ $STRETTO_ATTEMPT = 1 ]; then
                  wait_for 'git -C "$REPOSITORY" log --all --format=%s | grep -q "^1.1 "'
                  echo more >> words.txt
                fi
                """));
        Finished run = run("--on-conflict", command).exits(0);
        assertThat(run.summary().path("conflicts").asInt()).isEqualTo(conflicts);
        assertThat(shell.git(
                                "ls-tree",
                                "--name-only",
                                run.summary().path("head").asString())
                        .lines())
                .containsExactly("1.1.txt", "1.2.txt", "README.md");
    }

    @Test
    void aPlanCanNameItAndTheOptionWins() {
        plan("---\non-conflict: \"" + BOTH.replace("\\", "\\\\") + "\"\n---\n");
        assertThat(words(run().exits(0))).isEqualTo("a\nfirst\nsecond\nc");
    }

    @Test
    void nothingIsMergedInPlaceSoThereIsNothingForItToDo() {
        assertThat(run("--on-conflict", "true", "--workspace", "none").exits(2).err())
                .contains("--on-conflict", "nothing is merged");
    }

    @Test
    void whatStandsOnAChangeThatWillNotLandIsEndedAndTheChangeMergedAnew() {
        shell.write("plan.md", """
                # Both
                - [ ] 1.1 Say first (run: `[ $STRETTO_ATTEMPT -gt 1 ] || sed -i s/b/first/ words.txt`)
                - [ ] 1.2 Say second (run: `touch "$HERE/begun"; until [ -e "$HERE/gating" ]; do sleep 0.02; done; sed -i s/b/second/ words.txt`)
                """);
        Finished run = run(
                        "--gate",
                        "! grep first words.txt || { touch \"$HERE/gating\"; until [ -e \"$HERE/settling\" ]; do sleep 0.02; done; false; }",
                        "--on-conflict",
                        "touch \"$HERE/settling\"; sleep 100")
                .exits(0);
        assertThat(words(run)).isEqualTo("a\nsecond\nc");
        assertThat(run.events().of("landing.landed", "1.2")).hasSize(1);
        assertThat(run.events().of("task.started", "1.2")).hasSize(1);
        assertThat(run.summary().path("wallMillis").asLong()).isLessThan(60_000);
    }

    @Test
    void anInterruptedRunHasItRunAgainWhenItGoesOn() {
        String command = "if [ -e \"$HERE/go\" ]; then " + BOTH + "; else touch \"$HERE/settling\"; sleep 100; fi";
        try (Program program = Program.start(shell, arguments("--on-conflict", command))) {
            Await.file(shell.outside("settling"));
            program.signal("INT");
            program.finish().exits(130);
        }
        shell.script("go", "");
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(words(resumed)).isEqualTo("a\nfirst\nsecond\nc");
        assertThat(resumed.summary().path("conflicts").asInt()).isZero();
    }

    @Test
    void aKilledRunHasItRunAgainAndWhatItLeftIsEnded() {
        String command =
                "if [ -e \"$HERE/go\" ]; then " + BOTH + "; else touch \"$HERE/settling\"; sleep 100; touch lost; fi";
        try (Program program = Program.start(shell, arguments("--on-conflict", command))) {
            Await.file(shell.outside("settling"));
            program.signal("KILL");
            program.finish();
        }
        shell.script("go", "");
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(words(resumed)).isEqualTo("a\nfirst\nsecond\nc");
    }

    @Test
    void aCancelledRunEndsItAndKeepsTheChange() {
        Background run = shell.background(arguments("--on-conflict", "touch \"$HERE/settling\"; sleep 100"));
        Await.file(shell.outside("settling"));
        shell.stretto("cancel").exits(0);
        Finished cancelled = run.finish().exits(1);
        String salvage = cancelled
                .events()
                .of("task.cancelled", "1.2")
                .getFirst()
                .path("salvage")
                .asString();
        assertThat(shell.git("show", salvage + ":words.txt")).isEqualTo("a\nsecond\nc");
    }
}
