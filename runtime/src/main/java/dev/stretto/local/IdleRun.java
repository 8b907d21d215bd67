package dev.stretto.local;

import java.io.IOException;
import java.util.Optional;

/** A run that nobody drives, and nobody can take up until this is closed. */
public final class IdleRun implements AutoCloseable {

    private final DriverLock lock;

    private IdleRun(DriverLock lock) {
        this.lock = lock;
    }

    /** Keeps others from driving a run; empty where somebody does. */
    public static Optional<IdleRun> of(RunHome home) throws IOException {
        return DriverLock.take(home.lock()).map(IdleRun::new);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
