package dev.stretto.planfile;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.stretto.foreign.CLibrary;
import dev.stretto.foreign.NativeStrings;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * What Linux can do with files and Java cannot say. Do not touch this class before {@link #available()} said yes: a missing
 * function fails the initialisation of what it uses.
 */
final class NativeFiles {

    private static final int AT_FDCWD = -100;
    private static final int RENAME_EXCHANGE = 2;
    private static final int O_RDONLY_CLOEXEC = 02000000;
    private static final int LOCK_EX_NB = 2 | 4;
    private static final int F_SETSIG = 10;
    private static final int F_SETLEASE = 1024;
    private static final int F_RDLCK = 0;
    private static final int SIGURG = 23;

    private static final int EPERM = 1;
    private static final int EAGAIN = 11;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;

    private NativeFiles() {}

    /** The functions themselves, looked up when the first is called. */
    private static final class Functions {
        static final MethodHandle RENAME =
                CLibrary.functionWithErrno("renameat2", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
        static final MethodHandle OPEN = CLibrary.variadicWithErrno("open", 2, ADDRESS, JAVA_INT, JAVA_INT);
        static final MethodHandle FCNTL = CLibrary.variadicWithErrno("fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT);
        static final MethodHandle FLOCK = CLibrary.functionWithErrno("flock", JAVA_INT, JAVA_INT);
        static final MethodHandle CLOSE = CLibrary.function("close", JAVA_INT);
    }

    /** Whether this is a Linux whose C library has the functions. */
    static boolean available() {
        return System.getProperty("os.name").equals("Linux") && CLibrary.has("renameat2") && CLibrary.has("flock");
    }

    /**
     * Lets two files of one folder change places in one step.
     *
     * @return false where the file system cannot
     * @throws IOException if it can but does not
     */
    static boolean exchange(Path a, Path b) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            MemorySegment first = string(arena, a);
            MemorySegment second = string(arena, b);
            int result =
                    (int) Functions.RENAME.invokeExact(captured, AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
            int errno = CLibrary.errno(captured);
            if (result == 0) {
                return true;
            }
            if (errno == EINVAL || errno == ENOSYS) {
                return false;
            }
            throw new IOException(b + " cannot be replaced: "
                    + (errno == EPERM ? "the system does not allow it (is it immutable?)" : "error " + errno));
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    /**
     * Whether anybody has a file open for writing. The system grants a lease for reading exactly where nobody has; it is given
     * back at once. Where leases are not to be had (a network's file system, another user's file) nobody is taken to.
     */
    static boolean openForWriting(Path file) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            MemorySegment path = string(arena, file);
            int descriptor = (int) Functions.OPEN.invokeExact(captured, path, O_RDONLY_CLOEXEC, 0);
            if (descriptor < 0) {
                return false;
            }
            try {
                // Whoever opens the file by another of its names while the lease is held would else end this very
                // process by
                // the signal that tells of it; this one is ignored.
                int _ = (int) Functions.FCNTL.invokeExact(captured, descriptor, F_SETSIG, SIGURG);
                int leased = (int) Functions.FCNTL.invokeExact(captured, descriptor, F_SETLEASE, F_RDLCK);
                return leased != 0 && CLibrary.errno(captured) == EAGAIN;
            } finally {
                int _ = (int) Functions.CLOSE.invokeExact(descriptor);
            }
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    /** What became of locking a folder. */
    sealed interface Locked {

        /**
         * It is ours.
         *
         * @param descriptor what {@link #close} takes to free it
         */
        record Held(int descriptor) implements Locked {}

        record ByAnother() implements Locked {}

        /** Folders cannot be locked here. */
        record Impossible() implements Locked {}
    }

    /** Locks a folder, without a file of its own to do it with. */
    static Locked lock(Path folder) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            MemorySegment path = string(arena, folder);
            int descriptor = (int) Functions.OPEN.invokeExact(captured, path, O_RDONLY_CLOEXEC, 0);
            if (descriptor < 0) {
                return new Locked.Impossible();
            }
            if ((int) Functions.FLOCK.invokeExact(captured, descriptor, LOCK_EX_NB) == 0) {
                return new Locked.Held(descriptor);
            }
            int errno = CLibrary.errno(captured);
            close(descriptor);
            return errno == EAGAIN ? new Locked.ByAnother() : new Locked.Impossible();
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    /** Closes a descriptor, and frees the lock that hangs on it. */
    static void close(int descriptor) {
        try {
            int _ = (int) Functions.CLOSE.invokeExact(descriptor);
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    private static MemorySegment string(Arena arena, Path path) {
        return arena.allocateFrom(path.toString(), NativeStrings.charset());
    }
}
