package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.TaskEvent;
import dev.stretto.git.FileTrees;
import dev.stretto.git.GitRepository;
import dev.stretto.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks outside pauses a run with a sentence that says what to mend, and `resume` finishes it then. */
final class CrashMendTest {

    private static final String PLAN = """
            # Mend

            - [ ] 1.1 Write a (run: `echo a >a.txt`)
            - [ ] 1.2 Wait (run: `echo b >b.txt; touch "$HOME/begun"; while ! [ -e "$HOME/go" ]; do sleep 0.05; done`)
            - [ ] 1.3 Join (depends: 1.1, 1.2) (run: `cat a.txt b.txt >c.txt`)
            """;

    private static final List<String> LANDING = List.of("1.1", "1.2", "1.3");
    private static final String[] RUN = {"run", "plan.md", "-w", "2"};

    @TempDir
    private Path home;

    @Test
    void workspacesThatWereDeletedAfterACrashAreMadeAnew() throws IOException {
        CrashScene scene = new CrashScene(home, PLAN);
        CrashScene.Program program = scene.start(RUN);
        scene.awaitFile(program, home.resolve("begun"));
        scene.killAtGit(true, "write-tree"); // while collecting what 1.2 did, which is lost then
        Files.createFile(home.resolve("go"));
        program.exits(137);
        FileTrees.delete(scene.cache());
        scene.start("resume").exits(0);
        assertThat(scene.state()).isEqualTo("run.completed");
        assertThat(scene.landed()).isEqualTo(LANDING);
        assertThat(scene.failures()).as("none is to blame").isEmpty();
    }

    @Test
    void gitThatStillWorksForAKilledProgramIsEndedBeforeTheRunGoesOn() throws IOException {
        CrashScene scene = new CrashScene(home, PLAN);
        CrashScene.Program program = scene.start(RUN);
        scene.awaitFile(program, home.resolve("begun"));
        scene.holdGit("add"); // as in a large work tree
        Files.createFile(home.resolve("go"));
        scene.awaitFile(program, home.resolve("triggers/held"));
        program.kill();
        scene.disarm();
        assertThat(scene.shell("cat " + scene.runDirectory() + "/driver.lock")).startsWith("STRETTO_DRIVER=");
        String marker = scene.shell("cat " + scene.runDirectory() + "/driver.lock");
        assertThat(ProcessTree.survivors(marker)).as("git that goes on").isNotEmpty();
        scene.start("resume").exits(0);
        assertThat(ProcessTree.survivors(marker)).isEmpty();
        assertThat(scene.landed()).isEqualTo(LANDING);
        assertThat(scene.failures()).isEmpty();
    }

    @Test
    void gitThatWorksForADriverThatLivesAndHasLetGoOfTheRunIsLeftAlone() throws IOException {
        Shell shell = Shell.inRepository(home);
        shell.write("plan.md", "# Made here\n- [ ] 1.1 A (run: `echo a >a.txt`)\n");
        shell.stretto("run", "plan.md", "--no-start").exits(0);
        String[] marker = GitRepository.processMarker().split("=", 2);
        ProcessBuilder git = new ProcessBuilder("sleep", "60");
        git.environment().put(marker[0], marker[1]);
        Process ours = git.start();
        try (Program resume = Program.start(shell, "resume")) {
            resume.finish().exits(0);
            assertThat(ours.isAlive()).isTrue();
        } finally {
            ours.destroyForcibly();
        }
    }

    @Test
    void aLockThatAKilledGitLeftOnTheHeadIsWaitedForAndCleared() throws IOException {
        CrashScene scene = new CrashScene(home, PLAN);
        CrashScene.Program program = scene.start(RUN);
        scene.awaitFile(program, home.resolve("begun"));
        program.kill();
        Files.createFile(home.resolve("go"));
        Path lock = Files.createFile(head(scene));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(9)));
        scene.start("resume").exits(0);
        assertThat(scene.landed()).isEqualTo(LANDING);
    }

    @Test
    void aLockThatSomebodyHoldsOnTheHeadPausesTheRun() throws IOException {
        CrashScene scene = new CrashScene(home, PLAN);
        CrashScene.Program program = scene.start(RUN);
        scene.awaitFile(program, home.resolve("begun"));
        Path lock = Files.createFile(head(scene));
        Files.createFile(home.resolve("go"));
        program.exits(ExitCode.FAILED);
        assertThat(scene.state()).isEqualTo("run.paused");
        assertThat(program.printed())
                .contains("head.lock': File exists")
                .contains("delete the lock file it has left")
                .contains("stretto resume " + scene.run());
        assertThat(scene.start("status").exits(0).printed()).contains("paused (");
        Files.delete(lock);
        scene.start("resume").exits(0);
        assertThat(scene.landed()).isEqualTo(LANDING);
        assertThat(scene.failures()).isEmpty();
    }

    private static Path head(CrashScene scene) {
        return scene.work().resolve(".git/refs/stretto/runs/" + scene.run() + "/head.lock");
    }

    @Test
    void aFullDiskPausesTheRunUntilThereIsRoom() throws IOException {
        CrashScene scene = new CrashScene(home, PLAN);
        scene.shell("head -c 600000 /dev/urandom >large.bin && git add . && git commit -qm Large");
        Files.createDirectories(scene.cache());
        Assumptions.assumeTrue(
                scene.succeeds("mount -t tmpfs -o size=400k none " + scene.cache()), "this user may not mount a tmpfs");
        try {
            CrashScene.Program program = scene.start(RUN); // there is no room for a workspace
            program.exits(ExitCode.FAILED);
            assertThat(program.printed()).contains("room on the disk").contains("stretto resume");
            scene.shell("mount -o remount,size=20m " + scene.cache());
            Files.createFile(home.resolve("go"));
            scene.start("resume").exits(0);
            assertThat(scene.landed()).isEqualTo(LANDING);
            assertThat(scene.failures()).isEmpty();
        } finally {
            scene.shell("umount " + scene.cache());
        }
    }

    @Test
    void aCancelledRunThatWasKilledStaysCancelledAndKeepsItsWork() throws IOException {
        CrashScene scene = new CrashScene(home, PLAN);
        CrashScene.Program program = scene.start(RUN);
        scene.awaitFile(program, home.resolve("begun"));
        scene.awaitEvent(program, TaskEvent.Completed.class);
        scene.killAtGit(false, "write-tree"); // while keeping what 1.2 has done so far
        scene.start("cancel").exits(0);
        program.exits(137);
        CrashScene.Program resumed = scene.start("resume").exits(ExitCode.WRONG_USE);
        assertThat(resumed.printed()).contains("the run is cancelled");
        assertThat(scene.start("status").exits(0).printed())
                .contains("cancelled 1.2")
                .contains("git show refs/stretto/salvage");
        assertThat(scene.git("show", "--format=", "--name-only", "refs/stretto/salvage/" + scene.run() + "/1.2/1"))
                .isEqualTo("b.txt");
        assertThat(scene.workspaces()).isEmpty();
    }
}
