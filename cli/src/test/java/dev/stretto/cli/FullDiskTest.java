package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Places that cannot be written: a clear word that names the place and the remedy, and a run that can be taken up again. */
final class FullDiskTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepositoryWithAPlanThatWritesMuch() {
        shell = Shell.inRepository(home);
        StringBuilder plan = new StringBuilder("# Much\n");
        for (int task = 1; task <= 12; task++) {
            plan.append("- [ ] 1.")
                    .append(task)
                    .append(" Print (run: `head -c 30000 /dev/zero; echo ")
                    .append(task);
            plan.append(" > ").append(task).append(".txt`)\n");
        }
        shell.write("plan.md", plan.toString());
    }

    @Test
    void aRunWhoseStateHasNoRoomStopsAndGoesOnOnceThereIsRoom() {
        try (MountedFolder state = MountedFolder.of(shell.directory().resolve(".git/stretto"), 300)) {
            shell.stretto("run", "plan.md", "-w", "2").complains(1, "full", "stretto resume");

            state.remount("size=50m");
            Finished resumed = shell.stretto("resume", "--json").exits(0);
            JsonNode tasks = resumed.summary().path("tasks");
            assertThat(tasks.path("completed").asInt()).isEqualTo(12);
            String branch = resumed.summary().path("branch").asString();
            assertThat(shell.git("ls-tree", "--name-only", branch).lines()).hasSize(13);
            assertThat(shell.git("log", "--format=%s", "main.." + branch).lines())
                    .hasSize(12);
        }
    }

    @Test
    void aRunThatHasNoRoomToBeginIsRefused() {
        try (MountedFolder state = MountedFolder.of(shell.directory().resolve(".git/stretto"), 16)) {
            Finished refused = shell.stretto("run", "plan.md").complains(2, "cannot write the journal");
            assertThat(refused.err()).containsPattern("full|I/O error");
            state.remount("size=50m");
            shell.stretto("run", "plan.md", "--new").exits(0);
        }
    }

    @Test
    void workspacesWithoutRoomPauseTheRunAndItGoesOnOnceThereIsRoom() {
        try (MountedFolder cache = MountedFolder.of(home.resolve("cache"), 64)) {
            Finished full = shell.stretto("run", "plan.md", "-w", "2");
            assertThat(full.exits(1).out() + full.err())
                    .contains("stretto resume")
                    .containsPattern("No space left|room on the disk");
            cache.remount("size=50m");
            Finished resumed = shell.stretto("resume", "--json");
            if (resumed.exit() != 0) {
                // A task that got a workspace with the last room may have met the full disk itself.
                shell.stretto("retry").exits(0);
                resumed = shell.stretto("resume", "--json").exits(0);
            }
            assertThat(resumed.summary().path("tasks").path("completed").asInt())
                    .isEqualTo(12);
        }
    }

    @Test
    void aReadOnlyRepositoryIsRefusedInWordsAndWorksAgainOnceItIsWritable() {
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `echo a > a.txt`)\n");
        try (MountedFolder work = MountedFolder.of(shell.directory().resolve("sub"), 5000)) {
            Shell inside = shell.below("sub");
            inside.git("init", "--quiet", "--initial-branch=main");
            inside.git("config", "user.name", "Ann");
            inside.git("config", "user.email", "ann@example.org");
            inside.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `echo a > a.txt`)\n");
            inside.commit("Start");
            work.remount("ro");
            inside.stretto("run", "plan.md").complains(2, "Read-only file system", "you may write there");
            inside.stretto("check", "plan.md").exits(0);
            inside.stretto("status").complains(2, "no run here yet");
            work.remount("rw");
            inside.stretto("run", "plan.md").exits(0);
            assertThat(inside.stretto("status").exits(0).out()).contains(": completed");
            work.remount("ro");
            inside.stretto("run", "plan.md").complains(2, "Read-only file system");
        }
    }
}
