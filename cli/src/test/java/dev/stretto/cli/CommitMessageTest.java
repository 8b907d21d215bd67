package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commits that land say. */
final class CommitMessageTest {

    private static final String PLAN = """
            # Said
            - [ ] 1.1 Says nothing (run: `echo 1 > 1.txt`)
            - [ ] 1.2 Commits once
              ```sh run
              echo 2 > 2.txt && git add . && git commit -qm "Add two" -m "Since one is few.

              Co-authored-by: Bob <bob@example.org>
              Stretto-Task: 1.1"
              echo more >> 2.txt
              ```
            - [ ] 1.3 Commits on a branch of its own
              ```sh run
              git checkout -qb mine && echo 3 > 3.txt && git add . && git commit -qm "First part"
              echo 4 > 4.txt && git add . && git commit -qm "Second part" && git pack-refs --all && git gc -q
              ```
            - [ ] 1.4 Changes what was there
              ```sh run
              echo 5 > 5.txt && git add . && git commit -q --amend -m "All is mine"
              ```
            - [ ] 1.5 Deletes what could tell
              ```sh run
              echo 6 > 6.txt && git add . && git commit -qm "Gone" && rm -r .git/objects && ln -sf /dev/zero .git/HEAD
              ```
            """;

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"pool", "overlay"})
    void theMessageIsTheWorkersWhereItCommittedAndElseIdAndTitle(String workspace) {
        Shell shell = Shell.inRepository(home);
        if (workspace.equals("overlay")) {
            assumeTrue(shell.stretto("doctor").out().contains("overlay works"), "overlays cannot be had here");
        }
        shell.write("plan.md", PLAN);
        Finished run = shell.stretto("run", "plan.md", "--workspace", workspace, "-w", "1", "--json")
                .exits(0);
        String head = run.summary().path("head").asString();
        assertThat(shell.git("log", "--reverse", "--format=%an: %s", "main.." + head)
                        .lines())
                .containsExactlyInAnyOrder(
                        "Ann: 1.1 Says nothing",
                        "Ann: Add two",
                        "Ann: Second part",
                        "Ann: 1.4 Changes what was there",
                        "Ann: 1.5 Deletes what could tell");
        assertThat(shell.git("log", "--format=%b", "--grep=Add two", head))
                .startsWith(
                        "Since one is few.\n\nCo-authored-by: Bob <bob@example.org>\nStretto-Task: 1.2\nStretto-Run: ");
        assertThat(shell.git("log", "--format=%b", "--grep=Second part", head))
                .startsWith("- First part\n\nStretto-Task: 1.3\n");
        assertThat(shell.git("show", head + ":2.txt")).isEqualTo("2\nmore");
    }

    @Test
    void whatWasSaidIsKeptWhereTheChangeIsMergedAndWhereItDoesNotLand() {
        Shell shell = Shell.inRepository(home);
        shell.write("plan.md", """
                # Said
                - [ ] 1.1 Fails (run: `echo x > x && git add x && git commit -qm "Half of it" && false`)
                """);
        Finished run = shell.stretto("run", "plan.md", "--json").exits(1);
        String salvage =
                run.events().of("task.failed").getFirst().path("salvage").asString();
        assertThat(shell.git("log", "-1", "--format=%s", salvage)).isEqualTo("Half of it");
    }
}
