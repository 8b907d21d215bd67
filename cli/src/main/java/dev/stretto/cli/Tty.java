package dev.stretto.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/** Asks the system about the terminal behind standard output. */
final class Tty {

    private static final int STDOUT = 1;

    /** What terminals are that do not say. */
    private static final Size USUAL = new Size(80, 24);

    private static final long TIOCGWINSZ = System.getProperty("os.name").startsWith("Mac") ? 0x40087468L : 0x5413L;

    private Tty() {}

    /** A terminal's size in characters. */
    record Size(int columns, int rows) {

        /** The size that a screen has as far as it is known beforehand. */
        static Size of(Console.Screen screen) {
            return new Size(screen.columns(), USUAL.rows());
        }
    }

    /** What standard output can show, by the terminal and the conventions of {@code NO_COLOR} and {@code TERM}. */
    static Console.Screen screen(Map<String, String> environment) {
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        if (dumb || !isTerminal()) {
            return Console.Screen.NONE;
        }
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Console.Screen(true, colour, size(USUAL).columns());
    }

    private static boolean isTerminal() {
        Linker linker = Linker.nativeLinker();
        try {
            return (int) linker.downcallHandle(
                                    linker.defaultLookup().findOrThrow("isatty"),
                                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                            .invokeExact(STDOUT)
                    == 1;
        } catch (Throwable e) {
            return false;
        }
    }

    /** How large the terminal is now; what the size was taken for where there is none. */
    static Size size(Size otherwise) {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(ValueLayout.JAVA_SHORT, 4);
            int result = (int) linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("ioctl"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS),
                            Linker.Option.firstVariadicArg(2))
                    .invokeExact(STDOUT, TIOCGWINSZ, size);
            int rows = size.getAtIndex(ValueLayout.JAVA_SHORT, 0);
            int columns = size.getAtIndex(ValueLayout.JAVA_SHORT, 1);
            return result == 0 && columns > 0 && rows > 0 ? new Size(columns, rows) : otherwise;
        } catch (Throwable e) {
            return otherwise;
        }
    }
}
