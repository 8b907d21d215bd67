package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.RunEvent;
import dev.stretto.engine.TaskEvent;
import dev.stretto.process.ProcessTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a terminal, a user or a service manager does to a run from outside. */
final class CrashSignalsTest {

    private static final String PLAN = """
            # Signals

            - [ ] 1.1 Write a (run: `echo a >a.txt`)
            - [ ] 1.2 Write b (run: `sleep 0.3; echo b >b.txt`)
            - [ ] 1.3 Wait (run: `echo begun >c.txt; touch "$HOME/begun"; while ! [ -e "$HOME/go" ]; do sleep 0.05; done`)
            - [ ] 1.4 Join (depends: 1.1, 1.2, 1.3) (run: `cat a.txt b.txt c.txt >d.txt`)
            """;

    private static final List<String> LANDING = List.of("1.1", "1.2", "1.3", "1.4");

    @ParameterizedTest
    @CsvSource({"TERM, false", "INT, true"})
    void aSignalToEndPausesTheRunWhichLosesNothing(String signal, boolean toGitToo, @TempDir Path home) {
        CrashScene scene = new CrashScene(home, PLAN);
        scene.slowGit(); // so that some is always at work
        CrashScene.Program program = scene.start("run", "plan.md", "-w", "3");
        scene.awaitFile(program, home.resolve("begun"));
        scene.awaitEvent(program, TaskEvent.Finished.class);
        if (toGitToo) {
            program.signalGroup(signal);
        } else {
            program.signal(signal);
        }
        program.exits(ExitCode.INTERRUPTED);
        assertThat(scene.state()).isEqualTo("run.paused");
        assertThat(pauses(scene)).isEqualTo(List.of("interrupted"));
        assertThat(ProcessTree.survivors("STRETTO_RUN=" + scene.run())).isEmpty();
        assertThat(scene.git("for-each-ref", "--format=%(refname:lstrip=4)", "refs/stretto/salvage"))
                .as("what the task that was ended had done is kept")
                .contains("1.3/1");
        scene.disarm();
        scene.shell("touch \"$HOME/go\"");
        scene.start("resume").exits(0);
        assertThat(scene.landed()).isEqualTo(LANDING);
        assertThat(scene.failures()).isEmpty();
    }

    @Test
    void aRunWhoseTerminalIsClosedGoesOn(@TempDir Path home) {
        CrashScene scene = new CrashScene(home, PLAN);
        scene.slowGit();
        CrashScene.Program program = scene.startOnTerminal("run", "plan.md", "-w", "3");
        scene.awaitEvent(program, TaskEvent.Finished.class);
        program.hangUp();
        scene.shell("touch \"$HOME/go\"");
        scene.disarm();
        program.exits(0);
        assertThat(scene.state()).isEqualTo("run.completed");
        assertThat(scene.landed()).isEqualTo(LANDING);
        assertThat(pauses(scene)).isEmpty();
    }

    private static List<String> pauses(CrashScene scene) {
        return scene.events().stream()
                .filter(recorded -> recorded.event() instanceof RunEvent.Paused)
                .map(recorded -> ((RunEvent.Paused) recorded.event()).reason())
                .toList();
    }
}
