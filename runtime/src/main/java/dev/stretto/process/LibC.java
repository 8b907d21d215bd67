package dev.stretto.process;

import static dev.stretto.foreign.CLibrary.function;
import static dev.stretto.foreign.CLibrary.functionWithErrno;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The functions and constants of the GNU C library that start, await and signal processes, for Linux on x86-64 and
 * 64-bit ARM. Do not touch this class before {@link NativeSpawner#isAvailable()} said yes: a missing function fails its
 * initialisation.
 */
final class LibC {

    static final short POSIX_SPAWN_SETSIGDEF = 0x04;
    static final short POSIX_SPAWN_SETSIGMASK = 0x08;
    static final short POSIX_SPAWN_SETSID = 0x80;

    /** Room for a posix_spawnattr_t (336 bytes), a posix_spawn_file_actions_t (80), a siginfo_t (128). */
    static final long STRUCT_BYTES = 512;

    static final long SIGSET_BYTES = 128;

    static final int O_RDONLY = 0;
    static final int O_APPEND_CREATE_WRITE = 02000 | 0100 | 01;

    static final int P_PID = 1;
    static final int WEXITED = 4;
    static final int WNOWAIT = 0x0100_0000;
    static final int CLD_EXITED = 1;

    /** Where a siginfo_t that tells of a child has its si_code, si_pid and si_status. */
    static final long SI_CODE = 8;

    static final long SI_STATUS = 24;

    static final int SIGKILL = 9;

    private static final AddressLayout POINTER = ADDRESS;
    private static final ValueLayout.OfInt INT = JAVA_INT;

    static final MethodHandle POSIX_SPAWN =
            function("posix_spawn", POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);
    static final MethodHandle ATTR_INIT = function("posix_spawnattr_init", POINTER);
    static final MethodHandle ATTR_SETFLAGS = function("posix_spawnattr_setflags", POINTER, JAVA_SHORT);
    static final MethodHandle ATTR_SETSIGDEFAULT = function("posix_spawnattr_setsigdefault", POINTER, POINTER);
    static final MethodHandle ATTR_SETSIGMASK = function("posix_spawnattr_setsigmask", POINTER, POINTER);
    static final MethodHandle ACTIONS_INIT = function("posix_spawn_file_actions_init", POINTER);
    static final MethodHandle ACTIONS_DESTROY = function("posix_spawn_file_actions_destroy", POINTER);
    static final MethodHandle ACTIONS_OPEN =
            function("posix_spawn_file_actions_addopen", POINTER, INT, POINTER, INT, INT);
    static final MethodHandle ACTIONS_DUP2 = function("posix_spawn_file_actions_adddup2", POINTER, INT, INT);
    static final MethodHandle ACTIONS_CHDIR = function("posix_spawn_file_actions_addchdir_np", POINTER, POINTER);
    static final MethodHandle ACTIONS_CLOSEFROM = function("posix_spawn_file_actions_addclosefrom_np", POINTER, INT);

    /** These take the segment for errno first. */
    static final MethodHandle WAITID = functionWithErrno("waitid", INT, INT, POINTER, INT);

    static final MethodHandle KILL = functionWithErrno("kill", INT, INT);

    private LibC() {}
}
