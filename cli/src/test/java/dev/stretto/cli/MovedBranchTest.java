package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The integration branch is moved by somebody else while the run goes on. */
final class MovedBranchTest {

    /** The first task lands; the second does to the branch what MEDDLE says, then has something to land itself. */
    private static final String PLAN = """
            # Moved
            - [ ] 1.1 First (run: `echo one > one.txt`)
            - [ ] 1.2 Meddle (depends: 1.1)
              ```sh run
              cd "$REPOSITORY"
              B=$(git for-each-ref --format='%(refname:short)' refs/heads/stretto/)
              test -e "$MENDED" || { eval "$MEDDLE"; } >&2
              cd "$STRETTO_WORKSPACE" && echo two > two.txt
              ```
            - [ ] 1.3 Last (depends: 1.2) (run: `cat two.txt > three.txt`)
            """;

    private static final String COMMIT_ON_BRANCH =
            "T=$(git rev-parse $B^{tree}); C=$(git commit-tree -p $B -m Theirs $T); git update-ref refs/heads/$B $C";

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepositoryWithAPlan() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
        shell.export("REPOSITORY", shell.directory().toString());
        shell.export("MENDED", shell.outside("mended").toString());
    }

    private String branch() {
        return shell.git("for-each-ref", "--format=%(refname:short)", "refs/heads/stretto");
    }

    private String subjects(String revision) {
        return shell.git("log", "--format=%s", "--reverse", "main.." + revision).replace('\n', ',');
    }

    @Test
    void commitsOnTopOfItAreTakenInAndTheRestLandsOnTopOfThem() {
        shell.export("MEDDLE", COMMIT_ON_BRANCH);
        Finished run = shell.stretto("run", "plan.md", "--json").exits(0);
        assertThat(subjects(branch())).isEqualTo("1.1 First,Theirs,1.2 Meddle,1.3 Last");
        assertThat(shell.git("rev-parse", branch()))
                .isEqualTo(run.summary().path("head").asString());
        String theirs = shell.git("log", "--format=%H", "--grep=Theirs", branch());
        assertThat(run.events().of("branch.moved").getFirst().path("head").asString())
                .isEqualTo(theirs);
        assertThat(shell.stretto("status").exits(0).out())
                .contains("commits of others on the branch are taken in, up to " + theirs.substring(0, 9));
        assertThat(shell.stretto("status", "--json").json().path("takenIn").asString())
                .isEqualTo(theirs);
    }

    private Finished pausesAndNamesWhatToDo(String meddle) {
        shell.export("MEDDLE", meddle);
        Finished run = shell.stretto("run", "plan.md").exits(1);
        assertThat(run.out()).contains("paused: ", "then `stretto resume`");
        return run;
    }

    private String head() {
        return shell.git("for-each-ref", "--format=%(objectname)", "refs/stretto/runs/*/head");
    }

    private void resumesTo(String subjects) {
        shell.script("mended", "");
        shell.stretto("resume").exits(0);
        assertThat(subjects(branch())).isEqualTo(subjects);
    }

    @Test
    void aBranchThatIsSetElsewhereIsNotOverwrittenAndTheRunGoesOnOnceItIsBack() {
        Finished run = pausesAndNamesWhatToDo(
                "T=$(git rev-parse $B^{tree}); git branch -f $B $(git commit-tree -p $B~1 -m Theirs $T)");
        assertThat(subjects(branch())).isEqualTo("Theirs");
        assertThat(run.out())
                .contains("was moved by someone else", "git branch -f " + branch() + " " + head().substring(0, 9));
        assertThat(shell.stretto("status").exits(0).out()).contains("git branch -f " + branch());
        shell.stretto("resume").exits(1);
        assertThat(subjects(branch())).isEqualTo("Theirs");
        shell.git("branch", "-f", branch(), head());
        resumesTo("1.1 First,1.2 Meddle,1.3 Last");
    }

    @Test
    void aBranchThatIsSetElsewhereMayAlsoBeMerged() {
        pausesAndNamesWhatToDo(
                "T=$(git rev-parse $B^{tree}); git branch -f $B $(git commit-tree -p $B~1 -m Theirs $T)");
        shell.git("switch", "--quiet", branch());
        shell.git("merge", "--quiet", "--no-edit", head());
        shell.git("switch", "--quiet", "main");
        resumesTo("1.1 First,Theirs," + shell.git("log", "-1", "--format=%s", branch()) + ",1.2 Meddle,1.3 Last");
    }

    @Test
    void aBranchThatIsDeletedIsNotMadeAgainUnasked() {
        Finished run = pausesAndNamesWhatToDo("echo $B > \"$MENDED.branch\"; git branch -D $B");
        assertThat(branch()).isEmpty();
        String name = shell.read("../mended.branch").strip();
        String remedy = "git branch " + name + " " + head().substring(0, 9);
        assertThat(run.out()).contains("was deleted", remedy);
        assertThat(shell.stretto("status").exits(0).out()).contains(remedy);
        shell.git(remedy.substring("git ".length()).split(" "));
        resumesTo("1.1 First,1.2 Meddle,1.3 Last");
    }

    @Test
    void aBranchThatIsCheckedOutDoesNotFollowAndStatusSaysSo() {
        shell.export("MEDDLE", "git worktree add --quiet ../other $B");
        shell.stretto("run", "plan.md").exits(0);
        assertThat(subjects(branch())).isEqualTo("1.1 First");
        assertThat(subjects(head())).isEqualTo("1.1 First,1.2 Meddle,1.3 Last");
        assertThat(shell.stretto("status").exits(0).out())
                .contains("is checked out in the worktree", "/other", "does not follow", "git merge --ff-only ");
        assertThat(shell.git("-C", "../other", "status", "--porcelain")).isEmpty();
        shell.git("-C", "../other", "merge", "--quiet", "--ff-only", head());
        assertThat(shell.stretto("status").exits(0).out()).doesNotContain("checked out");
    }

    @Test
    void aBranchThatIsCheckedOutInBetweenFollowsAgainOnceItIsFree() {
        shell.write("plan.md", PLAN.replace("cat two.txt", "git -C \"$REPOSITORY\" switch --quiet main; cat two.txt"));
        shell.export("MEDDLE", "git switch --quiet $B");
        shell.stretto("run", "plan.md").exits(0);
        assertThat(subjects(branch())).isEqualTo("1.1 First,1.2 Meddle,1.3 Last");
    }
}
