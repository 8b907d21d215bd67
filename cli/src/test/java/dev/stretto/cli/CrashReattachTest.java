package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.Outcome;
import dev.stretto.engine.TaskEvent;
import dev.stretto.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attempt outlives the program that started it, and its result lands under the next one. */
final class CrashReattachTest {

    /** An agent that writes until it is told to end, and what depends on it. */
    private static final String WRITER = """
            # Survive

            - [ ] 1.1 Write (gate: `test -s a.txt && echo gated >>"$HOME/gates"`)
              ```run
              echo $$ >>"$HOME/starts"
              n=0
              until [ -e "$HOME/go" ]; do
                n=$((n + 1)); echo line $n; touch "$HOME/begun"; sleep 0.01
              done
              echo "wrote $n"
              cat "$HOME/go"
              echo a >a.txt
              . "$HOME/go"
              ```
            - [ ] 1.2 Read (depends: 1.1) (run: `cat a.txt >b.txt`)
            """;

    private static final List<String> LANDING = List.of("1.1", "1.2");

    @TempDir
    private Path home;

    private CrashScene killed(String... command) {
        CrashScene scene = new CrashScene(home, WRITER);
        CrashScene.Program program = scene.start(command);
        scene.awaitFile(program, home.resolve("begun"));
        program.kill();
        return scene;
    }

    private void tell(String script) throws IOException {
        Files.writeString(home.resolve("go.new"), script + "\n");
        Files.move(home.resolve("go.new"), home.resolve("go"));
    }

    private void awaitItsEnd(CrashScene scene) {
        Await.until(
                "the attempt ends", () -> scene.succeeds("grep -q '^ended ' '" + scene.runDirectory() + "/processes'"));
    }

    private List<TaskEvent> told(CrashScene scene, Class<? extends TaskEvent> type) {
        return scene.events().stream()
                .map(recorded -> recorded.event())
                .filter(type::isInstance)
                .map(TaskEvent.class::cast)
                .filter(event -> event.task().value().equals("1.1"))
                .toList();
    }

    private void assertStartedOnce(CrashScene scene) throws IOException {
        assertThat(Files.readAllLines(home.resolve("starts"))).as("starts").hasSize(1);
        assertThat(told(scene, TaskEvent.Started.class)).hasSize(1);
    }

    /** Nothing of what it wrote is missing, before, between and after. */
    private static void assertOutputIsWhole(CrashScene scene) {
        List<String> log = scene.start("logs", "1.1").exits(0).printed().lines().toList();
        int lines = Math.toIntExact(
                log.stream().filter(line -> line.startsWith("line ")).count());
        assertThat(log)
                .startsWith(IntStream.rangeClosed(1, lines)
                        .mapToObj(number -> "line " + number)
                        .toArray(String[]::new))
                .contains("wrote " + lines);
    }

    @Test
    void anAttemptThatStillRunsIsGoneOnWithAndLands() throws IOException {
        CrashScene scene = killed("run", "plan.md");
        CrashScene.Program resumed = scene.start("resume");
        scene.awaitEvent(resumed, TaskEvent.Reattached.class);
        tell("exit 0");
        resumed.exits(0);
        assertThat(resumed.printed()).containsPattern("goes on +1.1");
        assertStartedOnce(scene);
        assertOutputIsWhole(scene);
        assertThat(Files.readAllLines(home.resolve("gates"))).hasSize(1);
        scene.assertDone(scene.tree(), LANDING);
    }

    @Test
    void anAttemptGoesOnUnderAThirdDriverToo() throws IOException {
        CrashScene scene = killed("run", "plan.md", "--workspace", "none");
        CrashScene.Program second = scene.start("resume");
        scene.awaitEvent(second, TaskEvent.Reattached.class);
        second.kill();
        CrashScene.Program third = scene.start("resume");
        assertThat(scene.awaitEvents(
                        third, _ -> told(scene, TaskEvent.Reattached.class).size() == 2))
                .isTrue();
        tell("exit 0");
        third.exits(0);
        assertStartedOnce(scene);
        assertOutputIsWhole(scene);
        assertThat(Files.readString(scene.work().resolve("b.txt"))).isEqualTo("a\n");
    }

    @Test
    void anAttemptThatEndsWhileNobodyDrivesIsTakenIn() throws IOException {
        CrashScene scene = killed("run", "plan.md");
        tell("exit 0");
        awaitItsEnd(scene);
        scene.start("resume").exits(0);
        assertStartedOnce(scene);
        assertOutputIsWhole(scene);
        scene.assertDone(scene.tree(), LANDING);
    }

    @Test
    void anAttemptThatFailsWhileNobodyDrivesHasFailed() throws IOException {
        CrashScene scene = killed("run", "plan.md", "--retries", "0");
        tell("echo no; exit 3");
        awaitItsEnd(scene);
        CrashScene.Program resumed = scene.start("resume").exits(ExitCode.FAILED);
        assertStartedOnce(scene);
        assertThat(resumed.printed()).contains("exited with status 3: no");
    }

    @Test
    void anAttemptFromBeforeARestartOfTheMachineIsLostAndTriedAgain() throws IOException {
        CrashScene scene = killed("run", "plan.md");
        tell("exit 0");
        awaitItsEnd(scene);
        scene.shell(
                "sed -i -E 's/^(begun [^ ]+ [0-9]+) [^ ]+/\\1 another-boot/' '" + scene.runDirectory() + "/processes'");
        scene.start("resume").exits(0);
        assertThat(told(scene, TaskEvent.Started.class)).hasSize(2);
        assertThat(told(scene, TaskEvent.Finished.class))
                .extracting(finished -> ((TaskEvent.Finished) finished).outcome())
                .containsExactly(Outcome.LOST, Outcome.SUCCEEDED);
        assertThat(scene.failures()).as("none is to blame").isEmpty();
        scene.assertDone(scene.tree(), LANDING);
    }

    @Test
    void whatRunsOfACancelledRunIsEnded() throws IOException {
        CrashScene scene = killed("run", "plan.md");
        scene.start("cancel").exits(0);
        assertThat(ProcessTree.survivors("STRETTO_RUN=" + scene.run())).isEmpty();
        assertThat(scene.state()).isEqualTo("run.cancelled");
    }
}
