package dev.stretto.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process or thread is about to do, and no longer than a bound. */
final class Await {

    private static final Duration AT_MOST = Duration.ofSeconds(40);
    private static final long POLL_NANOS = Duration.ofMillis(10).toNanos();

    private Await() {}

    static void until(String what, BooleanSupplier happened) {
        long start = System.nanoTime();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() - start > AT_MOST.toNanos()) {
                throw new AssertionError("did not happen within " + AT_MOST.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    static void file(Path file) {
        until(file + " is there", () -> Files.exists(file));
    }
}
