package dev.stretto.workspace;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stretto.foreign.CLibrary;
import dev.stretto.foreign.NativeStrings;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * What Linux can do with mounts and Java cannot say. Do not touch this class before {@link #available()} said yes: a missing
 * function fails the initialisation of what it uses.
 */
final class OverlayCalls {

    private static final int MNT_DETACH = 2;
    private static final int S_IFCHR = 0020000;

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EINVAL = 22;
    private static final int ENODEV = 19;

    private OverlayCalls() {}

    /** The functions themselves, looked up when the first is called. */
    private static final class Functions {
        static final MethodHandle MOUNT =
                CLibrary.functionWithErrno("mount", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
        static final MethodHandle UMOUNT = CLibrary.functionWithErrno("umount2", ADDRESS, JAVA_INT);
        static final MethodHandle MKNOD = CLibrary.functionWithErrno("mknod", ADDRESS, JAVA_INT, JAVA_LONG);
        // It answers a long, of which the lower half tells all there is to know: -1, or a length of a few bytes.
        static final MethodHandle GETXATTR =
                CLibrary.functionWithErrno("lgetxattr", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
    }

    /** Whether this is a Linux whose C library has the functions. */
    static boolean available() {
        return System.getProperty("os.name").equals("Linux")
                && CLibrary.has("mount")
                && CLibrary.has("umount2")
                && CLibrary.has("mknod")
                && CLibrary.has("lgetxattr");
    }

    /**
     * Mounts an overlay.
     *
     * @param options as the kernel takes them, with commas between them
     */
    static void mount(Path target, String options) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            MemorySegment type = arena.allocateFrom("overlay");
            int result = (int) Functions.MOUNT.invokeExact(
                    captured,
                    type,
                    string(arena, target),
                    type,
                    0L,
                    arena.allocateFrom(options, NativeStrings.charset()));
            if (result != 0) {
                throw new IOException("mounting an overlay failed: " + words(CLibrary.errno(captured)));
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    /** Takes a mount out of the directory tree at once, also where a process still works in it; nothing where there is none. */
    static void detach(Path target) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            int result = (int) Functions.UMOUNT.invokeExact(captured, string(arena, target), MNT_DETACH);
            int errno = CLibrary.errno(captured);
            if (result != 0 && errno != EINVAL && errno != ENOENT) {
                throw new IOException("unmounting failed: " + words(errno));
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    /** Makes what hides a file or directory of the layers below: a character device without a number. */
    static void whiteout(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            int result = (int) Functions.MKNOD.invokeExact(captured, string(arena, path), S_IFCHR, 0L);
            if (result != 0) {
                throw new IOException("hiding " + path + " failed: " + words(CLibrary.errno(captured)));
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    /** Whether a file has an extended attribute. */
    static boolean hasAttribute(Path path, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(CLibrary.CAPTURED_BYTES, 8);
            int length = (int) Functions.GETXATTR.invokeExact(
                    captured, string(arena, path), arena.allocateFrom(name), MemorySegment.NULL, 0L);
            return length >= 0;
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
    }

    private static String words(int errno) {
        return switch (errno) {
            case EPERM -> "the system does not permit it";
            case EINVAL -> "the file system there, or another setting of the system, does not allow it";
            case ENODEV -> "this kernel has no overlay file system";
            default -> "error " + errno;
        };
    }

    private static MemorySegment string(Arena arena, Path path) {
        return arena.allocateFrom(path.toString(), NativeStrings.charset());
    }
}
