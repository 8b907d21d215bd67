package dev.stretto.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real program, as a process of its own that can be sent signals. */
final class Program implements AutoCloseable {

    private static final long END_SECONDS_MAX = 60;

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts Stretto in the shell's folder with its environment. */
    static Program start(Shell shell, String... arguments) {
        List<String> command = command();
        command.addAll(List.of(arguments));
        return start(shell, command);
    }

    /** What starts Stretto, to which its arguments are added. */
    static List<String> command() {
        return TrainedProgram.shared().command();
    }

    /** Starts any command in the shell's folder. */
    static Program start(Shell shell, List<String> command) {
        try {
            Path out = Files.createTempFile(shell.outside(""), "program", ".out");
            Path err = Files.createTempFile(shell.outside(""), "program", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(shell.directory().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(shell.environment());
            return new Program(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean running() {
        return process.isAlive();
    }

    /** Sends a signal by its name, as {@code kill} does. */
    void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("no signal could be sent");
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String printed() {
        return read(out);
    }

    void awaitPrinted(String text) {
        Await.until("\"" + text + "\" is printed", () -> {
            if (!process.isAlive() && !printed().contains(text)) {
                throw new AssertionError("ended without it:\n" + printed() + read(err));
            }
            return printed().contains(text);
        });
    }

    /** Waits for its end. */
    Finished finish() {
        try {
            if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new AssertionError("does not end; it printed:\n" + printed() + read(err));
            }
            return new Finished(process.exitValue(), printed(), read(err));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
