package dev.stretto.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One git process, from its arguments to its output.
 *
 * <p>Its three streams are served by threads of their own, so that no pipe can fill while another is waited for; they end
 * when the process closes its side, and are joined before their data is read, which orders the accesses.
 */
final class GitCall {

    private static final Duration TIME_MAX = Duration.ofMinutes(15);
    private static final int GRACE_SECONDS = 2;
    private static final int REPETITIONS_MAX = 2;

    /** Ended by HUP, INT or TERM; git also ends with the first of them where it does not know an option. */
    private static final Set<Integer> MEANT_FOR_US = Set.of(129, 130, 143);

    private static final int OUTPUT_BYTES_MAX = 1 << 28;
    private static final ThreadFactory THREADS =
            Thread.ofVirtual().name("git-io-", 0).factory();

    private final GitProgram program;
    private final List<String> arguments;
    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private byte[] input = {};
    private Duration timeMax = TIME_MAX;
    private String subcommand;

    GitCall(GitProgram program, Path directory, List<String> arguments) {
        this.program = program;
        this.directory = directory;
        this.arguments = List.copyOf(arguments);
        this.subcommand = arguments.getFirst();
    }

    GitCall with(String variable, Path value) {
        return with(variable, value.toString());
    }

    GitCall with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Ends it after a time of its own. */
    GitCall within(Duration time) {
        timeMax = time;
        return this;
    }

    /** The name messages give this call, where it is not its first argument. */
    GitCall named(String name) {
        subcommand = name;
        return this;
    }

    GitCall input(byte[] bytes) {
        input = bytes;
        return this;
    }

    GitCall input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Runs it and expects exit status 0. */
    GitOutput run() {
        GitOutput output = attempt();
        if (output.status() != 0) {
            throw failed(output);
        }
        return output;
    }

    GitException failed(GitOutput output) {
        return GitException.of(subcommand, output.status(), output.said());
    }

    /**
     * Runs it and leaves the exit status to the caller.
     *
     * <p>A terminal sends Ctrl-C, and its own end, to git too; but they are meant for us, who may go on. Every call can be
     * repeated: it writes objects, which are the same then, or compares before it swaps.
     */
    GitOutput attempt() {
        GitOutput output = attemptOnce();
        for (int again = 0; again < REPETITIONS_MAX && MEANT_FOR_US.contains(output.status()); again++) {
            output = attemptOnce();
        }
        return output;
    }

    private GitOutput attemptOnce() {
        Process process = start();
        Drain output = new Drain(process.getInputStream());
        Drain said = new Drain(process.getErrorStream());
        Thread feeder = THREADS.newThread(() -> feed(process));
        feeder.start();
        try {
            if (!process.waitFor(timeMax.toMillis(), TimeUnit.MILLISECONDS)) {
                throw notEnded("git " + subcommand + " did not end within " + timeMax.toSeconds() + " seconds", null);
            }
            feeder.join();
            return new GitOutput(process.exitValue(), output.bytes(), new String(said.bytes(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notEnded("git " + subcommand + " was interrupted", e);
        } catch (IOException e) {
            throw new GitException(
                    GitProblem.Kind.COMMAND_FAILED,
                    "the output of git " + subcommand + " could not be read: " + e.getMessage(),
                    "try again",
                    e);
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        process.destroy(); // on which git deletes its lock files
        try {
            process.onExit().orTimeout(GRACE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static GitException notEnded(String message, @Nullable Throwable cause) {
        return new GitException(GitProblem.Kind.NOT_ENDED, message, "try again", cause);
    }

    private Process start() {
        try {
            return program.prepare(directory, environment, arguments).start();
        } catch (IOException e) {
            if (!Files.isDirectory(directory)) {
                throw new GitException(
                        GitProblem.Kind.COMMAND_FAILED,
                        "the directory " + directory + " is gone",
                        "restore it, or start anew",
                        e);
            }
            throw new GitException(
                    GitProblem.Kind.GIT_MISSING,
                    "the git command could not be started: " + e.getMessage(),
                    "install git 2.38 or newer and see that it is on the PATH",
                    e);
        }
    }

    private void feed(Process process) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input);
        } catch (IOException e) {
            // git ended before it had read everything; its exit status says why.
        }
    }

    /** Reads a stream to its end in a thread of its own. */
    private static final class Drain {
        private final Thread thread;
        private byte[] bytes = {};
        private @Nullable IOException failure;

        Drain(InputStream stream) {
            thread = THREADS.newThread(() -> read(stream));
            thread.start();
        }

        private void read(InputStream stream) {
            try (stream) {
                bytes = stream.readNBytes(OUTPUT_BYTES_MAX);
                if (stream.read() >= 0) {
                    failure = new IOException("more than " + OUTPUT_BYTES_MAX + " bytes");
                }
            } catch (IOException e) {
                failure = e;
            }
        }

        byte[] bytes() throws IOException, InterruptedException {
            thread.join();
            if (failure != null) {
                throw failure;
            }
            return bytes;
        }
    }
}
