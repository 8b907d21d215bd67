package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run has one driver. */
final class DriverLockTest {

    @TempDir
    private Path folder;

    /** Says by its exit status whether it got the lock. */
    static final class OtherProcess {
        public static void main(String[] arguments) throws IOException {
            System.exit(DriverLock.take(Path.of(arguments[0])).isPresent() ? 0 : 1);
        }
    }

    private boolean anotherProcessGetsIt() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OtherProcess.class.getName(),
                        file().toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0;
    }

    private Path file() {
        return folder.resolve("driver.lock");
    }

    @Test
    void aSecondTryInTheSameProcessIsRefusedAndTheFirstStaysGood() throws IOException, InterruptedException {
        try (DriverLock _ = DriverLock.take(file()).orElseThrow()) {
            assertThat(DriverLock.take(file())).isEmpty();
            assertThat(DriverLock.take(folder.resolve("../" + folder.getFileName() + "/driver.lock")))
                    .as("by another name")
                    .isEmpty();
            assertThat(anotherProcessGetsIt()).isFalse();
        }
        assertThat(anotherProcessGetsIt()).isTrue();
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whoWaitsGetsItWhenItIsFree() throws IOException, InterruptedException {
        DriverLock first = DriverLock.take(file()).orElseThrow();
        Thread leaving = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(60); // the time a driver takes to leave, not a wait for something
                first.close();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Optional<DriverLock> second = DriverLock.take(file(), Duration.ofSeconds(20), () -> false);
        assertThat(second).isPresent();
        second.orElseThrow().close();
        leaving.join();
    }

    @Test
    void nobodyWaitsForAHolderThatStays() throws IOException {
        try (DriverLock _ = DriverLock.take(file()).orElseThrow()) {
            assertThat(DriverLock.take(file(), Duration.ofDays(1), () -> true)).isEmpty();
        }
    }

    @Test
    void aTryThatFailsLeavesNothingHeld() throws IOException {
        Path gone = folder.resolve("gone/driver.lock");
        assertThatThrownBy(() -> DriverLock.take(gone)).isInstanceOf(IOException.class);
        Files.createDirectory(folder.resolve("gone"));
        try (DriverLock lock = DriverLock.take(gone).orElseThrow()) {
            assertThat(lock).isNotNull();
        }
    }
}
