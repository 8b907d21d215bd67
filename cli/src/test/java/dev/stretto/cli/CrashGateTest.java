package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.Recorded;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed while the gate of a barrier runs, or while what it failed for is undone. */
final class CrashGateTest {

    private static final String WAVES = """
            # Gated
            - [ ] 1.1 First (run: `echo a >a.txt`)
            - [ ] 1.2 Second (depends: 1.1) (run: `echo b >b.txt`)
            """;

    private static <E> List<E> told(CrashScene scene, Class<E> type) {
        return scene.events().stream()
                .map(recorded -> recorded.event())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static long count(List<Recorded> events, Class<?> type) {
        return events.stream().map(Recorded::event).filter(type::isInstance).count();
    }

    @Test
    void aGateInWhoseMidstTheProgramIsKilledIsAskedAgain(@TempDir Path home) {
        CrashScene scene = new CrashScene(home, WAVES);
        Path tries = home.resolve("tries");
        Path open = home.resolve("open");
        String gate = "ls >>" + tries + "; until [ -e " + open + " ]; do sleep 0.02; done";
        CrashScene.Program program = scene.start("run", "plan.md", "--strategy", "waves", "--barrier-gate", gate);
        scene.awaitFile(program, tries);
        program.kill();
        scene.shell("touch " + open);
        scene.start("resume").exits(0);

        assertThat(scene.shell("grep -c a.txt " + tries)).as("tries").isEqualTo("3");
        assertThat(told(scene, ProgressEvent.Checkpoint.class))
                .extracting(ProgressEvent.Checkpoint::barrier)
                .containsExactly("wave 1", "wave 2");
        assertThat(told(scene, ProgressEvent.GateFailed.class)).isEmpty();
        scene.assertDone(scene.tree(), List.of("1.1", "1.2"));
    }

    @Test
    void aRevertInWhoseMidstTheProgramIsKilledIsDoneByTheNextOne(@TempDir Path home) {
        CrashScene scene = new CrashScene(home, WAVES);
        scene.start("run", "plan.md", "--strategy", "waves").exits(0);
        String then = told(scene, ProgressEvent.Checkpoint.class).getFirst().head();
        scene.killAtGit(true, "update-ref");
        scene.start("revert", "--to-checkpoint", "1").exits(137);
        scene.disarm();
        scene.start("resume").await();

        assertThat(scene.tree()).isEqualTo(scene.git("rev-parse", then + "^{tree}"));
        assertThat(told(scene, ProgressEvent.RevertCompleted.class)).hasSize(1);
    }

    @Test
    void aLandingGateInWhoseMidstTheProgramIsKilledIsRunAgainAndNothingLandsTwice(@TempDir Path home) {
        CrashScene scene = new CrashScene(home, """
                # Gated
                - [ ] 1.1 First (run: `echo a >a.txt`)
                - [ ] 1.2 Second (run: `echo b >b.txt`)
                - [ ] 1.3 Third (run: `echo c >c.txt`)
                """);
        Path tries = home.resolve("tries");
        Path open = home.resolve("open");
        // The first candidate passes at once; those built on it are in the midst of their gates when the program dies.
        String gate = "ls *.txt >>" + tries + "; test $(ls *.txt | wc -l) = 1 || until [ -e " + open
                + " ]; do sleep 0.02; done";
        CrashScene.Program program = scene.start("run", "plan.md", "-w", "3", "--gate", gate);
        boolean amidst = scene.awaitEvents(
                program,
                events ->
                        count(events, LandingEvent.Landed.class) == 1 && count(events, LandingEvent.Gating.class) == 3);
        assertThat(amidst).as(program.printed()).isTrue();
        program.kill();
        scene.shell("touch " + open);
        scene.start("resume").exits(0);

        assertThat(told(scene, LandingEvent.Withdrawn.class)).hasSize(2);
        assertThat(told(scene, LandingEvent.Landed.class)).hasSize(3);
        scene.assertDone(scene.tree(), List.of("1.1", "1.2", "1.3"));
    }
}
