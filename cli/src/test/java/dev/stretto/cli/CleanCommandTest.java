package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What {@code stretto clean} lists, removes, and never touches. */
final class CleanCommandTest {

    /** Everything that has ended at all is old then. */
    private static final String[] ALL = {"clean", "--older-than", "1ms"};

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
        shell.export("TMPDIR", home.toString());
        shell.write("good.md", "# Good\n- [ ] 1.1 A (run: `echo a > a.txt`)\n");
        shell.write("bad.md", "# Bad\n- [ ] 1.1 B (run: `echo work > b.txt; exit 1`)\n");
    }

    private Finished clean(String... more) {
        List<String> arguments = new ArrayList<>(List.of(ALL));
        arguments.addAll(List.of(more));
        return shell.stretto(arguments.toArray(String[]::new));
    }

    private List<String> kinds(String run) {
        return StreamSupport.stream(
                        clean("--json").exits(0).json().path("items").spliterator(), false)
                .filter(item -> item.path("run").asString("").equals(run))
                .map(item -> item.path("kind").asString())
                .toList();
    }

    private String run(String plan, int exit) {
        return shell.stretto("run", plan, "--json", "--new")
                .exits(exit)
                .summary()
                .path("run")
                .asString();
    }

    private Path workspaces(String run) {
        try (var folders = Files.list(home.resolve("cache/stretto"))) {
            return folders.filter(folder -> folder.getFileName().toString().length() == 36)
                    .findFirst()
                    .orElseThrow()
                    .resolve(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsYoungerThanAMonthStaysAndNothingIsTouchedUntilYes() {
        String run = run("bad.md", 1);
        assertThat(shell.stretto("clean").exits(0).out()).doesNotContain(run);
        String before = shell.git("for-each-ref");
        Finished listed = clean().exits(0);
        assertThat(listed.out())
                .contains("run         ", ".git/stretto/runs/" + run, "journal and logs of bad.md", "kB")
                .contains("salvage     refs/stretto/salvage/" + run + "/1.1/1 ", "\"1.1 B\"", "did not land")
                .contains("nothing was touched, `stretto clean --yes`");
        assertThat(shell.git("for-each-ref")).isEqualTo(before);
        assertThat(shell.has(".git/stretto/runs/" + run)).isTrue();
    }

    @Test
    void withYesNothingIsLeftOfARunWhoseBranchIsMerged() {
        String run = run("good.md", 0);
        String branch = "stretto/good-" + run;
        shell.git("merge", "--quiet", branch);
        assertThat(kinds(run)).containsExactly("branch", "head", "run");
        clean("--yes").exits(0);
        assertThat(shell.git("for-each-ref", "refs/stretto", "refs/heads/stretto"))
                .isEmpty();
        assertThat(shell.has(".git/stretto/runs/" + run)).isFalse();
        assertThat(shell.read("a.txt")).isEqualTo("a\n");
        assertThat(clean().exits(0).out()).doesNotContain(run);
    }

    @Test
    void aBranchWithWorkThatIsOnNoOtherStays() {
        String run = run("good.md", 0);
        assertThat(kinds(run)).containsExactly("head", "run");
        clean("--yes").exits(0);
        assertThat(shell.git("show", "stretto/good-" + run + ":a.txt")).isEqualTo("a");
        shell.git("branch", "-D", "stretto/good-" + run);
    }

    @Test
    void theHeadOfARunStaysWhereItAloneHoldsWhatLanded() {
        String run = run("good.md", 0);
        shell.git("branch", "-D", "stretto/good-" + run);
        assertThat(kinds(run)).containsExactly("run");
        clean("--yes").exits(0);
        assertThat(kinds(run)).isEmpty();
        assertThat(shell.git("show", "refs/stretto/runs/" + run + "/head:a.txt"))
                .isEqualTo("a");
    }

    @Test
    void nothingOfARunThatGoesOnOrIsPausedIsTouched() {
        shell.write("slow.md", """
                # Slow
                - [ ] 1.1 Fails (run: `echo b > b.txt; exit 1`)
                - [ ] 1.2 Slow (run: `touch HOME/slow; until [ -e HOME/go ]; do sleep 0.05; done`)
                - [ ] 1.3 After (depends: 1.2) (run: `true`)
                """.replace("HOME", home.toString()));
        Background slow = shell.background("run", "slow.md", "-w", "2", "--json");
        Await.file(home.resolve("slow"));
        Await.until("it has kept something", () -> slow.printed().contains("task.failed"));
        String before = shell.git("for-each-ref");
        String run = slow.printed().replaceAll("(?s).*?\"run\":\"(\\w+)\".*", "$1");
        assertThat(kinds(run)).isEmpty();
        clean("--yes").exits(0);
        shell.stretto("pause").exits(0);
        clean("--yes").exits(0);
        assertThat(shell.git("for-each-ref")).isEqualTo(before);
        assertThat(shell.has(".git/stretto/runs/" + run)).isTrue();
        assertThat(before).contains("refs/stretto/salvage/" + run);
        shell.stretto("cancel").exits(0);
        slow.finish();
        assertThat(kinds(run)).as("once it has ended").contains("salvage", "run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool", "overlay"})
    void whatWasLeftInTheWorkspacesOfALostRunIsKeptBeforeTheyGo(String kind) throws Exception {
        assumeTrue(
                kind.equals("pool") || shell.stretto("doctor").out().contains("overlay works"),
                "overlays cannot be had here");
        shell.write(
                "slow.md",
                "# Slow\n- [ ] 1.1 Slow (run: `echo work > w.txt; touch " + home + "/slow; read x < " + home
                        + "/go`)\n");
        new ProcessBuilder("mkfifo", home.resolve("go").toString()).start().waitFor();
        String run;
        try (Program program = Program.start(shell, "run", "slow.md", "--json", "--workspace", kind)) {
            Await.file(home.resolve("slow"));
            run = program.printed().replaceAll("(?s).*?\"run\":\"(\\w+)\".*", "$1");
            program.signal("KILL");
            program.finish();
        }
        Files.newOutputStream(home.resolve("go")).close();
        assertThat(kinds(run)).as("unfinished").isEmpty();
        Path journals = shell.directory().resolve(".git/stretto/runs");
        Files.move(journals.resolve(run), home.resolve("lost"));
        assertThat(kinds(run)).containsExactly("workspaces", "head");
        clean("--yes").exits(0);
        assertThat(workspaces(run)).doesNotExist();
        assertThat(shell.git("show", "refs/stretto/salvage/" + run + "/1.1/1:w.txt"))
                .isEqualTo("work");
    }

    @Test
    void inAFolderWithoutGitTheJournalsOfOldRunsGo() {
        Shell plain = Shell.inFolder(home.resolve("plain"));
        plain.write("good.md", "# Good\n- [ ] 1.1 A (run: `echo a > a.txt`)\n");
        plain.stretto("run", "good.md", "--workspace", "none").exits(0);
        JsonNode found =
                plain.stretto("clean", "--older-than", "1ms", "--json").exits(0).json();
        assertThat(found.path("dryRun").asBoolean()).isTrue();
        assertThat(found.path("bytes").asLong()).isPositive();
        plain.stretto("clean", "--older-than", "1ms", "--yes").exits(0);
        assertThat(plain.directory().resolve(".stretto/runs")).isEmptyDirectory();
    }

    @Test
    void anAgeThatIsNoneIsRefused() {
        shell.stretto("clean", "--older-than", "soon").complains(2, "--older-than", "30d");
    }
}
