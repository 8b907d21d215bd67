package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Input;
import dev.stretto.engine.Outcome;
import dev.stretto.plan.TaskId;
import dev.stretto.process.ProcessBook;
import dev.stretto.process.ProcessSpec;
import dev.stretto.process.ProcessTree;
import dev.stretto.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An attempt's end is told once, whenever it is wished for. */
@Timeout(60)
final class AttemptLifeTest {

    private static final String MARKER = "LIFE=" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private final Processes processes = new Processes(Duration.ofMillis(200));
    private final BlockingQueue<Input> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        processes.close();
        assertThat(told).as("told more than once").isEmpty();
    }

    private AttemptLife life() {
        return new AttemptLife(new Attempt(new TaskId("t"), 1), processes, book(), told::add);
    }

    private ProcessBook book() {
        try {
            return ProcessBook.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On a thread of its own, since it takes as long as the life. */
    private static void begin(AttemptLife life, List<AttemptLife.Step> steps) {
        Thread.ofPlatform().daemon().start(() -> life.begin(steps));
    }

    private AttemptLife.Step step(String name, String script) {
        return new AttemptLife.Step(
                name,
                new ProcessSpec(
                        List.of("/bin/sh", "-c", script),
                        folder,
                        Map.of("PATH", System.getenv("PATH"), "LIFE", MARKER.substring(5)),
                        Optional.empty(),
                        folder.resolve("log"),
                        Optional.empty(),
                        1_000_000,
                        MARKER));
    }

    private Input.Exited end() throws InterruptedException {
        Input end = told.poll(20, TimeUnit.SECONDS);
        assertThat(end).isInstanceOf(Input.Exited.class);
        return (Input.Exited) end;
    }

    @Test
    void itSucceedsWhenCommandAndGateDo() throws InterruptedException {
        begin(life(), List.of(step("", "echo one >a"), step("its gate ", "grep -q one a")));
        assertThat(end().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aFailedCommandIsNotGated() throws InterruptedException {
        begin(life(), List.of(step("", "echo no; exit 4"), step("its gate ", "touch gated")));
        Input.Exited end = end();
        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(end.exitCode()).contains(4);
        assertThat(end.message()).isEqualTo("exited with status 4: no");
        assertThat(folder.resolve("gated")).doesNotExist();
    }

    @Test
    void aFailedGateIsNamed() throws InterruptedException {
        begin(life(), List.of(step("", "true"), step("its gate ", "echo too short; exit 1")));
        assertThat(end().message()).isEqualTo("its gate exited with status 1: too short");
    }

    @Test
    void itIsEndedBeforeItBegins() throws InterruptedException {
        AttemptLife life = life();
        life.end();
        begin(life, List.of(step("", "touch begun")));
        assertThat(end().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(folder.resolve("begun")).doesNotExist();
    }

    @Test
    void itIsEndedAtAnyMomentAroundItsTwoProcesses() throws InterruptedException {
        long seed = Long.getLong("stretto.seed", System.nanoTime());
        System.out.println("AttemptLifeTest: -Dstretto.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            AttemptLife life = life();
            begin(life, List.of(step("", "true"), step("its gate ", "true")));
            LockSupport.parkNanos(random.nextInt(6_000_000));
            life.end();
            assertThat(end().outcome()).isIn(Outcome.SUCCEEDED, Outcome.INTERRUPTED);
        }
        assertThat(ProcessTree.survivors(MARKER)).isEmpty();
    }

    @Test
    void itsGateIsEndedToo() throws InterruptedException {
        AttemptLife life = life();
        begin(life, List.of(step("", "true"), step("its gate ", "touch gating; sleep 60")));
        while (!Files.exists(folder.resolve("gating"))) {
            LockSupport.parkNanos(1_000_000);
        }
        life.end();
        assertThat(end().outcome()).isEqualTo(Outcome.INTERRUPTED);
    }

    @Test
    void aCommandThatIsNotThereIsSaidToBe() throws InterruptedException {
        ProcessSpec missing = new ProcessSpec(
                List.of("no-such-command"),
                folder,
                Map.of("PATH", "/bin", "LIFE", MARKER.substring(5)),
                Optional.empty(),
                folder.resolve("log"),
                Optional.empty(),
                1_000,
                MARKER);
        begin(life(), List.of(new AttemptLife.Step("", missing)));
        Input.Exited end = end();
        assertThat(end.outcome()).isEqualTo(Outcome.NOT_STARTED);
        assertThat(end.message()).contains("no-such-command");
    }
}
