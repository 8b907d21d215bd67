package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose workspaces are overlays. */
final class OverlayTest {

    private static final String PLAN = """
            # Work
            - [ ] 1.1 Add (run: `mkdir -p new/deep && echo n > 'new/deep/a b' && printf '#!/bin/sh\\n' > go && chmod +x go`)
            - [ ] 1.2 Delete (run: `rm -r gone README.md`)
            - [ ] 1.3 Rename a folder (run: `mv folder moved && mv moved/one moved/uno && echo x > ignored.log`)
            - [ ] 1.4 Swap (run: `rm file && mkdir file && echo in > file/in && rm -r swap && echo f > swap`)
            - [ ] 1.5 Links (run: `ln -s nowhere link && rm plain && ln -s file plain && chmod +x mode`)
            - [ ] 1.6 Commit (run: `echo c > committed && git add -A && git commit -qm mine && git gc -q && echo d >> committed`)
            - [ ] 1.7 Gated (gate: `test -e gated && grep -q overlay /proc/self/mountinfo`) (run: `echo g > gated`)
            - [ ] 2.1 Later (depends: 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7) (run: `cat moved/uno file/in gated > all && rm -r new`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/mountinfo")), "only Linux has overlays");
        shell = Shell.inRepository(home);
        for (String file : List.of("gone/a", "folder/one", "folder/two/three", "file", "swap/a", "plain", "mode")) {
            shell.write(file, file + "\n");
        }
        shell.write(".gitignore", "*.log\n");
        shell.commit("Files");
        shell.write("plan.md", PLAN);
    }

    @AfterEach
    void nothingIsMounted() throws IOException {
        assertThat(mounts()).isEmpty();
    }

    private List<String> mounts() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .map(line -> line.split(" ")[4])
                .filter(place -> place.startsWith(home + "/"))
                .toList();
    }

    private void assumeOverlays(String how) {
        String doctor = shell.stretto("doctor").out();
        assumeTrue(doctor.contains("overlay works"), () -> "overlays cannot be had here: " + doctor);
        boolean root = System.getProperty("user.name").equals("root");
        assumeTrue(root, "only root can try " + how);
    }

    /** What the run landed: files, modes, contents. */
    private String landed(Finished run) {
        String branch = "stretto/plan-" + run.summary().path("run").asString();
        return shell.git("ls-tree", "-r", branch);
    }

    private Finished withPool() {
        shell.write("plan.md", PLAN.replace("grep -q overlay /proc/self/mountinfo", "true"));
        Finished run = shell.stretto("run", "plan.md", "--json", "--new", "--workspace", "pool")
                .exits(0);
        shell.write("plan.md", PLAN);
        return run;
    }

    @Test
    void rootsOverlaysLandWhatWorkingCopiesLand() {
        assumeOverlays("mounts for all to see");
        Finished run = shell.stretto("run", "plan.md", "--json", "--workspace", "overlay")
                .exits(0);
        assertThat(landed(run)).isEqualTo(landed(withPool()));
    }

    /** Root without the right to mount is like any other user. */
    private Program asAnyone(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin"));
        command.addAll(Program.command());
        command.addAll(List.of(arguments));
        return Program.start(shell, command);
    }

    @Test
    void overlaysInUserNamespacesLandWhatWorkingCopiesLand() {
        assumeOverlays("to be like another user");
        try (Program program = asAnyone("run", "plan.md", "--json", "--workspace", "overlay")) {
            Finished run = program.finish().exits(0);
            assertThat(landed(run)).isEqualTo(landed(withPool()));
        }
    }

    @Test
    void whatAKilledRunLeftMountedIsUnmountedWhenItIsTakenUp() throws IOException {
        assumeOverlays("mounts that outlive a kill");
        shell.write("plan.md", """
                # Work
                - [ ] 1.1 Waits (run: `echo w > w; echo begun; test -e %1$s || sleep 600`)
                - [ ] 1.2 Works (run: `echo x > x; test -e %1$s || sleep 600`)
                """.formatted(shell.outside("go-on")));
        try (Program program = Program.start(shell, "run", "plan.md", "-w", "2", "--workspace", "overlay")) {
            Await.until("both run", () -> {
                try {
                    return mounts().size() == 2 || !program.running();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            program.signal("KILL");
            program.finish();
        }
        assertThat(mounts()).hasSize(2);
        Files.createFile(shell.outside("go-on"));
        Finished run = shell.stretto("resume", "--json").exits(0);
        assertThat(landed(run)).contains("\tw\n").contains("\tx");
        assertThat(shell.stretto("status").exits(0).out()).contains("completed");
    }

    @Test
    void whereNoWorkspaceCanBeMadeTheRunIsRefused() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can make them impossible");
        try (MountedFolder cache = MountedFolder.of(shell.outside("cache"), 10)) {
            cache.remount("ro");
            Finished run =
                    shell.stretto("run", "plan.md", "--workspace", "overlay").exits(2);
            assertThat(run.err()).contains("no workspace can be made in", "XDG_CACHE_HOME");
        }
    }

    @Test
    void whereOverlaysCannotBeHadTheyAreRefusedAndAutoTakesThePool() {
        shell.write("plan.md", "# P\n- [ ] 1.1 A (run: `echo a > a.txt`)\n");
        try (MountedFolder _ = MountedFolder.overlay(shell.outside("cache"), shell.outside("layers"))) {
            shell.stretto("run", "plan.md", "--workspace", "overlay")
                    .complains(2, "--workspace overlay cannot be had here", "use --workspace auto");
            Finished run = shell.stretto("run", "plan.md", "--workspace", "auto", "--json")
                    .exits(0);
            assertThat(landed(run)).contains("a.txt");
        }
    }

    @Test
    void workspacesThatKeepFilesAreNotOverlays() {
        assertThat(shell.stretto("run", "plan.md", "--workspace", "overlay", "--keep", "node_modules")
                        .exits(2)
                        .err())
                .contains("--keep has nothing to keep with --workspace overlay");
    }
}
