package dev.stretto.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A git process that stays and answers one line at a time, which saves starting one per question. It starts at the first
 * question and ends with its input, so it cannot outlive us.
 *
 * <p>One question is asked and answered under the object's monitor, so answers cannot be mixed up. It is an optimisation
 * only: {@link #ask} answers empty where the process fails or hangs, and the caller runs a process of its own, which then
 * also has the error message.
 */
final class GitHelper implements AutoCloseable {

    private static final int ANSWER_SECONDS_MAX = 60;

    private final Supplier<ProcessBuilder> program;
    private @Nullable Process process;
    private @Nullable InputStream answers;
    private boolean closed;

    GitHelper(Supplier<ProcessBuilder> program) {
        this.program = program;
    }

    /** How the answer to one question is read; empty where the answer is that there is none. */
    @FunctionalInterface
    interface Answer<T> {
        Optional<T> read(InputStream in) throws IOException;
    }

    synchronized <T> Optional<T> ask(String question, Answer<T> answer) {
        if (closed) {
            return Optional.empty();
        }
        CompletableFuture<Void> answered = new CompletableFuture<>();
        try {
            Process running = running();
            var _ = answered.orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS).exceptionally(late -> {
                running.destroyForcibly();
                return null;
            });
            OutputStream questions = running.getOutputStream();
            questions.write((question + "\n").getBytes(StandardCharsets.UTF_8));
            questions.flush();
            return answer.read(in());
        } catch (IOException e) {
            end();
            return Optional.empty();
        } finally {
            answered.complete(null);
        }
    }

    private Process running() throws IOException {
        if (process == null || !process.isAlive()) {
            end();
            process =
                    program.get().redirectError(ProcessBuilder.Redirect.DISCARD).start();
            answers = new BufferedInputStream(process.getInputStream());
        }
        return process;
    }

    private InputStream in() throws IOException {
        if (answers == null) {
            throw new EOFException();
        }
        return answers;
    }

    private void end() {
        if (process != null) {
            process.destroyForcibly();
        }
        process = null;
        answers = null;
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }

    /** The bytes up to the next {@code end} (which is consumed and not among them). */
    static byte[] until(InputStream in, int end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            if (b == end) {
                return bytes.toByteArray();
            }
            bytes.write(b);
        }
    }

    static String line(InputStream in) throws IOException {
        return new String(until(in, '\n'), StandardCharsets.UTF_8);
    }
}
