package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --land}: the one way in which a run moves the user's own branch. */
final class LandOptionTest {

    private static final String PLAN = """
            # Land
            - [ ] 1.1 Write (run: `echo new > new.txt`)
            - [ ] 1.2 Change (depends: 1.1) (run: `echo changed > README.md`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepositoryWithAPlan() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
    }

    @Test
    void theBranchIndexAndFilesMoveToTheResultWhenAllIsDone() {
        Finished run = shell.stretto("run", "plan.md", "--land", "--json").exits(0);
        ContractTest.SUMMARY.fits(run.summary());
        assertThat(run.summary().path("landedOn").asString()).isEqualTo("main");
        assertThat(shell.git("rev-parse", "main"))
                .isEqualTo(run.summary().path("head").asString());
        assertThat(shell.git("symbolic-ref", "--short", "HEAD")).isEqualTo("main");
        assertThat(shell.git("status", "--porcelain")).isEqualTo("?? plan.md");
        assertThat(shell.read("new.txt")).isEqualTo("new\n");
        assertThat(shell.read("README.md")).isEqualTo("changed\n");
    }

    @Test
    void peopleAreToldWhereTheirBranchIsNow() {
        Finished run = shell.stretto("run", "plan.md", "--land").exits(0);
        assertThat(run.err())
                .contains("main is at " + shell.git("rev-parse", "main").substring(0, 9) + " now");
    }

    @Test
    void withoutTheOptionNothingMoves() {
        Finished run = shell.stretto("run", "plan.md", "--json").exits(0);
        assertThat(run.summary().path("landedOn").isNull()).isTrue();
        assertThat(shell.git("rev-list", "--count", "main")).isEqualTo("1");
    }

    @Test
    void aDirtyWorkTreeIsRefusedBeforeAnythingStarts() {
        shell.write("README.md", "edited\n");
        assertThat(shell.stretto("run", "plan.md", "--land").exits(2).err()).contains("README.md", "commit or stash");
        assertThat(shell.stretto("status").exits(2).err()).contains("no run here yet");
        shell.git("add", "README.md");
        shell.stretto("run", "plan.md", "--land").exits(2);
        assertThat(shell.git("branch", "--list", "stretto/*")).isEmpty();
    }

    @Test
    void aDetachedHeadIsRefused() {
        shell.git("checkout", "--quiet", "--detach");
        assertThat(shell.stretto("run", "plan.md", "--land").exits(2).err()).contains("detached", "git switch");
    }

    @Test
    void aRunInPlaceHasNothingToLand() {
        assertThat(shell.stretto("run", "plan.md", "--land", "--workspace", "none")
                        .exits(2)
                        .err())
                .contains("nothing to land");
    }

    @Test
    void aBranchThatMovedMeanwhileStaysAndTheUserIsToldWhatToDo() {
        shell.export("REPOSITORY", shell.directory().toString());
        shell.write("plan.md", """
                # Land
                - [ ] 1.1 Write
                  ```sh run
                  git -C "$REPOSITORY" commit --quiet --allow-empty -m "Meanwhile"
                  echo new > new.txt
                  ```
                """);
        Finished run = shell.stretto("run", "plan.md", "--land", "--json").exits(1);
        String branch = run.summary().path("branch").asString();
        assertThat(run.summary().path("state").asString()).isEqualTo("completed");
        assertThat(run.summary().path("landedOn").isNull()).isTrue();
        assertThat(run.err()).contains("main has moved", "git merge " + branch);
        assertThat(shell.git("log", "-1", "--format=%s", "main")).isEqualTo("Meanwhile");
        assertThat(shell.has("new.txt")).isFalse();
    }

    @Test
    void aFileInTheWayIsKeptAndNamed() {
        shell.write("new.txt", "mine\n");
        Finished run = shell.stretto("run", "plan.md", "--land").exits(1);
        assertThat(run.err()).contains("new.txt", "git merge stretto/");
        assertThat(shell.read("new.txt")).isEqualTo("mine\n");
        assertThat(shell.git("rev-list", "--count", "main")).isEqualTo("1");
    }

    @Test
    void anotherBranchCheckedOutMeanwhileIsLeftAlone() {
        shell.export("REPOSITORY", shell.directory().toString());
        shell.write("plan.md", """
                # Land
                - [ ] 1.1 Write (run: `git -C "$REPOSITORY" switch --quiet -c other; echo new > new.txt`)
                """);
        Finished run = shell.stretto("run", "plan.md", "--land").exits(1);
        assertThat(run.err()).contains("you are on other now", "git switch main && git merge stretto/");
        assertThat(shell.git("rev-list", "--count", "other")).isEqualTo("1");
    }

    @Test
    void aRunThatFailsLandsOnlyOnceItIsResumedToItsEnd() {
        shell.write("plan.md", PLAN.replace("echo changed", "test -e \"$MENDED\" && echo changed"));
        shell.export("MENDED", shell.outside("mended").toString());
        shell.stretto("run", "plan.md", "--land").exits(1);
        assertThat(shell.git("rev-list", "--count", "main")).isEqualTo("1");
        shell.script("mended", "");
        shell.stretto("retry").exits(0);
        shell.stretto("resume").exits(0);
        assertThat(shell.read("README.md")).isEqualTo("changed\n");
        assertThat(shell.git("rev-list", "--count", "main")).isEqualTo("3");
    }
}
