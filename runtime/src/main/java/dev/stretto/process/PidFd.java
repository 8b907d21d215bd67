package dev.stretto.process;

import static dev.stretto.foreign.CLibrary.function;
import static dev.stretto.foreign.CLibrary.functionWithErrno;
import static dev.stretto.foreign.CLibrary.variadicWithErrno;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.stretto.foreign.CLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Waits for the end of a process that is not our child, without looking again and again (Linux 5.3 and later). */
final class PidFd {

    /** The number of the system call of this name, the same on all processors; not every C library has a function for it. */
    private static final long SYS_PIDFD_OPEN = 434;

    private static final short POLLIN = 1;
    private static final int FOR_EVER = -1;

    private static final MethodHandle SYSCALL = variadicWithErrno("syscall", 1, JAVA_LONG, JAVA_INT, JAVA_INT);
    private static final MethodHandle POLL = functionWithErrno("poll", ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle CLOSE = function("close", JAVA_INT);

    private PidFd() {}

    /** Returns true when the process has ended, at once false where the system cannot wait for it so. */
    static boolean awaitEnd(ProcessIdentity process) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            int descriptor = (int) SYSCALL.invokeExact(captured, SYS_PIDFD_OPEN, (int) process.pid(), 0);
            if (descriptor < 0) {
                return CLibrary.errno(captured) == Errno.ESRCH;
            }
            try {
                // Only now is the number surely the process that is meant, and stays so.
                return !process.isRunning() || awaitReadable(arena, captured, descriptor);
            } finally {
                int _ = (int) CLOSE.invokeExact(descriptor);
            }
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    private static boolean awaitReadable(Arena arena, MemorySegment captured, int descriptor) throws Throwable {
        MemorySegment poll = arena.allocate(8, 4);
        poll.set(JAVA_INT, 0, descriptor);
        poll.set(JAVA_SHORT, 4, POLLIN);
        while (true) {
            int ready = (int) POLL.invokeExact(captured, poll, 1L, FOR_EVER);
            if (ready > 0) {
                return true;
            }
            if (ready < 0 && CLibrary.errno(captured) != Errno.EINTR) {
                return false;
            }
        }
    }
}
