package dev.stretto.bench.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Git in one directory, for what a benchmark asks of histories. It is no part of the program that is measured: that has a git
 * of its own, which the benchmark's findings do not rest on.
 *
 * <p>Each stream of a process is served by a thread of its own, joined before its data is read, so that no pipe fills up.
 */
public final class Git {

    /**
     * What a call printed, and how it ended.
     *
     * @param raw the output with every byte as one character, which keeps names of any encoding apart
     */
    public record Answer(int status, String raw, String said) {

        public String text() {
            return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
        }
    }

    private final Path directory;
    private final Map<String, String> environment;

    public Git(Path directory) {
        this(directory, Map.of());
    }

    /**
     * @param environment added to the inherited one
     */
    public Git(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    /** Runs git and expects it to succeed. */
    public Answer call(String... arguments) {
        return feed(new byte[0], arguments);
    }

    /** As {@link #call}, with something on its standard input. */
    public Answer feed(byte[] input, String... arguments) {
        Answer answer = attempt(input, arguments);
        if (answer.status() != 0) {
            throw new IllegalStateException("git " + String.join(" ", arguments) + " in " + directory + " failed: "
                    + answer.said().strip());
        }
        return answer;
    }

    /** Runs git and leaves the exit status to the caller. */
    public Answer attempt(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            FutureTask<byte[]> said =
                    new FutureTask<>(() -> process.getErrorStream().readAllBytes());
            Thread.ofVirtual().name("bench-git-errors").start(said);
            Thread.ofVirtual().name("bench-git-input").start(() -> feed(process, input));
            byte[] bytes;
            try (InputStream out = process.getInputStream()) {
                bytes = out.readAllBytes();
            }
            int status = process.onExit().join().exitValue();
            return new Answer(
                    status,
                    new String(bytes, StandardCharsets.ISO_8859_1),
                    new String(said.get(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            // git ended before it had read everything; its exit status says why.
        }
    }
}
