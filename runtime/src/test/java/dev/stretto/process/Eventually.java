package dev.stretto.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for something another process does, where nothing tells when it has. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    static <T> T get(Supplier<Optional<T>> question) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            Uninterruptible.sleepMillis(2);
        }
        throw new AssertionError("nothing happened within " + PATIENCE);
    }
}
