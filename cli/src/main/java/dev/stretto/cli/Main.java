package dev.stretto.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The command {@code stretto}: wires everything and runs one command. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /**
     * Runs one command on the process's own streams.
     *
     * @param args the command line without the program's name
     * @return the exit code
     */
    static int run(String... args) {
        Console console =
                new Console(writer(FileDescriptor.out), writer(FileDescriptor.err), Tty.screen(System.getenv()));
        return new Cli(console, Path.of("").toAbsolutePath(), System.getenv(), System.in).run(args);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
