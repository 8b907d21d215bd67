package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain commands in the user's own folder, as make would run them. */
final class InPlaceTest {

    private static final String PLAN = """
            # Make
            - [ ] 1.1 Compile (run: `echo object > a.o`)
            - [ ] 1.2 Link (depends: 1.1) (run: `cat a.o > program`) (gate: `test -s program`)
            - [ ] 1.3 Broken (depends: 1.1) (run: `echo half > broken.txt; exit 2`)
            - [ ] 1.4 After broken (depends: 1.3) (run: `true`)
            """;

    @TempDir
    private Path home;

    @Test
    void runsInAFolderWithoutGitAndResumesThere() {
        Shell shell = Shell.inFolder(home);
        shell.write("plan.md", PLAN);
        Finished run =
                shell.stretto("run", "plan.md", "--workspace", "none", "--json").exits(1);
        ContractTest.SUMMARY.fits(run.summary());
        assertThat(run.summary().path("branch").asString()).isEmpty();
        assertThat(run.summary().path("head").asString()).isEmpty();
        assertThat(shell.read("program")).isEqualTo("object\n");
        assertThat(shell.read("broken.txt")).isEqualTo("half\n");
        assertThat(shell.directory().resolve(".git")).doesNotExist();
        ContractTest.STATUS.fits(shell.stretto("status", "--json").exits(0).json());

        assertThat(shell.stretto("run", "plan.md", "--workspace", "none")
                        .exits(2)
                        .err())
                .contains("stretto resume", "--new");
        shell.stretto("skip", "1.3").exits(0);
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.events().tasks("task.started")).containsExactly("1.4");
        assertThat(shell.stretto("diff", "1.1").exits(2).err()).contains("in place");
    }

    @Test
    void runsInARepositoryWithoutTouchingItsBranchesOrMakingCommits() {
        Shell shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN.replace("; exit 2", ""));
        String before = shell.git("for-each-ref") + shell.git("rev-parse", "HEAD");
        shell.stretto("run", "plan.md", "--workspace", "none").exits(0);
        assertThat(shell.git("for-each-ref") + shell.git("rev-parse", "HEAD")).isEqualTo(before);
        assertThat(shell.read("program")).isEqualTo("object\n");
        assertThat(shell.git("status", "--porcelain").lines())
                .containsExactlyInAnyOrder("?? a.o", "?? broken.txt", "?? plan.md", "?? program");
        assertThat(shell.git("rev-list", "--all", "--count")).isEqualTo("1");
    }

    @Test
    void aFolderWithoutGitIsRefusedNamingBothWaysOut() {
        Shell shell = Shell.inFolder(home);
        shell.write("plan.md", PLAN);
        assertThat(shell.stretto("run", "plan.md").exits(2).err())
                .contains("git init")
                .contains("--workspace none");
        assertThat(shell.has(".stretto")).isFalse();
    }

    @Test
    void commandsThatShareAFolderSeeEachOthersFiles() {
        Shell shell = Shell.inFolder(home);
        shell.write("plan.md", """
                # Share
                - [ ] 1.1 Waits (timeout: 1m) (run: `until test -e sign; do sleep 0.01; done; echo seen > seen`)
                - [ ] 1.2 Shows (run: `touch sign`)
                """);
        shell.stretto("run", "plan.md", "--workspace", "none", "-w", "2").exits(0);
        assertThat(shell.read("seen")).isEqualTo("seen\n");
    }
}
