package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stretto land}: the user's branch moves to a run's result, or stays and it is said what to do. */
final class LandCommandTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepositoryWithAPlan() {
        shell = Shell.inRepository(home);
        shell.write(
                "plan.md",
                "# Land\n- [ ] 1.1 Write (run: `echo new > new.txt`)\n- [ ] 1.2 Change (depends: 1.1) (run: `echo changed > README.md`)\n");
    }

    private String ran() {
        return shell.stretto("run", "plan.md", "--json")
                .exits(0)
                .summary()
                .path("run")
                .asString();
    }

    private Finished refused() {
        String before = shell.git("rev-parse", "main") + shell.git("status", "--porcelain");
        Finished land = shell.stretto("land").exits(2);
        assertThat(shell.git("rev-parse", "main") + shell.git("status", "--porcelain"))
                .isEqualTo(before);
        return land;
    }

    @Test
    void theBranchIndexAndFilesMoveToTheResultAndASecondTimeThereIsNothingToDo() {
        String run = ran();
        assertThat(shell.stretto("land").exits(0).err()).contains("main is at ", "now: 2 commits of run " + run);
        assertThat(shell.git("rev-parse", "main"))
                .isEqualTo(shell.git("rev-parse", "refs/stretto/runs/" + run + "/head"));
        assertThat(shell.read("new.txt") + shell.read("README.md")).isEqualTo("new\nchanged\n");
        assertThat(shell.git("status", "--porcelain")).isEqualTo("?? plan.md");
        assertThat(shell.stretto("land", run).exits(0).err()).contains("main has all that run " + run + " landed");
    }

    @Test
    void programsGetADocument() {
        ran();
        var document = shell.stretto("land", "--json").exits(0).json();
        assertThat(document.path("branch").asString()).isEqualTo("main");
        assertThat(document.path("commits").asInt()).isEqualTo(2);
        assertThat(document.path("to").asString()).isEqualTo(shell.git("rev-parse", "main"));
    }

    @Test
    void whatAFailedRunLandedLandsNamingWhatIsNotDoneAndTheRestAfterwards() {
        shell.write("plan.md", shell.read("plan.md").replace("echo changed", "test -e \"$MENDED\" && echo changed"));
        shell.export("MENDED", shell.outside("mended").toString());
        shell.stretto("run", "plan.md").exits(1);
        assertThat(shell.stretto("land").exits(0).err()).contains("1 commit of run", "not done: 1.2");
        shell.script("mended", "");
        shell.stretto("retry").exits(0);
        assertThat(shell.stretto("land").exits(0).err()).contains("main has all", "not done: 1.2");
        shell.stretto("resume").exits(0);
        assertThat(shell.stretto("land").exits(0).err())
                .contains("1 commit of run")
                .doesNotContain("not done");
        assertThat(shell.read("README.md")).isEqualTo("changed\n");
    }

    @Test
    void aRunThatIsGoingOnOrPausedIsNotLanded() {
        shell.export("GO", shell.outside("go").toString());
        shell.write("plan.md", "# Land\n- [ ] 1.1 Wait (run: `until [ -e \"$GO\" ]; do sleep 0.02; done`)\n");
        Background run = shell.background("run", "plan.md", "--json");
        Await.until("it has begun", () -> run.printed().contains("task.started"));
        assertThat(refused().err()).contains("is still going on", "stretto cancel");
        shell.stretto("pause").exits(0);
        assertThat(refused().err()).contains("has not ended", "stretto resume", "stretto cancel");
        shell.stretto("resume").exits(0);
        shell.script("go", "");
        run.finish().exits(0);
    }

    @Test
    void changesThatAreNotCommittedAreNamed() {
        ran();
        shell.write("README.md", "edited\n");
        assertThat(refused().err()).contains("README.md", "commit or stash them, then try again");
    }

    @Test
    void aFileInTheWayIsNamedAndKept() {
        ran();
        shell.write("new.txt", "mine\n");
        assertThat(refused().err()).contains("new.txt", "when that is mended: `stretto land");
        assertThat(shell.read("new.txt")).isEqualTo("mine\n");
    }

    @Test
    void aBranchThatHasGoneOnIsLeftToTheUser() {
        ran();
        shell.git("commit", "--quiet", "--allow-empty", "--message", "Meanwhile");
        assertThat(refused().err()).contains("main has commits that run ", "git merge stretto/plan-");
    }

    @Test
    void aDetachedHeadAndARunInPlaceHaveNothingToMove() {
        ran();
        shell.git("checkout", "--quiet", "--detach");
        assertThat(refused().err()).contains("HEAD is detached", "git switch");
        shell.git("switch", "--quiet", "main");
        shell.stretto("run", "plan.md", "--workspace", "none").exits(0);
        assertThat(refused().err()).contains("worked in place");
    }

    @Test
    void anotherWorktreeOfTheRepositoryCanBeTheOneThatMoves() {
        shell.git("worktree", "add", "--quiet", "-b", "other", "beside");
        ran();
        Shell beside = shell.below("beside");
        assertThat(beside.stretto("land").exits(0).err()).contains("other is at");
        assertThat(beside.read("new.txt")).isEqualTo("new\n");
        assertThat(shell.git("rev-list", "--count", "main")).isEqualTo("1");
    }

    @Test
    void aLockThatAnotherGitHoldsIsNamedAndNothingMoves() {
        ran();
        shell.write(".git/index.lock", "");
        assertThat(refused().err()).contains("index.lock", "stretto land");
    }
}
