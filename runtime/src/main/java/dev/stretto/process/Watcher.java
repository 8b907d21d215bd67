package dev.stretto.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Looks at all running processes many times a second, on one thread, and has those ended that are past a limit. It
 * sleeps where nothing runs.
 *
 * <p>No process is forgotten: {@link #wake} follows every addition to the set. Either it finds no look scheduled and
 * schedules one, or it finds one scheduled, whose end first clears the flag and then looks at the set, where the
 * addition already is.
 */
final class Watcher {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final Set<RunningProcess> running;
    private final BiConsumer<RunningProcess, ProcessExit> end;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stretto-process-watcher").factory());

    /**
     * @param running a concurrent set
     * @param end called on the watcher's thread, any number of times for one process; must not block
     */
    Watcher(Set<RunningProcess> running, BiConsumer<RunningProcess, ProcessExit> end) {
        this.running = running;
        this.end = end;
    }

    /** To be called after a process was added. */
    void wake() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            var _ = clock.schedule(this::look, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void close() {
        clock.shutdownNow();
    }

    private void look() {
        try {
            running.forEach(this::check);
        } finally {
            scheduled.set(false);
            if (!running.isEmpty() && !clock.isShutdown()) {
                wake();
            }
        }
    }

    private void check(RunningProcess process) {
        ProcessSpec spec = process.spec();
        if (process.outputIsOverLimit()) {
            end.accept(process, new ProcessExit.OutputLimitExceeded(spec.outputBytesMax()));
        } else if (process.timeoutIsOver()) {
            end.accept(process, new ProcessExit.TimedOut(spec.timeout().orElseThrow()));
        }
    }
}
