package dev.stretto.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stretto.process.ProcessExit.Exited;
import dev.stretto.process.ProcessExit.Reason;
import dev.stretto.process.ProcessExit.Signalled;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class NativeProcessesTest extends ProcessesContract {

    @BeforeAll
    static void theLibraryHasWhatItTakes() {
        assumeTrue(NativeSpawner.isAvailable(), "needs the GNU C library 2.34 or later");
    }

    @Override
    Spawner spawner() {
        return new NativeSpawner();
    }

    @Test
    void isChosenWhereItIsAvailable() {
        assertThat(Spawner.best()).isInstanceOf(NativeSpawner.class);
    }

    @Test
    void tellsASignalFromAnExitStatus() {
        assertThat(script("kill -KILL $$").exit()).isEqualTo(new Signalled(9));
        assertThat(script("kill -SEGV $$").exit()).isEqualTo(new Signalled(11));
        assertThat(script("exit 137").exit()).isEqualTo(new Exited(137));
    }

    @Test
    void blocksAndIgnoresNoSignal() {
        Started started = script("grep -E '^Sig(Blk|Ign)' /proc/self/status");
        started.exit();
        assertThat(started.output().lines()).containsExactly("SigBlk:\t0000000000000000", "SigIgn:\t0000000000000000");
    }

    @Test
    void inheritsNoDescriptorButThree() throws Exception {
        try (FileInputStream open = new FileInputStream("/dev/zero")) {
            assertThat(open.getFD().valid()).isTrue();
            // ls itself has the directory open as the fourth.
            Started started = script("ls /proc/self/fd");
            started.exit();
            assertThat(started.output().lines()).containsExactly("0", "1", "2", "3");
        }
    }

    @Test
    void saysThatAFileIsNoProgram() throws Exception {
        executable("text", "no first line\n");
        assertNotStarted(Started.spec(directory, "./text"), Reason.NOT_A_PROGRAM, "#!");
    }

    @Test
    void saysThatTheArgumentsAreTooLong() {
        assertNotStarted(
                Started.spec(directory, "/bin/echo", "x".repeat(200_000)),
                Reason.TOO_LONG,
                "by file or standard input");
    }

    @Test
    void waitsForAProgramThatIsStillOpenForWriting() throws Exception {
        executable("busy", "#!/bin/sh\nexit 5\n");
        FileOutputStream writer = new FileOutputStream(directory.resolve("busy").toFile(), true);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(
                () -> assertThatCode(writer::close).doesNotThrowAnyException(),
                CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
        assertThat(Started.start(processes, Started.spec(directory, "./busy")).exit())
                .isEqualTo(new Exited(5));
        closing.join();
    }

    @Test
    void leavesNoZombieAndNoDescriptorBehind() throws Exception {
        script("true").exit();
        long before = descriptors();
        List<Started> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Started started = script("true");
            started.exit();
            all.add(started);
        }
        assertThat(all).allMatch(started -> ProcFs.stat(started.running().pid()).isEmpty());
        assertThat(descriptors()).isLessThanOrEqualTo(before + 5);
    }

    private static long descriptors() throws Exception {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
