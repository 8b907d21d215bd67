package dev.stretto.planfile;

import dev.stretto.process.Uninterruptible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;

/**
 * Lets one Stretto at a time write the plans of a folder. It is the system's lock on the folder itself, so that it leaves no file
 * behind and is freed however its process ends; where folders cannot be locked, it is one on a file for temporary files.
 */
final class FolderLock implements AutoCloseable {

    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 3;

    /** Locks on files belong to the whole process, so that its threads need one among themselves. */
    private static final ReentrantLock FILES_HERE = new ReentrantLock();

    private interface Release {
        void run() throws IOException;
    }

    private final Release release;

    private FolderLock(Release release) {
        this.release = release;
    }

    /** Waits for the lock and takes it. */
    static FolderLock take(Path folder) throws PlanFileException {
        try {
            return NativeFiles.available() ? ofFolder(folder) : ofFile(folder);
        } catch (IOException e) {
            throw new PlanFileException("cannot lock the folder " + folder + ": " + e.getMessage());
        }
    }

    private static FolderLock ofFolder(Path folder) throws IOException, PlanFileException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WAIT_MAX.toNanos()) {
            NativeFiles.Locked locked = NativeFiles.lock(folder);
            switch (locked) {
                case NativeFiles.Locked.Held(int descriptor) -> {
                    return new FolderLock(() -> NativeFiles.close(descriptor));
                }
                case NativeFiles.Locked.Impossible _ -> {
                    return ofFile(folder);
                }
                case NativeFiles.Locked.ByAnother _ -> Uninterruptible.sleepMillis(POLL_MILLIS);
            }
        }
        throw new PlanFileException("another process has held the lock of " + folder + " for a minute: end it (lsof "
                + folder + " names it), then try again");
    }

    @SuppressWarnings("resource") // the channel is closed with the lock
    static FolderLock ofFile(Path folder) throws IOException {
        CRC32C sum = new CRC32C();
        sum.update(folder.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
        Path file = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("stretto-plans-" + HexFormat.of().toHexDigits((int) sum.getValue()) + ".lock");
        FILES_HERE.lock();
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            taken = true;
            return new FolderLock(() -> {
                channel.close();
                FILES_HERE.unlock();
            });
        } finally {
            if (!taken) {
                FILES_HERE.unlock();
            }
        }
    }

    @Override
    public void close() {
        try {
            release.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
