package dev.stretto.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.stretto.foreign.CLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A child started by {@link NativeSpawner}, leader of a session and a process group of its own number. */
final class NativeChild implements Child {

    private final int pid;

    NativeChild(int pid) {
        this.pid = pid;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public void awaitEnd() {
        waitFor(LibC.WEXITED | LibC.WNOWAIT);
    }

    @Override
    public ProcessExit reap() {
        return waitFor(LibC.WEXITED);
    }

    /** Waits for this child alone: waiting for any would take away the children of Java's own processes. */
    private ProcessExit waitFor(int options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            MemorySegment info = arena.allocate(LibC.STRUCT_BYTES, 8);
            while ((int) LibC.WAITID.invokeExact(captured, LibC.P_PID, pid, info, options) != 0) {
                int errno = CLibrary.errno(captured);
                if (errno != Errno.EINTR) {
                    return new ProcessExit.Lost("waiting for process " + pid + " failed with error " + errno);
                }
            }
            int status = info.get(JAVA_INT, LibC.SI_STATUS);
            return info.get(JAVA_INT, LibC.SI_CODE) == LibC.CLD_EXITED
                    ? new ProcessExit.Exited(status)
                    : new ProcessExit.Signalled(status);
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    @Override
    public boolean groupRemains() {
        return signalGroup(0);
    }

    @Override
    public void killGroup() {
        signalGroup(LibC.SIGKILL);
    }

    /** Whether the group has members. */
    private boolean signalGroup(int signal) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            return (int) LibC.KILL.invokeExact(captured, -pid, signal) == 0 || CLibrary.errno(captured) != Errno.ESRCH;
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }
}
