package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stretto runs}, and that a run which somebody drives is not started or taken up a second time. */
final class RunsCommandTest {

    private static final String PLAN = """
            # Wait

            - [ ] 1.1 Wait (run: `touch "$HOME/begun"; until [ -e "$HOME/go" ]; do sleep 0.02; done; echo a >a.txt`)
            """;

    @TempDir
    private Path home;

    @Test
    void aLiveRunIsListedWithItsProcessAndNotDrivenTwice() throws IOException {
        CrashScene scene = new CrashScene(home, PLAN);
        assertThat(scene.start("runs").exits(0).printed()).contains("no run here yet");
        CrashScene.Program program = scene.start("run", "plan.md");
        scene.awaitFile(program, home.resolve("begun"));
        String driver = "driven by process " + program.pid();

        assertThat(scene.start("runs").exits(0).printed())
                .containsPattern(scene.run() + " +running +0/1 +plan.md +.* ago, " + driver);
        assertThat(scene.start("runs", "--json").exits(0).printed())
                .contains("\"run\":\"" + scene.run() + "\"", "\"driver\":" + program.pid());
        assertThat(scene.start("run", "plan.md").exits(ExitCode.WRONG_USE).printed())
                .contains("is unfinished and " + driver);
        assertThat(scene.start("resume").exits(0).printed()).contains("goes on, " + driver);

        Files.createFile(home.resolve("go"));
        program.exits(0);
        assertThat(scene.start("runs").exits(0).printed())
                .containsPattern(scene.run() + " +completed +1/1 +plan.md")
                .doesNotContain("driven");
        assertThat(scene.shell("ls " + scene.runDirectory())).doesNotContain("permit-");
    }
}
