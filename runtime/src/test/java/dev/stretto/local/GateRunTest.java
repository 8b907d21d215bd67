package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskEvent;
import dev.stretto.engine.TaskState;
import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.Node.Gate;
import dev.stretto.graph.Node.TaskNode;
import dev.stretto.plan.Command;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.TaskId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates of barriers with real git and real processes. */
final class GateRunTest {

    @TempDir
    private Path folder;

    private LocalScene scene;

    @BeforeEach
    void aScene() {
        scene = new LocalScene(folder);
    }

    @AfterEach
    void isLeft() {
        scene.close();
    }

    private static TaskNode task(String id, Integer... before) {
        return new TaskNode(new TaskId(id), List.of(before));
    }

    private static BarrierNode barrier(
            String name, BarrierKind kind, Optional<OnVerifyFailure> policy, String command, Integer... before) {
        return new BarrierNode(
                name,
                kind,
                before.length,
                Condition.COMPLETED,
                List.of(before),
                Optional.of(new Gate(new Command(command, false), policy)));
    }

    /** Task a, a wave's gate, task b. */
    private LocalScene wave(String gate) {
        return scene.task("a", "echo a >a.txt")
                .task("b", "echo b >b.txt")
                .graph(task("a"), task("b", 2), barrier("wave 1", BarrierKind.WAVE, Optional.empty(), gate, 0));
    }

    @Test
    void aGateRunsOnTheIntegrationTreeAndWhatItChangesIsKeptAndNotLanded() throws Exception {
        LocalRun run = wave("cat a.txt; echo built >built.txt; test ! -e b.txt").create();
        scene.driveToItsEnd(run);

        assertThat(run.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
        assertThat(Files.readString(scene.home().log(new GateTry("wave 1", 1)))).isEqualTo("a\n");
        assertThat(scene.git("ls-tree", "--name-only", "stretto/r1")).isEqualTo("a.txt\nb.txt");
        String kept = scene.git("for-each-ref", "--format=%(refname)", "refs/stretto/salvage/");
        assertThat(kept).endsWith("/=gate/wave=201/1");
        assertThat(scene.git("show", "--format=", "--name-only", kept)).isEqualTo("built.txt");
        ProgressEvent.Checkpoint checkpoint =
                scene.told(ProgressEvent.Checkpoint.class).getFirst();
        assertThat(checkpoint.head()).isEqualTo(scene.git("rev-parse", "stretto/r1~1"));
        assertThat(checkpoint.completed()).isEqualTo(1);
    }

    @Test
    void aGateThatFailsSkipsWhatWaitsForItAndResumeTriesItAgain() throws Exception {
        LocalRun run =
                wave("test -e $FOLDER/mended || { echo not yet; exit 3; }").create();
        scene.driveToItsEnd(run);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.FAILED);
        ProgressEvent.GateFailed failed =
                scene.told(ProgressEvent.GateFailed.class).getFirst();
        assertThat(failed.exitCode()).contains(3);
        assertThat(failed.reason()).contains("not yet");
        assertThat(scene.told(TaskEvent.Skipped.class).getFirst().gate()).contains("wave 1");
        run.close();

        scene.touch("mended");
        try (LocalRun again = scene.recover()) {
            again.settle();
            again.request(new Input.Resume(), _ -> {});
            scene.driveToItsEnd(again);
            assertThat(again.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
            assertThat(again.engine().ledger().gateStatus().getFirst().tries()).isEqualTo(2);
        }
    }

    @Test
    void aGateThatItsDriverLeftInTheMidstIsRunAgainAndOneThatPassedIsNot() throws Exception {
        LocalRun run = scene.task("a", "true")
                .task("b", "true")
                .graph(
                        task("a"),
                        task("b", 2),
                        barrier("first", BarrierKind.WAVE, Optional.empty(), "echo >>$FOLDER/first", 0),
                        barrier(
                                "last",
                                BarrierKind.WAVE,
                                Optional.empty(),
                                "echo >>$FOLDER/last; touch dirt; while [ ! -e $FOLDER/go ]; do sleep 0.01; done",
                                1))
                .create();
        CompletableFuture<Void> driving = scene.drive(run);
        scene.await(() -> scene.exists("last"));
        run.request(new Input.Interrupt(), _ -> {});
        scene.finish(driving);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.PAUSED);
        assertThat(scene.told(ProgressEvent.GateWithdrawn.class)).hasSize(1);
        run.close();

        scene.touch("go");
        try (LocalRun again = scene.recover()) {
            again.settle();
            again.request(new Input.Resume(), _ -> {});
            scene.driveToItsEnd(again);
            assertThat(again.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
        }
        assertThat(folder.resolve("first")).hasContent("\n");
        assertThat(Files.readAllLines(folder.resolve("last"))).hasSize(2);
    }

    @Test
    void inPlaceAGateRunsInTheUsersFolder() {
        LocalRun run = wave("test -e a.txt").inPlace().create();
        scene.driveToItsEnd(run);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.engine().ledger().checkpoints()).hasSize(1);
    }

    /**
     * Task a of one phase is verified in the background; b, c and d build on it, one after the other. The verification fails
     * once b has landed, and c runs until it has.
     */
    private LocalRun verified(OnVerifyFailure policy) {
        String wait = "n=0; while ! git -C $FOLDER/work cat-file -e stretto/r1:b.txt 2>/dev/null; do"
                + " n=$((n+1)); [ $n -lt 2000 ] || exit 9; sleep 0.01; done";
        String told = "n=0; while [ ! -e $FOLDER/failed ]; do n=$((n+1)); [ $n -lt 2000 ] || exit 9; sleep 0.01; done";
        Node verify = barrier(
                "verify 1",
                BarrierKind.VERIFY,
                Optional.of(policy),
                "test ! -e $FOLDER/mended || exit 0; " + wait + "; exit 1",
                0);
        LocalRun run = scene.task("a", "echo a >a.txt")
                .task("b", "echo b >b.txt")
                .task("c", told + "; echo c >c.txt")
                .task("d", "echo d >d.txt")
                .graph(task("a"), task("b", 0), task("c", 1), task("d", 2), verify)
                .create();
        CompletableFuture<Void> driving = scene.drive(run);
        scene.awaitEvent(ProgressEvent.GateFailed.class);
        scene.touch("failed");
        scene.finish(driving);
        return run;
    }

    private static TaskState state(LocalRun run, String task) {
        return run.engine().ledger().record(new TaskId(task)).state();
    }

    @Test
    void aFailedVerificationHoldsUpWhatBuildsOnItUntilItPasses() throws Exception {
        LocalRun run = verified(OnVerifyFailure.HOLD);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.PAUSED);
        assertThat(scene.told(RunEvent.Paused.class).getFirst().reason()).contains("the gate of verify 1 failed");
        assertThat(state(run, "d")).isEqualTo(TaskState.READY);
        run.close();

        scene.touch("mended");
        try (LocalRun again = scene.recover()) {
            again.settle();
            again.request(new Input.Resume(), _ -> {});
            scene.driveToItsEnd(again);
            assertThat(again.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
        }
    }

    @Test
    void aFailedVerificationFailsWhatBuildsOnItAndIsNotDone() {
        LocalRun run = verified(OnVerifyFailure.FAIL);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.FAILED);
        assertThat(state(run, "b")).isEqualTo(TaskState.COMPLETED);
        assertThat(state(run, "c")).isEqualTo(TaskState.FAILED);
        assertThat(state(run, "d")).isEqualTo(TaskState.FAILED);
        assertThat(run.engine().ledger().record(new TaskId("d")).message()).isEqualTo("the gate of verify 1 failed");
    }

    @Test
    void aFailedVerificationRevertsWhatLandedSince() {
        LocalRun run = verified(OnVerifyFailure.REVERT);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.FAILED);
        assertThat(scene.told(LandingEvent.Reverted.class))
                .extracting(event -> event.task().value())
                .containsExactly("b");
        assertThat(state(run, "b")).isEqualTo(TaskState.SKIPPED);
        assertThat(state(run, "d")).isEqualTo(TaskState.FAILED);
        assertThat(scene.git("ls-tree", "--name-only", "stretto/r1")).isEqualTo("a.txt");
        assertThat(scene.git("log", "-1", "--format=%s", "stretto/r1")).isEqualTo("Revert b");
    }
}
