package dev.stretto.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.process.ProcessExit.EndedOnRequest;
import dev.stretto.process.ProcessExit.Exited;
import dev.stretto.process.ProcessExit.NotStarted;
import dev.stretto.process.ProcessExit.OutputLimitExceeded;
import dev.stretto.process.ProcessExit.Reason;
import dev.stretto.process.ProcessExit.TimedOut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds whichever way processes are started. */
abstract class ProcessesContract {

    /** Background, own session, double fork, nohup, own process group, own session without any environment. */
    private static final String NASTY = """
            trap '' TERM
            sleep 1000 &
            setsid sleep 1000 &
            (setsid sh -c 'trap "" TERM; sleep 1000 & exec sleep 1000' &)
            nohup sleep 1000 >/dev/null 2>&1 &
            setsid sh -c 'trap "" TERM HUP; env -i sleep 1000 & wait' &
            bash -m -c 'sleep 1000 & wait' &
            echo up
            while :; do sleep 1000; done
            """;

    @TempDir
    Path directory;

    final Processes processes = new Processes(this::spawner, Duration.ofMillis(200));

    abstract Spawner spawner();

    @AfterEach
    void nothingIsLeftRunning() {
        processes.close();
    }

    Started script(String script) {
        return Started.start(processes, Started.script(directory, script));
    }

    @Test
    void reportsTheExitStatus() {
        assertThat(script("true").exit()).isEqualTo(new Exited(0));
        assertThat(script("exit 7").exit()).isEqualTo(new Exited(7));
    }

    @Test
    void appendsBothOutputsToOneLogInTheOrderWritten() {
        assertThat(script("echo one; echo two >&2; echo three").exit()).isEqualTo(new Exited(0));
        Started second = script("echo four");
        second.exit();
        assertThat(second.output()).isEqualTo("one\ntwo\nthree\nfour\n");
    }

    @Test
    void createsTheLogReadableByItsOwnerOnly() throws Exception {
        script("true").exit();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void runsInItsDirectoryWithAnEmptyInput() throws Exception {
        Started started = script("pwd; cat; readlink /proc/self/fd/0");
        started.exit();
        assertThat(started.output()).isEqualTo(directory.toRealPath() + "\n/dev/null\n");
    }

    @Test
    void readsItsInputFromTheFileGiven() throws Exception {
        Path input = Files.writeString(directory.resolve("prompt"), "hello\n");
        Started started = Started.start(processes, Started.withInput(Started.script(directory, "cat"), input));
        started.exit();
        assertThat(started.output()).isEqualTo("hello\n");
    }

    @Test
    void givesTheEnvironmentOfTheSpecAndNothingElse() {
        ProcessSpec spec = Started.withEnvironment(
                Started.spec(directory, "/usr/bin/env"), Map.of("EMPTY", "", "LINES", "a\nb=c", "UMLAUT", "größe ✓"));
        Started started = Started.start(processes, spec);
        started.exit();
        List<String> expected = new ArrayList<>();
        spec.environment()
                .forEach((name, value) ->
                        expected.addAll((name + "=" + value).lines().toList()));
        assertThat(started.output().lines()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void passesArgumentsAsTheyAre() {
        Started started = Started.start(
                processes, Started.spec(directory, "printf", "<%s>", "", "a b", "$HOME", "größe ✓", "x\ny"));
        started.exit();
        assertThat(started.output()).isEqualTo("<><a b><$HOME><größe ✓><x\ny>");
    }

    @Test
    void leadsASessionOfItsOwn() {
        Started started = script("cut -d' ' -f6 /proc/$$/stat; echo $$");
        started.exit();
        String pid = Long.toString(started.running().pid());
        assertThat(started.output().lines()).containsExactly(pid, pid);
    }

    @Test
    void saysThatACommandIsNowhereInThePath() {
        assertNotStarted(
                Started.spec(directory, "no-such-command-anywhere"),
                Reason.NO_SUCH_COMMAND,
                "there is no command no-such-command-anywhere in /usr/local/bin:/usr/bin:/bin");
    }

    @Test
    void saysThatThereIsNoFileAtThePathOfTheCommand() {
        assertNotStarted(
                Started.spec(directory, "./missing"),
                Reason.NO_SUCH_COMMAND,
                "there is no file " + directory.resolve("./missing"));
    }

    @Test
    void saysThatACommandIsNotExecutable() throws Exception {
        Path file = Files.writeString(directory.resolve("plain"), "#!/bin/sh\n");
        assertNotStarted(
                Started.spec(directory, "./plain"),
                Reason.NOT_PERMITTED,
                file.getFileName().toString());
    }

    @Test
    void saysThatTheInterpreterOfAScriptIsMissing() throws Exception {
        executable("script", "#!/no/such/interpreter -x\n");
        assertNotStarted(Started.spec(directory, "./script"), Reason.NO_SUCH_COMMAND, "interpreter");
    }

    @Test
    void saysThatTheDirectoryIsMissing() {
        ProcessSpec spec = Started.withLog(Started.script(directory.resolve("gone"), "true"), directory.resolve("log"));
        assertNotStarted(spec, Reason.NO_SUCH_DIRECTORY, directory.resolve("gone") + " does not exist");
    }

    @Test
    void saysThatTheInputIsMissing() {
        Path input = directory.resolve("no-input");
        assertNotStarted(
                Started.withInput(Started.script(directory, "true"), input),
                Reason.NO_SUCH_INPUT,
                input + " does not exist");
    }

    @Test
    void saysThatTheDirectoryOfTheLogIsMissing() {
        assertNotStarted(
                Started.withLog(Started.script(directory, "true"), directory.resolve("gone/log")),
                Reason.NO_SUCH_DIRECTORY,
                directory.resolve("gone") + ", does not exist");
    }

    @Test
    void lookIntoThePathOfTheSpecAndNotIntoOurs() throws Exception {
        executable("only-here", "#!/bin/sh\necho found\n");
        Started started = Started.start(
                processes,
                Started.withEnvironment(Started.spec(directory, "only-here"), Map.of("PATH", directory.toString())));
        started.exit();
        assertThat(started.output()).isEqualTo("found\n");
    }

    @Test
    void endsWhatWritesMoreThanItMay() {
        ProcessSpec spec = Started.withOutputMax(Started.script(directory, "exec cat /dev/zero"), 1 << 20);
        Started started = Started.start(processes, spec);
        assertThat(started.exit()).isEqualTo(new OutputLimitExceeded(1 << 20));
        assertThat(started.survivors()).isEmpty();
    }

    @Test
    void saysThatTooMuchWasWrittenEvenWhereItWasWrittenQuickly() {
        ProcessSpec spec = Started.withOutputMax(Started.script(directory, "echo 12345"), 5);
        assertThat(Started.start(processes, spec).exit()).isEqualTo(new OutputLimitExceeded(5));
    }

    @Test
    void countsOnlyWhatThisProcessWroteToTheLog() throws Exception {
        Files.writeString(directory.resolve("log"), "x".repeat(100));
        ProcessSpec spec = Started.withOutputMax(Started.script(directory, "echo 12345"), 6);
        assertThat(Started.start(processes, spec).exit()).isEqualTo(new Exited(0));
    }

    @Test
    void letsAHundredMegabytesPassUnderTheLimit() throws Exception {
        ProcessSpec spec = Started.withOutputMax(Started.script(directory, "head -c 104857600 /dev/zero"), 104_857_600);
        assertThat(Started.start(processes, spec).exit()).isEqualTo(new Exited(0));
        assertThat(Files.size(spec.log())).isEqualTo(104_857_600);
    }

    @Test
    void endsATreeThatIgnoresTermAndScattersWhenItsTimeIsOver() {
        Duration timeout = Duration.ofMillis(400);
        Started started = Started.start(processes, Started.withTimeout(Started.script(directory, NASTY), timeout));
        assertThat(started.exit()).isEqualTo(new TimedOut(timeout));
        assertThat(started.survivors()).isEmpty();
    }

    @Test
    void endsATreeThatIgnoresTermAndScattersOnRequest() {
        Started started = script(NASTY);
        started.awaitLines(1);
        List<ProcessIdentity> tree = Eventually.get(() -> {
            List<ProcessIdentity> now = started.survivors();
            return now.size() >= 11 ? java.util.Optional.of(now) : java.util.Optional.empty();
        });
        processes.end(started.running());
        processes.end(started.running());
        assertThat(started.exit()).isEqualTo(new EndedOnRequest());
        assertThat(started.survivors()).isEmpty();
        assertThat(tree).noneMatch(ProcessIdentity::isRunning);
    }

    @Test
    void endsWhatHasNeitherMarkerNorParentButIsStillInTheSession() {
        Started started = script("(env -i sh -c 'echo $$; exec sleep 1000' &); sleep 1000");
        long pid = Long.parseLong(started.awaitLines(1).getFirst());
        assertThat(ProcFs.stat(pid)).isPresent();
        processes.end(started.running());
        started.exit();
        assertThat(ProcFs.stat(pid).filter(stat -> !stat.ended())).isEmpty();
    }

    @Test
    void letsAProcessCleanUpWhenItIsAskedToEnd() {
        try (Processes patient = new Processes(this::spawner, Duration.ofSeconds(15))) {
            Started started = Started.start(
                    patient,
                    Started.script(directory, "trap 'echo term; exit 0' TERM; echo up; while :; do sleep 0.01; done"));
            started.awaitLines(1);
            patient.end(started.running());
            assertThat(started.exit()).isEqualTo(new EndedOnRequest());
            // Some shells say that their own child was terminated.
            assertThat(started.output().lines()).startsWith("up").endsWith("term");
        }
    }

    @Test
    void asksEachProcessToEndOnlyOnce() {
        Started started = script("trap 'echo term' TERM; setsid sleep 1000 & echo up; while :; do sleep 0.01; done");
        started.awaitLines(1);
        processes.end(started.running());
        assertThat(started.exit()).isEqualTo(new EndedOnRequest());
        assertThat(started.output().lines().filter("term"::equals)).hasSize(1);
    }

    @Test
    void endsWhatIsLeftInTheGroupOfAProcessThatEndedByItself() {
        Started started = script("sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1000; done' & "
                + "until [ -s log ]; do :; done; exit 3");
        assertThat(started.exit()).isEqualTo(new Exited(3));
        assertThat(started.survivors()).isEmpty();
        assertThat(ProcFs.stat(Long.parseLong(started.output().strip())).filter(stat -> !stat.ended()))
                .isEmpty();
    }

    @Test
    void endingAProcessThatHasEndedDoesNothing() {
        Started started = script("true");
        started.exit();
        processes.end(started.running());
        assertThat(started.exit()).isEqualTo(new Exited(0));
    }

    @Test
    void identifiesAProcessUntilItEnds() {
        Started started = script("echo up; exec sleep 1000");
        ProcessIdentity identity = started.running().identity();
        assertThat(identity.isRunning()).isTrue();
        assertThat(new ProcessIdentity(identity.pid(), identity.startTicks() - 1, identity.bootId()).isRunning())
                .isFalse();
        assertThat(new ProcessIdentity(identity.pid(), identity.startTicks(), "another boot").isRunning())
                .isFalse();
        processes.end(started.running());
        started.exit();
        assertThat(identity.isRunning()).isFalse();
    }

    @Test
    void closingEndsEverythingAndReportsItBeforeItReturns() {
        List<Started> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(script("sleep 1000 & sleep 1000"));
        }
        processes.close();
        assertThat(all)
                .allMatch(Started::isReported)
                .allMatch(started -> started.survivors().isEmpty());
        assertThat(all).extracting(Started::exit).containsOnly(new EndedOnRequest());
        assertThatThrownBy(() -> script("true")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reportsEachOfManyExactlyOnce() throws Exception {
        int count = 200;
        Semaphore room = new Semaphore(16);
        AtomicInteger[] ends = new AtomicInteger[count];
        AtomicInteger wrong = new AtomicInteger();
        for (int i = 0; i < count; i++) {
            AtomicInteger end = ends[i] = new AtomicInteger();
            int code = i % 100;
            room.acquire();
            var _ = processes.start(Started.script(directory, "exit " + code), exit -> {
                end.incrementAndGet();
                wrong.addAndGet(exit.equals(new Exited(code)) ? 0 : 1);
                room.release();
            });
        }
        room.acquire(16);
        processes.close();
        assertThat(ends).allMatch(end -> end.get() == 1);
        assertThat(wrong).hasValue(0);
    }

    void executable(String name, String content) throws Exception {
        Files.writeString(directory.resolve(name), content);
        Files.setPosixFilePermissions(directory.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void assertNotStarted(ProcessSpec spec, Reason reason, String message) {
        Started started = Started.start(processes, spec);
        assertThat(started.isStarted()).isFalse();
        assertThat(started.exit()).isInstanceOfSatisfying(NotStarted.class, exit -> {
            assertThat(exit.reason()).isEqualTo(reason);
            assertThat(exit.message()).contains(message);
        });
    }
}
