package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --push}: what has landed goes to a remote, and whatever is the matter there holds nothing up. */
final class PushOptionTest {

    private static final String PLAN = """
            # Push
            - [ ] 1.1 First (run: `echo one > one.txt`)
            - [ ] 1.2 Second (depends: 1.1) (run: `sh -c "$BETWEEN"; cat one.txt > two.txt`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepositoryWithARemote() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
        shell.git("init", "--quiet", "--bare", "--initial-branch=main", "../far.git");
        shell.git("remote", "add", "origin", "../far.git");
        shell.git("push", "--quiet", "origin", "main");
        shell.export("FAR", shell.outside("far.git").toString());
        shell.export("BETWEEN", "true");
    }

    private String far(String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = "-C";
        command[1] = shell.outside("far.git").toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return shell.git(command);
    }

    private void refuse(String words) {
        shell.script("far.git/hooks/pre-receive", "echo '" + words + "' >&2; exit 1\n");
    }

    @Test
    void theBranchIsOnTheRemoteAtTheEndUnderItsOwnName() {
        Finished run =
                shell.stretto("run", "plan.md", "--push", "origin", "--json").exits(0);
        ContractTest.SUMMARY.fits(run.summary());
        String head = run.summary().path("head").asString();
        assertThat(far("rev-parse", run.summary().path("branch").asString())).isEqualTo(head);
        assertThat(run.summary().path("push").path("commit").asString()).isEqualTo(head);
        assertThat(run.err()).contains("pushed " + head.substring(0, 9) + " to stretto/plan-");
        assertThat(shell.stretto("status", "--json")
                        .json()
                        .path("push")
                        .path("problem")
                        .isNull())
                .isTrue();
    }

    @Test
    void itIsPushedAfterEachLandingWhileTheRunGoesOn() {
        shell.export("BETWEEN", "until git -C $FAR rev-parse --quiet --verify refs/heads/result; do sleep 0.02; done");
        shell.stretto("run", "plan.md", "--push", "origin:result", "--timeout", "30s")
                .exits(0);
        assertThat(far("log", "--format=%s", "main..result")).isEqualTo("1.2 Second\n1.1 First");
    }

    @Test
    void theCommitOfTheTicksGoesAlong() {
        shell.commit("Plan");
        shell.stretto("run", "plan.md", "--push", "origin:result", "--tick=branch")
                .exits(0);
        assertThat(far("log", "-1", "--format=%s", "result")).isEqualTo("Tick 2 tasks of plan.md");
    }

    @Test
    void commitsThatTheRemoteHasMoreAreNotOverwrittenAndTheRunIsDoneAllTheSame() {
        String theirs = far("commit-tree", "-m", "Theirs", "main^{tree}");
        far("update-ref", "refs/heads/result", theirs);
        Finished run =
                shell.stretto("run", "plan.md", "--push", "origin:result").exits(0);
        assertThat(far("rev-parse", "result")).isEqualTo(theirs);
        assertThat(run.err())
                .contains("warning: not all that landed is pushed to origin", "nothing is forced", "git push origin ");
        assertThat(shell.stretto("status").exits(0).out()).contains("nothing is forced", ":refs/heads/result");
    }

    @Test
    void aRemoteThatRefusesIsQuotedAndResumePushesOnceItNoLongerDoes() {
        refuse("no pushes on Fridays");
        Finished run =
                shell.stretto("run", "plan.md", "--push", "origin:result").exits(0);
        assertThat(run.err()).contains("warning: ", "pre-receive hook declined", "no pushes on Fridays");
        assertThat(far("branch", "--list", "result")).isEmpty();
        shell.script("far.git/hooks/pre-receive", "exit 0\n");
        assertThat(shell.stretto("resume").exits(0).err()).contains("its last push, which is made now");
        assertThat(far("log", "-1", "--format=%s", "result")).isEqualTo("1.2 Second");
        assertThat(shell.stretto("status").exits(0).out()).doesNotContain("not all that landed is pushed");
    }

    @Test
    void aRemoteThatIsAwayForAWhileGetsAllOfItWhenItIsBack() {
        shell.git("remote", "set-url", "origin", "../elsewhere.git");
        shell.export(
                "BETWEEN",
                "until grep -q repository $(git -C $REPOSITORY rev-parse --git-common-dir)/stretto/*/pushes.json"
                        + " $REPOSITORY/.git/stretto/*/*/pushes.json 2>/dev/null; do sleep 0.02; done; mv $FAR $FAR/../elsewhere.git");
        shell.export("REPOSITORY", shell.directory().toString());
        Finished run = shell.stretto("run", "plan.md", "--push", "origin:result", "--timeout", "30s")
                .exits(0);
        assertThat(run.err()).contains("pushed ");
        assertThat(shell.git("-C", "../elsewhere.git", "log", "--format=%s", "main..result"))
                .isEqualTo("1.2 Second\n1.1 First");
    }

    @Test
    void sshIsToldToAskNobodyForAPassword() {
        shell.git(
                "config",
                "core.sshCommand",
                shell.script("ssh", "echo \"$@\" > " + shell.outside("ssh-called") + "; exit 255"));
        shell.git("remote", "set-url", "origin", "ssh://example.org/far.git");
        Finished run =
                shell.stretto("run", "plan.md", "--push", "origin:result").exits(0);
        assertThat(run.err()).contains("warning: not all that landed is pushed");
        assertThat(shell.read("../ssh-called")).contains("BatchMode=yes");
    }

    @Test
    void whatCannotBePushedToIsRefusedBeforeAnythingStarts() {
        shell.stretto("run", "plan.md", "--push", "upstream").complains(2, "no remote 'upstream'", "there is origin");
        shell.stretto("run", "plan.md", "--push", "origin:a..b").complains(2, "no branch named 'a..b'");
        shell.stretto("run", "plan.md", "--push", "origin", "--workspace", "none")
                .complains(2, "nothing to push");
        shell.stretto("status").complains(2, "no run here yet");
    }
}
