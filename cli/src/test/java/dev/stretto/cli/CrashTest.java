package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.TaskEvent;
import dev.stretto.process.ProcessTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kill it at any moment; it resumes and nothing is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrashTest {

    /** Tasks that land behind each other, two that conflict, gates, a chain, and one that changes nothing. */
    private static final String PLAN = """
            # Crash

            ## Phase 1: One

            - [ ] 1.1 Write a (run: `echo a >a.txt`)
            - [ ] 1.2 Write b (run: `sleep 0.1; echo b >b.txt`) (gate: `test -s b.txt`)
            - [ ] 1.3 List c (run: `echo c >>list.txt; sort -u -o list.txt list.txt`)
            - [ ] 1.4 List d (run: `echo d >>list.txt; sort -u -o list.txt list.txt`)
            - [ ] 1.5 Join (depends: 1.1, 1.2) (run: `cat a.txt b.txt >ab.txt`)
            - [ ] 1.6 Look (depends: 1.5) (run: `cat ab.txt`)

            ## Phase 2: Two

            - [ ] 2.1 Count (run: `sleep 0.05; wc -l <list.txt >count.txt`) (gate: `sleep 0.05; grep -q 2 count.txt`)
            - [ ] 2.2 Rename (run: `git mv -k ab.txt joined.txt`)
            """;

    private static final List<String> LANDING = List.of("1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2");
    private static final String[] RUN = {"run", "plan.md", "-w", "3"};

    /** So many git processes a run takes at least. */
    private static final int GIT_PROCESSES = 40;

    private String tree = "";
    private int eventsUndisturbed;

    @BeforeAll
    void runUndisturbed(@TempDir Path home) {
        CrashScene scene = new CrashScene(home, PLAN);
        scene.start(RUN).exits(0);
        tree = scene.tree();
        eventsUndisturbed = scene.events().size();
        scene.assertDone(tree, LANDING);
    }

    /** Whom a kill hits. */
    private enum Kill {
        /** The program: git and the attempts go on without it. */
        PROGRAM,
        /** The program and git: only the attempts go on. */
        GROUP,
        /** All there is, as when the machine goes down. */
        EVERYTHING
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRunThatIsKilledAtRandomMomentsEndsLikeAnUndisturbedOne(int round, @TempDir Path home) {
        Random random = random("random moments, round " + round, round);
        CrashScene scene = new CrashScene(home, PLAN);
        CrashScene.Program program = scene.start(RUN);
        for (int kills = 0; kills < 3; kills++) {
            int wanted = scene.events().size() + 1 + random.nextInt(eventsUndisturbed / 3);
            if (!scene.awaitEvents(program, events -> events.size() >= wanted)) {
                break;
            }
            kill(scene, program, Kill.values()[random.nextInt(Kill.values().length)]);
            program = scene.start("resume");
        }
        program.exits(0);
        scene.assertDone(tree, LANDING);
    }

    private static Random random(String what, int round) {
        long seed = Long.getLong("stretto.seed", System.nanoTime());
        System.out.println("CrashTest, " + what + ": -Dstretto.seed=" + seed);
        return new Random(seed + round);
    }

    private static void kill(CrashScene scene, CrashScene.Program program, Kill whom) {
        switch (whom) {
            case PROGRAM -> program.kill();
            case GROUP -> {
                program.signalGroup("KILL");
                program.await();
            }
            case EVERYTHING -> {
                program.signalGroup("KILL");
                program.await();
                ProcessTree.end("STRETTO_RUN=" + scene.run(), Duration.ZERO);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, update-ref", // before the head moves
        "true, update-ref", // the head has moved, and the journal does not know
        "true, merge-tree", // merged, not told
    })
    void aRunThatIsKilledTwiceInARowWhileLandingRepeatsIt(boolean after, String word, @TempDir Path home) {
        CrashScene scene = new CrashScene(home, PLAN);
        CrashScene.Program program = scene.start(RUN);
        scene.awaitEvent(program, TaskEvent.Finished.class);
        scene.killAtGit(after, word);
        program.exits(137);
        scene.awaitQuiet();
        scene.killAtGit(after, word);
        scene.start("resume").exits(137);
        scene.start("resume").exits(0);
        scene.assertDone(tree, LANDING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRunThatIsKilledInTheMiddleOfAnyWorkOfGitRepeatsIt(int round, @TempDir Path home) {
        Random random = random("any work of git, round " + round, round);
        CrashScene scene = new CrashScene(home, PLAN);
        CrashScene.Program program = scene.start(RUN);
        scene.awaitEvent(program, TaskEvent.Started.class);
        scene.killAtGit(random.nextInt(GIT_PROCESSES));
        program.exits(137);
        scene.disarm();
        // Few are needed to take the run up: this hits the recovery itself.
        scene.killAtGit(random.nextInt(GIT_PROCESSES / 4));
        int code = scene.start("resume").await();
        scene.disarm();
        if (code != 0) {
            scene.start("resume").exits(0);
        }
        scene.assertDone(tree, LANDING);
    }

    @Test
    void theHeadThatMovedUnseenIsNotMovedAgain(@TempDir Path home) {
        CrashScene scene = new CrashScene(home, PLAN);
        CrashScene.Program program = scene.start(RUN);
        scene.awaitEvent(program, LandingEvent.Queued.class);
        scene.killAtGit(true, "update-ref");
        program.exits(137);
        long landed = scene.events().stream()
                .filter(recorded -> recorded.event() instanceof LandingEvent.Landed)
                .count();
        assertThat(scene.landed()).as("one more than the journal knows").hasSize((int) landed + 1);
        scene.start("resume").exits(0);
        scene.assertDone(tree, LANDING);
    }
}
