package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories, files and names that are not the usual ones. */
final class OddPlacesTest {

    private static final String PLAN =
            "# Plan\n- [ ] 1.1 A (run: `echo a > a.txt`)\n- [ ] 1.2 B (run: `echo b > b.txt`)\n";

    @TempDir
    private Path home;

    @Test
    void pathsWithBlanksAndLettersOfAllKinds() throws IOException {
        Shell shell = Shell.inRepository(Files.createDirectory(home.resolve("it's a \"test\" für 実行 $HOME")));
        shell.write("Mein Plan für 実行.md", PLAN);
        Finished run = shell.stretto("run", "Mein Plan für 実行.md", "--json").exits(0);
        assertThat(run.summary().path("branch").asString()).matches("stretto/mein-plan-f-r-[a-z0-9]+");
        shell.stretto("status").exits(0);
        shell.stretto("diff", "1.1").exits(0);
    }

    @Test
    void aLinkedWorktreeStartsFromItsOwnHeadAndSharesTheRunsOfItsRepository() {
        Shell shell = Shell.inRepository(home);
        shell.git("worktree", "add", "--quiet", "-b", "side", "../side");
        Shell side = shell.below("../side");
        side.write("side.txt", "side\n");
        side.commit("Side");
        side.write("plan.md", PLAN);
        Finished run = side.stretto("run", "plan.md", "--json").exits(0);
        String branch = run.summary().path("branch").asString();
        assertThat(shell.git("ls-tree", "--name-only", branch).lines()).contains("side.txt", "a.txt");
        assertThat(shell.stretto("status").exits(0).out())
                .contains(run.summary().path("run").asString());
        assertThat(side.git("status", "--porcelain")).isEqualTo("?? plan.md");
    }

    @Test
    void landMovesTheBranchOfTheLinkedWorktreeItWasGivenIn() {
        Shell shell = Shell.inRepository(home);
        shell.git("worktree", "add", "--quiet", "-b", "side", "../side");
        Shell side = shell.below("../side");
        side.write("plan.md", PLAN);
        side.stretto("run", "plan.md", "--land").exits(0);
        assertThat(side.read("a.txt")).isEqualTo("a\n");
        assertThat(shell.git("rev-list", "--count", "side")).isEqualTo("3");
        assertThat(shell.git("rev-list", "--count", "main")).isEqualTo("1");
    }

    @Test
    void aBareRepository() {
        Shell shell = Shell.inRepository(home);
        shell.git("clone", "--quiet", "--bare", ".", "../bare.git");
        Shell bare = shell.below("../bare.git");
        bare.write("../plan.md", PLAN);
        Finished run = bare.stretto("run", "../plan.md", "--json").exits(0);
        assertThat(bare.git(
                                "ls-tree",
                                "--name-only",
                                run.summary().path("branch").asString())
                        .lines())
                .contains("a.txt", "b.txt");
        bare.stretto("run", "../plan.md", "--land").complains(2, "bare");
    }

    @Test
    void anIntegrationBranchThatIsCheckedOutStaysWhereItIsAndTheResultIsNotLost() {
        Shell shell = Shell.inRepository(home);
        shell.export("REPOSITORY", shell.directory().toString());
        shell.write("plan.md", """
                # Checked out
                - [ ] 1.1 A (run: `git -C "$REPOSITORY" switch --quiet "$(git -C "$REPOSITORY" branch --list --format='%(refname:short)' 'stretto/*')"; echo a > a.txt`)
                - [ ] 1.2 B (depends: 1.1) (run: `echo b > b.txt`)
                """);
        Finished run = shell.stretto("run", "plan.md", "--json").exits(0);
        String head = run.summary().path("head").asString();
        assertThat(shell.git("ls-tree", "--name-only", head).lines()).contains("a.txt", "b.txt");
        assertThat(shell.git("status", "--porcelain")).isEqualTo("?? plan.md");
        assertThat(shell.git("for-each-ref", "--format=%(objectname)", "refs/stretto/runs"))
                .isEqualTo(head);
    }

    @Test
    void twoRunsOfDifferentPlansGoOnAtTheSameTime() {
        Shell shell = Shell.inRepository(home);
        String wait = "n=0; until test -e \"$MARKS/%s\"; do n=$((n+1)); test $n -lt 2000 || exit 9; sleep 0.01; done";
        shell.export("MARKS", home.toString());
        shell.write(
                "one.md",
                "# One\n- [ ] 1.1 A (run: `touch \"$MARKS/one\"; " + wait.formatted("two") + "; echo 1 > 1.txt`)\n");
        shell.write(
                "two.md",
                "# Two\n- [ ] 1.1 A (run: `touch \"$MARKS/two\"; " + wait.formatted("one") + "; echo 2 > 2.txt`)\n");
        Background one = shell.background("run", "one.md");
        Background two = shell.background("run", "two.md");
        one.finish().exits(0);
        two.finish().exits(0);
    }

    @Test
    void idsOfEveryKind() {
        Shell shell = Shell.inRepository(home);
        shell.write("plan.md", """
                # Ids
                - [ ] 0.1.1 Three levels (run: `echo 1 > 1.txt`)
                - [ ] 1.3b Letter (depends: 0.1.1) (run: `echo 2 > 2.txt`)
                - [ ] **TASK-10: Word** (depends: 1.3b) (run: `echo 3 > 3.txt`)
                """);
        Finished run = shell.stretto("run", "plan.md", "--json").exits(0);
        assertThat(run.events().tasks("task.completed")).containsExactly("0.1.1", "1.3b", "TASK-10");
        shell.stretto("logs", "1.3b").exits(0);
        assertThat(shell.stretto("diff", "TASK-10").exits(0).out()).contains("+3");
    }

    @Test
    void outputThatNobodyReadsDoesNotStopTheRun() {
        Shell shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
        String command = String.join("' '", Program.command());
        try (Program piped =
                Program.start(shell, java.util.List.of("sh", "-c", "'" + command + "' run plan.md -w 1 | head -n 1"))) {
            piped.finish().exits(0);
        }
        Await.until("the run ends", () -> shell.stretto("status").out().contains(": completed"));
    }

    @Test
    void aFolderThatIsNoRepositoryKeepsItsRunsBesideItsFiles() {
        Shell shell = Shell.inFolder(home);
        shell.write("plan.md", PLAN);
        shell.stretto("run", "plan.md", "--workspace", "none").exits(0);
        assertThat(shell.has(".stretto/runs")).isTrue();
        assertThat(shell.stretto("logs", "1.1").exits(0).out()).isEmpty();
    }
}
