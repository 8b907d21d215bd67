package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks that another git holds or has left, and a repository without room: said, mended, gone on with. */
final class LockedRepositoryTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inRepository(home);
        shell.write(
                "plan.md",
                "# Plan\n- [ ] 1.1 A (run: `echo a > a.txt`)\n- [ ] 1.2 B (depends: 1.1) (run: `cat a.txt > b.txt`)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.lock", "HEAD.lock", "config.lock", "refs/heads/main.lock"})
    void locksOnWhatARunDoesNotTouchDoNotConcernIt(String lock) {
        shell.write(".git/" + lock, "");
        Finished run = shell.stretto("run", "plan.md", "--json").exits(0);
        assertThat(run.summary().path("tasks").path("completed").asInt()).isEqualTo(2);
        assertThat(shell.has(".git/" + lock)).isTrue();
    }

    @Test
    void aLockOnAllPackedRefsIsNamedAndTheRunGoesOnWithoutIt() throws IOException {
        shell.write(".git/packed-refs.lock", "");
        assertThat(shell.stretto("run", "plan.md").exits(1).out())
                .contains("packed-refs.lock': File exists", "delete the lock file it has left", "stretto resume")
                .doesNotContain("an editor opened by");
        Files.delete(shell.directory().resolve(".git/packed-refs.lock"));
        shell.stretto("resume").exits(0);
        assertThat(shell.git(
                                "log",
                                "--format=%s",
                                shell.stretto("status", "--json")
                                        .json()
                                        .path("head")
                                        .asString())
                        .lines())
                .containsExactly("1.2 B", "1.1 A", "Start");
    }

    @Test
    void aRepositoryWithoutRoomForObjectsPausesTheRunAndKeepsWhatWasDone() {
        Path objects = home.resolve("second/.git/objects");
        try (MountedFolder store = MountedFolder.of(objects, 300)) {
            Shell small = shell.below("../second");
            small.git("init", "--quiet", "--initial-branch=main");
            small.git("config", "user.name", "Ann");
            small.git("config", "user.email", "ann@example.org");
            small.write("README.md", "# Small\n");
            small.commit("Start");
            small.write(
                    "plan.md",
                    "# Plan\n- [ ] 1.1 A (run: `echo $STRETTO_ATTEMPT > try; head -c 600000 /dev/urandom > big`)\n");
            Finished full = small.stretto("run", "plan.md");
            assertThat(full.exits(1).out() + full.err())
                    .containsPattern("No space left|room on the disk")
                    .contains("stretto resume");
            store.remount("size=50m");
            Finished resumed = small.stretto("resume", "--json").exits(0);
            String head = resumed.summary().path("head").asString();
            assertThat(small.git("show", head + ":try"))
                    .as("the work of the first attempt")
                    .isEqualTo("1");
            assertThat(small.git("cat-file", "-s", head + ":big")).isEqualTo("600000");
        }
    }
}
