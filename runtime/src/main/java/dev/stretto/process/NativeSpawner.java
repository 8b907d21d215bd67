package dev.stretto.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.stretto.foreign.CLibrary;
import dev.stretto.foreign.NativeStrings;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Starts processes by posix_spawn: half the price of {@link ProcessBuilder}, with a session, signals and descriptors
 * as if Java had never been there.
 *
 * <p>Thread-safe: the attributes are filled in by the constructor and only read by posix_spawn afterwards; all other
 * native memory belongs to one call.
 */
final class NativeSpawner implements Spawner {

    private static final Set<String> ARCHITECTURES = Set.of("amd64", "aarch64");

    /** With pauses of 1, 2, 4 ... milliseconds: half a second in all. */
    private static final int BUSY_RETRIES_MAX = 9;

    private final MemorySegment attributes = Arena.ofAuto().allocate(LibC.STRUCT_BYTES, 16);

    NativeSpawner() {
        // Java sees to it that children are not reaped behind its back (SIGCHLD ignored by whoever started us) when
        // this class is initialised.
        ProcessHandle.current();
        try (Arena arena = Arena.ofConfined()) {
            // All bits, not sigfillset: that leaves out the two signals of the thread library, which posix_spawn would
            // then leave ignored in the child.
            MemorySegment everySignal = arena.allocate(LibC.SIGSET_BYTES, 8).fill((byte) 0xff);
            MemorySegment noSignal = arena.allocate(LibC.SIGSET_BYTES, 8);
            int flags = LibC.POSIX_SPAWN_SETSID | LibC.POSIX_SPAWN_SETSIGDEF | LibC.POSIX_SPAWN_SETSIGMASK;
            check((int) LibC.ATTR_INIT.invokeExact(attributes));
            check((int) LibC.ATTR_SETSIGDEFAULT.invokeExact(attributes, everySignal));
            check((int) LibC.ATTR_SETSIGMASK.invokeExact(attributes, noSignal));
            check((int) LibC.ATTR_SETFLAGS.invokeExact(attributes, (short) flags));
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    /** Whether this is a Linux with a GNU C library of 2.34 or later, on a processor whose constants we know. */
    static boolean isAvailable() {
        if (!System.getProperty("os.name").equals("Linux") || !ARCHITECTURES.contains(System.getProperty("os.arch"))) {
            return false;
        }
        return CLibrary.has("gnu_get_libc_version") && CLibrary.has("posix_spawn_file_actions_addclosefrom_np");
    }

    @Override
    public Child spawn(ProcessSpec spec) throws CouldNotStart {
        Path program = WhyNotStarted.resolve(spec);
        // Another process of ours that is just being started may for a moment hold a descriptor with which we wrote
        // this very program, and the kernel runs no file that is open for writing. It lets go within milliseconds.
        for (int attempt = 0; ; attempt++) {
            Result result = spawn(spec, program);
            if (result.errno == 0) {
                return new NativeChild(result.pid);
            }
            if (result.errno != Errno.ETXTBSY || attempt == BUSY_RETRIES_MAX) {
                throw new CouldNotStart(WhyNotStarted.explain(result.errno, spec, program));
            }
            Uninterruptible.sleepMillis(1L << attempt);
        }
    }

    private record Result(int errno, int pid) {}

    private Result spawn(ProcessSpec spec, Path program) {
        List<String> variables = new ArrayList<>(spec.environment().size());
        spec.environment().forEach((name, value) -> variables.add(name + "=" + value));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment argv = strings(arena, spec.argv());
            MemorySegment envp = strings(arena, variables);
            MemorySegment paths = strings(
                    arena,
                    List.of(
                            program.toString(),
                            spec.directory().toString(),
                            spec.input().map(Path::toString).orElse("/dev/null"),
                            spec.log().toString()));
            MemorySegment pid = arena.allocate(JAVA_INT);
            MemorySegment actions = arena.allocate(LibC.STRUCT_BYTES, 16);
            check((int) LibC.ACTIONS_INIT.invokeExact(actions));
            try {
                MemorySegment input = paths.getAtIndex(ADDRESS, 2);
                MemorySegment log = paths.getAtIndex(ADDRESS, 3);
                check((int) LibC.ACTIONS_OPEN.invokeExact(actions, 0, input, LibC.O_RDONLY, 0));
                check((int) LibC.ACTIONS_OPEN.invokeExact(actions, 1, log, LibC.O_APPEND_CREATE_WRITE, 0600));
                check((int) LibC.ACTIONS_DUP2.invokeExact(actions, 1, 2));
                check((int) LibC.ACTIONS_CHDIR.invokeExact(actions, paths.getAtIndex(ADDRESS, 1)));
                // Java does not mark its descriptors close-on-exec.
                check((int) LibC.ACTIONS_CLOSEFROM.invokeExact(actions, 3));
                int errno = (int) LibC.POSIX_SPAWN.invokeExact(
                        pid, paths.getAtIndex(ADDRESS, 0), actions, attributes, argv, envp);
                return new Result(errno, pid.get(JAVA_INT, 0));
            } finally {
                check((int) LibC.ACTIONS_DESTROY.invokeExact(actions));
            }
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    /** An array of pointers to C strings, closed by a null pointer, all in one block. */
    private static MemorySegment strings(Arena arena, List<String> texts) {
        Charset charset = NativeStrings.charset();
        List<byte[]> encoded = new ArrayList<>(texts.size());
        long bytes = (texts.size() + 1) * ADDRESS.byteSize();
        for (String text : texts) {
            byte[] string = text.getBytes(charset);
            encoded.add(string);
            bytes += string.length + 1;
        }
        MemorySegment block = arena.allocate(bytes, ADDRESS.byteAlignment());
        long at = (texts.size() + 1) * ADDRESS.byteSize();
        for (int i = 0; i < encoded.size(); i++) {
            byte[] string = encoded.get(i);
            block.setAtIndex(ADDRESS, i, block.asSlice(at));
            MemorySegment.copy(string, 0, block, java.lang.foreign.ValueLayout.JAVA_BYTE, at, string.length);
            at += string.length + 1;
        }
        return block;
    }

    private static void check(int errno) {
        if (errno == Errno.ENOMEM) {
            throw new OutOfMemoryError("no memory left to start a process");
        }
        if (errno != 0) {
            throw new IllegalStateException("the C library refused to prepare a process: error " + errno);
        }
    }
}
