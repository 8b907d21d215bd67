package dev.stretto.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** Functions of the C library that answer an {@code int} or a pointer. A function that is not there fails the look-up. */
public final class CLibrary {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    /** The size of the segment that functions with errno take first. */
    public static final long CAPTURED_BYTES = CAPTURED.byteSize();

    private CLibrary() {}

    /** Whether there is a function of this name. */
    public static boolean has(String name) {
        return LINKER.defaultLookup().find(name).isPresent();
    }

    /** A function that says by its answer alone what became of the call. */
    public static MethodHandle function(String name, MemoryLayout... parameters) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, parameters));
    }

    /** A function that sets errno; it takes the segment for that before its own parameters. */
    public static MethodHandle functionWithErrno(String name, MemoryLayout... parameters) {
        return withErrno(name, parameters, Linker.Option.captureCallState("errno"));
    }

    /**
     * A function that sets errno and takes as many parameters as the caller likes.
     *
     * @param fixed how many of the parameters are always there
     */
    public static MethodHandle variadicWithErrno(String name, int fixed, MemoryLayout... parameters) {
        return withErrno(
                name, parameters, Linker.Option.captureCallState("errno"), Linker.Option.firstVariadicArg(fixed));
    }

    /** A function that answers a pointer, null where it has nothing to point to. */
    public static MethodHandle pointer(String name, MemoryLayout... parameters) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(ADDRESS, parameters));
    }

    private static MethodHandle withErrno(String name, MemoryLayout[] parameters, Linker.Option... options) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, parameters), options);
    }

    /** The error number that a call has left. */
    public static int errno(MemorySegment captured) {
        return (int) ERRNO.get(captured, 0L);
    }

    /** A method handle declares every throwable; none is expected but errors of the machine. */
    public static RuntimeException unexpected(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
}
