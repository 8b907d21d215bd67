package dev.stretto.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The lock that makes a process the one driver of a run; the system frees it however the process ends. */
final class DriverLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private DriverLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock, or nothing where another process (or another run of this one) holds it. */
    static Optional<DriverLock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new DriverLock(channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer as held by another.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lock.close();
        channel.close();
    }
}
