package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose workspaces are clones, on file systems that can clone files. */
final class CloneTest {

    private static final String SHARED = "filefrag -v big | grep -q shared";
    private static final String PLAN = """
            # Work
            - [ ] 1.1 Look (gate: `%1$s`) (run: `test -z "$(git status --porcelain)" && echo 1 > 'a b'`)
            - [ ] 1.2 Change (gate: `%1$s`) (run: `rm -r folder && echo x > folder && ln -s folder link && chmod +x file`)
            - [ ] 1.3 Commit (gate: `%1$s`) (run: `echo c > c && git add -A && git commit -qm mine && git gc -q && echo d >> c`)
            - [ ] 2.1 Again (depends: 1.1, 1.2, 1.3) (gate: `%1$s`) (run: `cat folder c 'a b' > all && rm file && touch x.log`)
            - [ ] 2.2 More (depends: 2.1) (gate: `test ! -e x.log`) (run: `cat all > more`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
        shell.write("big", "0123456789\n".repeat(10_000));
        for (String file : new String[] {"folder/one", "folder/two/three", "file", "names/ü [x]"}) {
            shell.write(file, file + "\n");
        }
        shell.write(".gitignore", "*.log\n");
        shell.commit("Files");
    }

    private MountedFolder cacheOn(String kind) {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/sbin/filefrag")),
                "filefrag, which tells what files share, is missing");
        return MountedFolder.image(shell.outside("cache"), kind);
    }

    /** What the run landed: files, modes, contents. */
    private String landed(Finished run) {
        return shell.git(
                "ls-tree", "-r", "stretto/plan-" + run.summary().path("run").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"btrfs", "xfs"})
    void clonesShareTheirContentAndLandWhatPlainWorkingCopiesLand(String kind) {
        try (MountedFolder _ = cacheOn(kind)) {
            assertThat(shell.stretto("doctor").out()).contains("clone works");
            shell.write("plan.md", PLAN.formatted(SHARED));
            Finished clones = shell.stretto("run", "plan.md", "--json", "-w", "2", "--workspace", "clone")
                    .exits(0);
            shell.write("plan.md", PLAN.formatted("true"));
            Finished pool = shell.stretto("run", "plan.md", "--json", "--new", "--workspace", "pool")
                    .exits(0);
            assertThat(landed(clones)).isEqualTo(landed(pool)).contains("\tmore");
        }
    }

    @Test
    void aKilledRunGoesOnWithItsClonesAndAFailedAttemptIsKept() throws IOException {
        shell.write("plan.md", """
                # Work
                - [ ] 1.1 Waits (gate: `%1$s`) (run: `echo w > w; touch %2$s; until test -e %3$s; do sleep 0.05; done`)
                - [ ] 1.2 Fails (run: `echo half > half; exit 3`)
                """.formatted(SHARED, shell.outside("begun"), shell.outside("go-on")));
        try (MountedFolder _ = cacheOn("btrfs")) {
            try (Program program =
                    Program.start(shell, "run", "plan.md", "-w", "1", "--retries", "0", "--workspace", "clone")) {
                Await.until("it works", () -> Files.exists(shell.outside("begun")) || !program.running());
                program.signal("KILL");
                program.finish();
            }
            Files.createFile(shell.outside("go-on"));
            Finished run = shell.stretto("resume", "--json").exits(1);
            assertThat(landed(run)).endsWith("\tw");
            String salvage = shell.git("for-each-ref", "--format=%(refname)", "refs/stretto/salvage/*/1.2/1")
                    .strip();
            assertThat(shell.git("show", salvage + ":half")).isEqualTo("half");
        }
    }

    @Test
    void whatIsToBeKeptIsKeptInClonesWhereTheyCanBeHad() {
        shell.write("plan.md", """
                # Work
                - [ ] 1.1 Makes (gate: `%1$s`) (run: `echo kept > made.log; echo 1 > 1`)
                - [ ] 1.2 Finds (depends: 1.1) (gate: `%1$s`) (run: `cat made.log > found`)
                """.formatted(SHARED));
        try (MountedFolder _ = cacheOn("btrfs")) {
            shell.stretto("run", "plan.md", "--workspace", "auto", "--keep", "made.log")
                    .exits(0);
        }
    }

    @Test
    void whereFilesCannotBeClonedThatIsSaid() {
        shell.write("plan.md", "# P\n- [ ] 1.1 A (run: `echo a > a.txt`)\n");
        try (MountedFolder _ = MountedFolder.of(shell.outside("cache"), 4_000)) {
            shell.stretto("run", "plan.md", "--workspace", "clone")
                    .complains(2, "--workspace clone cannot be had here", "btrfs and XFS");
        }
    }
}
