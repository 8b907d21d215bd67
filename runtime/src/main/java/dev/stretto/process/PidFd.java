package dev.stretto.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.stretto.foreign.CLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Waits for the end of a process that is not our child, without looking again and again (Linux 5.3 and later). */
final class PidFd {

    private static final int FOR_EVER = -1;

    private PidFd() {}

    /** Returns true when the process has ended, at once false where the system cannot wait for it so. */
    static boolean awaitEnd(ProcessIdentity process) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            int descriptor = (int) LibC.SYSCALL.invokeExact(captured, LibC.SYS_PIDFD_OPEN, (int) process.pid(), 0);
            if (descriptor < 0) {
                return CLibrary.errno(captured) == Errno.ESRCH;
            }
            try {
                // Only now is the number surely the process that is meant, and stays so.
                return !process.isRunning() || awaitReadable(arena, captured, descriptor);
            } finally {
                int _ = (int) LibC.CLOSE.invokeExact(descriptor);
            }
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    private static boolean awaitReadable(Arena arena, MemorySegment captured, int descriptor) throws Throwable {
        MemorySegment poll = arena.allocate(8, 4);
        poll.set(JAVA_INT, 0, descriptor);
        poll.set(JAVA_SHORT, 4, LibC.POLLIN);
        while (true) {
            int ready = (int) LibC.POLL.invokeExact(captured, poll, 1L, FOR_EVER);
            if (ready > 0) {
                return true;
            }
            if (ready < 0 && CLibrary.errno(captured) != Errno.EINTR) {
                return false;
            }
        }
    }
}
