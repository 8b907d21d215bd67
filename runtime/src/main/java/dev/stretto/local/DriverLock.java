package dev.stretto.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The lock that makes a process the one driver of a run; the system frees it however the process ends. Its file holds a line by
 * which the next holder finds what the one before may have left running.
 */
final class DriverLock implements AutoCloseable {

    /**
     * The locks of this very process. The system's locks belong to the whole process and are all dropped when any descriptor of
     * the file is closed, so a second attempt from within must not even open it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final long POLL_MILLIS = 20;
    private static final int LINE_BYTES_MAX = 1000;

    private final Path key;
    private final FileChannel channel;
    private final FileLock lock;
    private final String lineBefore;

    private DriverLock(Path key, FileChannel channel, FileLock lock) throws IOException {
        this.key = key;
        this.channel = channel;
        this.lock = lock;
        ByteBuffer before = ByteBuffer.allocate(LINE_BYTES_MAX);
        channel.read(before, 0);
        this.lineBefore = new String(before.array(), 0, before.position(), StandardCharsets.UTF_8);
    }

    /** What the holder before has written; empty if none has. */
    String lineBefore() {
        return lineBefore;
    }

    /** Writes this holder's line in the place of the one before. */
    void write(String line) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /**
     * As {@link #take(Path)}, waiting for a driver that is just leaving.
     *
     * @param stays whether the holder is known to stay, so that waiting is in vain
     */
    static Optional<DriverLock> take(Path file, Duration patience, BooleanSupplier stays) throws IOException {
        long start = System.nanoTime();
        while (true) {
            Optional<DriverLock> lock = take(file);
            if (lock.isPresent() || System.nanoTime() - start >= patience.toNanos() || stays.getAsBoolean()) {
                return lock;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    /** Takes the lock, or nothing where another process (or another run of this one) holds it. */
    static Optional<DriverLock> take(Path file) throws IOException {
        Path key = file.resolveSibling(".").toRealPath().resolve(file.getFileName());
        if (!HELD_HERE.add(key)) {
            return Optional.empty();
        }
        Optional<DriverLock> taken = Optional.empty();
        try {
            taken = takeFromSystem(key);
        } finally {
            if (taken.isEmpty()) {
                HELD_HERE.remove(key);
            }
        }
        return taken;
    }

    private static Optional<DriverLock> takeFromSystem(Path key) throws IOException {
        FileChannel channel = FileChannel.open(
                key,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Optional<DriverLock> taken = Optional.empty();
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                taken = Optional.of(new DriverLock(key, channel, lock));
            }
        } finally {
            if (taken.isEmpty()) {
                channel.close();
            }
        }
        return taken;
    }

    /** Frees the lock; a second call does nothing. */
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            lock.release();
        } finally {
            HELD_HERE.remove(key);
        }
    }
}
