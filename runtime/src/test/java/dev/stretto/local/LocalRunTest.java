package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskEvent;
import dev.stretto.engine.Trial;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.ObjectId;
import dev.stretto.landing.Advance;
import dev.stretto.landing.BranchState;
import dev.stretto.landing.Landed;
import dev.stretto.landing.LandingTarget;
import dev.stretto.landing.MergeResult;
import dev.stretto.landing.RevertResult;
import dev.stretto.landing.Settlement;
import dev.stretto.process.ProcessTree;
import dev.stretto.workspace.Collected;
import dev.stretto.workspace.Salvage;
import dev.stretto.workspace.Workspace;
import dev.stretto.workspace.WorkspaceProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A driver comes to its end in every case, loses nothing on the way, and leaves nothing behind. */
@Timeout(120)
final class LocalRunTest {

    /** Writes a file and then waits for the test. */
    private static final String WAIT =
            "echo begun >begun.txt; touch $FOLDER/begun; while ! [ -e $FOLDER/go ]; do sleep 0.02; done";

    @TempDir
    private Path folder;

    private LocalScene scene;

    @BeforeEach
    void open() {
        scene = new LocalScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
        assertThat(ProcessTree.survivors("STRETTO_RUN=r1")).isEmpty();
    }

    @Test
    void aRunOfWhichEverythingSucceedsCompletesAndLeavesNoWorkspace() {
        LocalRun run = scene.task("a", "echo a >a.txt")
                .task("b", "echo b >b.txt", Optional.of("test -s b.txt"))
                .create();
        scene.driveToItsEnd(run);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
        assertThat(scene.journaled()).usingRecursiveComparison().isEqualTo(scene.told);
        assertThat(scene.git("ls-tree", "--name-only", "stretto/r1")).isEqualTo("a.txt\nb.txt");
        run.close();
        assertThat(workspaces()).isEmpty();
        assertThat(scene.git("rev-parse", "refs/stretto/runs/r1/head")).isEqualTo(scene.git("rev-parse", "stretto/r1"));
    }

    @Test
    void aRunOfWhichSomethingFailsFailsAndKeepsWhatWasDone() {
        LocalRun run = scene.task("a", "echo a >a.txt; echo; echo 'it \u001b[31mbroke\u001b[0m'; exit 3")
                .create();
        scene.driveToItsEnd(run);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.FAILED);
        TaskEvent.Failed failed = scene.told(TaskEvent.Failed.class).getFirst();
        assertThat(failed.reason()).isEqualTo("exited with status 3: it broke");
        assertThat(scene.git("show", "--format=", "--name-only", failed.salvage()))
                .isEqualTo("a.txt");
        run.close();
        assertThat(workspaces()).isEmpty();
    }

    @Test
    void aFailedTaskIsTriedAgainWhenItsTimeHasCome() {
        LocalRun run = scene.retries(1)
                .task("a", "if [ $STRETTO_ATTEMPT = 1 ]; then exit 1; fi; echo a >a.txt")
                .create();
        scene.driveToItsEnd(run);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
        assertThat(scene.told(TaskEvent.Retrying.class)).hasSize(1);
    }

    @Test
    void inPlaceTasksRunInTheUsersFolderAndNothingElseIsMadeThere() {
        LocalRun run = scene.inPlace().task("a", "echo $STRETTO_TASK >a.txt").create();
        scene.driveToItsEnd(run);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
        assertThat(scene.work()).isDirectoryContaining("glob:**/a.txt");
        assertThat(scene.work().toFile().list()).hasSize(1);
    }

    @Test
    void whatAnAttemptPrintsIsItsOwnersAlone() throws IOException {
        LocalRun run = scene.inPlace().task("a", "echo secret").create();
        scene.driveToItsEnd(run);
        Path log = scene.home().log(LocalScene.attempt("a", 1));
        assertThat(Files.readString(log)).isEqualTo("secret\n");
        assertThat(Files.getPosixFilePermissions(log)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(log.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void anInterruptEndsWhatRunsUncountedAndTheDriverLeaves() throws Exception {
        LocalRun run = scene.task("a", WAIT).create();
        CompletableFuture<Void> driving = scene.drive(run);
        scene.await(() -> scene.exists("begun"));
        run.request(new Input.Interrupt(), _ -> {});
        scene.finish(driving);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.PAUSED);
        TaskEvent.Retrying retrying = scene.told(TaskEvent.Retrying.class).getFirst();
        assertThat(retrying.counted()).isFalse();
        assertThat(scene.git("show", "--format=", "--name-only", retrying.salvage()))
                .isEqualTo("begun.txt");
        run.close();
        assertThat(workspaces()).as("a paused run keeps its pool").isNotEmpty();

        scene.touch("go");
        resume();
        assertThat(workspaces()).isEmpty();
    }

    /** Takes the run up as the command line does, and expects it to complete. */
    private void resume() throws Exception {
        try (LocalRun run = scene.recover()) {
            run.settle();
            run.request(new Input.Resume(), _ -> {});
            scene.driveToItsEnd(run);
            assertThat(run.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
        }
    }

    @Test
    void anInterruptIsHeardBeforeTheWorkspaceIsReady() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        scene.workspaces = real -> new Workspaces(real) {
            @Override
            public Workspace acquire(Trial attempt, ObjectId base) {
                asked.countDown();
                awaitQuietly(ready);
                return super.acquire(attempt, base);
            }
        };
        LocalRun run = scene.task("a", "touch $FOLDER/ran; sleep 60").create();
        CompletableFuture<Void> driving = scene.drive(run);
        awaitQuietly(asked);
        run.request(new Input.Interrupt(), _ -> ready.countDown());
        scene.finish(driving);
        assertThat(scene.exists("ran")).isFalse();
        assertThat(scene.told(TaskEvent.Finished.class).getFirst().outcome()).isEqualTo(Outcome.INTERRUPTED);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPausedRunWaitsForItsUserAndGoesOnWhereHeSaysSo() {
        LocalRun run =
                scene.workers(1).task("a", WAIT).task("b", "echo b >b.txt").create();
        CompletableFuture<Void> driving = scene.drive(run);
        scene.await(() -> scene.exists("begun"));
        assertThat(ControlSocket.send(scene.home(), new Input.Pause())).contains("");
        assertThat(scene.journaled().getLast().event())
                .as("answered after the commit")
                .isInstanceOf(RunEvent.Paused.class);
        scene.touch("go");
        scene.awaitEvent(TaskEvent.Completed.class);
        assertThat(driving).isNotDone();
        assertThat(scene.told(TaskEvent.Started.class)).hasSize(1);
        assertThat(ControlSocket.send(scene.home(), new Input.Resume())).contains("");
        scene.finish(driving);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
        assertThat(ControlSocket.answers(scene.home())).isFalse();
    }

    @Test
    void aRequestThatCannotBeMetIsRefusedWithTheReason() {
        LocalRun run = scene.task("a", WAIT).create();
        CompletableFuture<Void> driving = scene.drive(run);
        scene.await(() -> scene.exists("begun"));
        assertThat(ControlSocket.send(scene.home(), new Input.Skip(List.of(new dev.stretto.plan.TaskId("x")))))
                .hasValueSatisfying(why -> assertThat(why).contains("no task x"));
        assertThat(ControlSocket.send(scene.home(), new Input.Cancel())).contains("");
        scene.finish(driving);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.CANCELLED);
        assertThat(scene.told(TaskEvent.Cancelled.class).getFirst().salvage()).isNotEmpty();
    }

    @Test
    void twoDriversOfOneRunAreRefused() {
        LocalRun run = scene.task("a", WAIT).create();
        CompletableFuture<Void> driving = scene.drive(run);
        scene.await(() -> scene.exists("begun"));
        assertThatThrownBy(scene::recover).isInstanceOf(LocalRun.AlreadyDriven.class);
        assertThat(ControlSocket.answers(scene.home()))
                .as("the first is unharmed")
                .isTrue();
        assertThat(ControlSocket.send(scene.home(), new Input.Cancel())).contains("");
        scene.finish(driving);
    }

    @Test
    void anEffectThatThrowsWhateverPausesTheRunWithItsMessage() {
        for (Throwable thrown : List.<Throwable>of(
                new UncheckedIOException("no workspace", new NoSuchFileException("/x/y")),
                new IllegalStateException("odd"),
                new StackOverflowError("deep"))) {
            LocalScene each = new LocalScene(folder.resolve(thrown.getClass().getSimpleName()));
            each.workspaces = real -> new Workspaces(real) {
                @Override
                public Workspace acquire(Trial attempt, ObjectId base) {
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) thrown;
                }
            };
            try (each) {
                LocalRun run = each.task("a", "true").create();
                each.driveToItsEnd(run);
                RunEvent.Paused paused = each.told(RunEvent.Paused.class).getFirst();
                assertThat(paused.manner()).isEqualTo(RunEvent.Paused.Manner.LEAVE);
                assertThat(paused.reason()).startsWith("a#1: ").doesNotContain("\n");
                assertThat(paused.reason())
                        .containsAnyOf(
                                "no workspace: /x/y is not there; mend that, then `stretto resume`",
                                "internal error: java.lang.IllegalStateException: odd",
                                "internal error: java.lang.StackOverflowError: deep");
            }
        }
    }

    @Test
    void aChangeThatCouldNotBeCollectedIsStillThereWhenTheRunGoesOn() throws Exception {
        scene.workspaces = real -> new Workspaces(real) {
            @Override
            public Optional<Workspace> find(Trial attempt) {
                return super.find(attempt).map(Uncollectable::new);
            }
        };
        LocalRun run = scene.task("a", "echo a >>a.txt; echo ran >>$FOLDER/ran").create();
        scene.driveToItsEnd(run);
        assertThat(run.engine().ledger().pauseReason())
                .isEqualTo("a#1: the workspace cannot be read: no room; mend that, then `stretto resume`");
        run.close();

        scene.workspaces = real -> real;
        resume();
        assertThatItRanOnceAndLanded();
    }

    private void assertThatItRanOnceAndLanded() throws IOException {
        assertThat(Files.readString(folder.resolve("ran"))).isEqualTo("ran\n");
        assertThat(scene.git("show", "stretto/r1:a.txt")).isEqualTo("a");
    }

    @Test
    void aChangeWhoseCollectionIsNotJournaledIsCollectedAgain() throws Exception {
        LocalRun run = scene.task("a", "echo a >>a.txt; echo ran >>$FOLDER/ran").create();
        sql("CREATE TRIGGER broken BEFORE INSERT ON event WHEN NEW.type = 'landing.queued'"
                + " BEGIN SELECT RAISE(FAIL, 'broken'); END");
        assertThatThrownBy(() -> scene.drive(run).join()).hasCauseInstanceOf(JournalException.class);
        run.close();

        sql("DROP TRIGGER broken");
        resume();
        assertThatItRanOnceAndLanded();
        assertThat(workspaces()).isEmpty();
    }

    @Test
    void anAttemptThatDeletesItsWorkspaceFails() {
        LocalRun run = scene.task("a", "rm -rf \"$STRETTO_WORKSPACE\"").create();
        scene.driveToItsEnd(run);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.FAILED);
        assertThat(scene.told(TaskEvent.Failed.class).getFirst().reason()).contains("was deleted");
    }

    @Test
    void aHeadThatSomebodyElseMovedPausesTheRun() throws Exception {
        scene.landing = real -> new Landing(real) {
            @Override
            public Advance advance(ObjectId expectedHead, ObjectId newHead) {
                return new Advance.Refused(Optional.empty());
            }
        };
        LocalRun run = scene.task("a", "echo a >a.txt").create();
        scene.driveToItsEnd(run);
        assertThat(run.engine().ledger().pauseReason())
                .contains("the head of the run was moved by someone else")
                .contains("put it back, then `stretto resume`");
        run.close();
        scene.landing = real -> real;
        resume();
        assertThat(scene.told(LandingEvent.Landed.class)).hasSize(1);
    }

    @Test
    void aJournalThatCannotBeWrittenStopsTheDriverAndTellsWhoeverWaits() throws Exception {
        LocalRun run = scene.task("a", WAIT).create();
        CompletableFuture<Void> driving = scene.drive(run);
        scene.await(() -> scene.exists("begun"));
        sql("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(FAIL, 'broken'); END");
        assertThat(ControlSocket.send(scene.home(), new Input.Pause()))
                .as("not met, and not waited for")
                .isEmpty();
        assertThatThrownBy(driving::join).hasCauseInstanceOf(JournalException.class);
        run.close();
        assertThat(ProcessTree.survivors("STRETTO_RUN=r1")).isEmpty();

        sql("DROP TRIGGER broken");
        scene.touch("go");
        resume();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + scene.home().journal());
                var open = connection.createStatement()) {
            open.execute("PRAGMA busy_timeout = 10000");
            open.execute(statement);
        }
    }

    @Test
    void aRunWhoseDriverDiedBeforeItsFirstEventStartsWhenItIsTakenUp() throws Exception {
        scene.task("a", "echo a >a.txt").create().close();
        assertThat(scene.journaled()).isEmpty();
        resume();
        assertThat(scene.told(RunEvent.Planned.class)).hasSize(1);
    }

    @Test
    void aCallerOnADriverThatHasLeftIsNotKeptWaiting() {
        LocalRun run = scene.task("a", "echo a >a.txt").create();
        scene.driveToItsEnd(run);
        assertThat(ControlSocket.send(scene.home(), new Input.Pause())).isEmpty();
        assertThat(ControlSocket.answers(scene.home())).isFalse();
    }

    @Test
    void aDriverThatIsClosedFreesTheLockAlsoWhereItWasNeverDriven() throws Exception {
        scene.task("a", "echo a >a.txt").create().close();
        scene.recover().close();
        scene.recover().close();
    }

    @Test
    void whatMadeItselfIndependentIsEndedBeforeTheWorkspaceIsCollected() {
        LocalRun run = scene.task(
                        "a",
                        "echo a >a.txt; setsid sh -c 'touch $FOLDER/begun; while :; do sleep 0.1; done' "
                                + ">/dev/null 2>&1 & while ! [ -e $FOLDER/begun ]; do sleep 0.02; done")
                .create();
        scene.driveToItsEnd(run);
        assertThat(run.engine().ledger().state()).isEqualTo(RunState.COMPLETED);
        assertThat(ProcessTree.survivors("STRETTO_RUN=r1")).isEmpty();
    }

    private List<Path> workspaces() {
        try (var paths = Files.walk(scene.cache(), 2)) {
            return paths.filter(path -> scene.cache().relativize(path).getNameCount() == 2)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workspace on a broken disk. */
    private record Uncollectable(Workspace real) implements Workspace {

        @Override
        public Trial trial() {
            return real.trial();
        }

        @Override
        public Path path() {
            return real.path();
        }

        @Override
        public Optional<ObjectId> base() {
            return real.base();
        }

        @Override
        public Map<String, String> environment() {
            return real.environment();
        }

        @Override
        public List<String> messages() {
            return real.messages();
        }

        @Override
        public List<String> unmerged() {
            return real.unmerged();
        }

        @Override
        public Optional<Collected> collect(CommitDetails details) {
            throw new UncheckedIOException("the workspace cannot be read", new IOException("no room"));
        }

        @Override
        public Optional<Salvage.Kept> salvage(CommitDetails details) {
            throw new UncheckedIOException("the workspace cannot be read", new IOException("no room"));
        }

        @Override
        public void release() {
            real.release();
        }
    }

    /** Hands everything on. */
    private static class Workspaces implements WorkspaceProvider {
        private final WorkspaceProvider real;

        Workspaces(WorkspaceProvider real) {
            this.real = real;
        }

        @Override
        public Workspace acquire(Trial attempt, ObjectId base) {
            return real.acquire(attempt, base);
        }

        @Override
        public List<Workspace> held() {
            return real.held();
        }

        @Override
        public Path linkTo(Path run) {
            return real.linkTo(run);
        }

        @Override
        public void removeFree() {
            real.removeFree();
        }
    }

    /** Hands everything on. */
    static class Landing implements LandingTarget {
        private final LandingTarget real;

        Landing(LandingTarget real) {
            this.real = real;
        }

        @Override
        public void open(ObjectId base) {
            real.open(base);
        }

        @Override
        public ObjectId reopen() {
            return real.reopen();
        }

        @Override
        public BranchState branch() {
            return real.branch();
        }

        @Override
        public MergeResult merge(ObjectId head, ObjectId commit) {
            return real.merge(head, commit);
        }

        @Override
        public Map<String, List<String>> marked(ObjectId head, MergeResult.Conflict conflict) {
            return real.marked(head, conflict);
        }

        @Override
        public Settlement settle(ObjectId head, ObjectId commit, MergeResult.Conflict conflict, Settlement.Try made) {
            return real.settle(head, commit, conflict, made);
        }

        @Override
        public RevertResult revert(ObjectId head, List<Undoing> undoings) {
            return real.revert(head, undoings);
        }

        @Override
        public Advance advance(ObjectId expectedHead, ObjectId newHead) {
            return real.advance(expectedHead, newHead);
        }

        @Override
        public BranchState follow() {
            return real.follow();
        }

        @Override
        public boolean export(ObjectId commit, String path, Path into) {
            return real.export(commit, path, into);
        }

        @Override
        public ObjectId change(ObjectId head, Map<String, byte[]> contents, CommitDetails details) {
            return real.change(head, contents, details);
        }

        @Override
        public ObjectId without(ObjectId commit, List<String> paths, CommitDetails details) {
            return real.without(commit, paths, details);
        }

        @Override
        public List<Landed> landed(ObjectId base) {
            return real.landed(base);
        }
    }
}
