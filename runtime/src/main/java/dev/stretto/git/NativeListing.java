package dev.stretto.git;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.stretto.foreign.CLibrary;
import dev.stretto.foreign.NativeStrings;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists directories with the kind of each entry, which the system tells along and Java would ask for one by one: of 20,000 files a
 * few milliseconds instead of a hundred. Do not touch this class before {@link #available()} said yes.
 */
final class NativeListing {

    /** Where {@code struct dirent} of 64-bit Linux keeps the kind and the name. */
    private static final long TYPE_AT = 18;

    private static final long NAME_AT = 19;
    private static final long ENTRY_BYTES = NAME_AT + 256;
    private static final byte DIRECTORY = 4;
    private static final byte FILE = 8;
    private static final byte LINK = 10;

    private NativeListing() {}

    /** The functions themselves, looked up when the first is called. */
    private static final class Functions {
        static final MethodHandle OPENDIR = CLibrary.pointer("opendir", ADDRESS);
        static final MethodHandle READDIR = CLibrary.pointer("readdir", ADDRESS);
        static final MethodHandle CLOSEDIR = CLibrary.function("closedir", ADDRESS);
    }

    /** Whether this is a 64-bit Linux, whose entries of directories are laid out as this class reads them. */
    static boolean available() {
        boolean wide = List.of("amd64", "aarch64").contains(System.getProperty("os.arch", ""));
        return System.getProperty("os.name", "").equals("Linux") && wide && CLibrary.has("opendir");
    }

    /** What a directory holds besides files and links: its directories, and whether anything else is in it. */
    record Listing(List<String> directories, boolean others) {}

    /**
     * Lists a directory.
     *
     * @throws IOException if it cannot be listed
     */
    static Listing list(Path directory) throws IOException {
        Charset charset = NativeStrings.charset();
        List<String> directories = new ArrayList<>();
        boolean others = false;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom(directory.toString(), charset);
            MemorySegment stream = (MemorySegment) Functions.OPENDIR.invokeExact(path);
            if (stream.equals(MemorySegment.NULL)) {
                throw new IOException(directory + " cannot be listed");
            }
            try {
                MemorySegment entry = (MemorySegment) Functions.READDIR.invokeExact(stream);
                while (!entry.equals(MemorySegment.NULL)) {
                    MemorySegment known = entry.reinterpret(ENTRY_BYTES);
                    byte type = known.get(JAVA_BYTE, TYPE_AT);
                    if (type == DIRECTORY) {
                        directories.add(known.getString(NAME_AT, charset));
                    } else if (!((type == FILE || type == LINK) && !isGit(known))) {
                        others = true;
                    }
                    entry = (MemorySegment) Functions.READDIR.invokeExact(stream);
                }
            } finally {
                int _ = (int) Functions.CLOSEDIR.invokeExact(stream);
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw CLibrary.unexpected(e);
        }
        directories.removeAll(List.of(".", ".."));
        return new Listing(directories, others);
    }

    /** A file of that name stands for a repository, too. */
    private static boolean isGit(MemorySegment entry) {
        return entry.get(JAVA_BYTE, NAME_AT) == '.'
                && entry.get(JAVA_BYTE, NAME_AT + 1) == 'g'
                && entry.get(JAVA_BYTE, NAME_AT + 2) == 'i'
                && entry.get(JAVA_BYTE, NAME_AT + 3) == 't'
                && entry.get(JAVA_BYTE, NAME_AT + 4) == 0;
    }
}
