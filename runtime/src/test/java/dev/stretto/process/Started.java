package dev.stretto.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process under test: a script, its log, and its end. */
final class Started {

    private final ProcessSpec spec;
    private final CompletableFuture<ProcessExit> exit = new CompletableFuture<>();
    private Optional<RunningProcess> running = Optional.empty();

    private Started(ProcessSpec spec) {
        this.spec = spec;
    }

    /** A spec with generous limits. */
    static ProcessSpec spec(Path directory, String... argv) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("STRETTO_ATTEMPT", UUID.randomUUID().toString());
        return new ProcessSpec(
                List.of(argv),
                directory,
                environment,
                Optional.empty(),
                directory.resolve("log"),
                Optional.empty(),
                1L << 30,
                "STRETTO_ATTEMPT=" + environment.get("STRETTO_ATTEMPT"));
    }

    static ProcessSpec script(Path directory, String script) {
        return spec(directory, "/bin/sh", "-c", script);
    }

    static ProcessSpec withTimeout(ProcessSpec s, Duration timeout) {
        return new ProcessSpec(
                s.argv(),
                s.directory(),
                s.environment(),
                s.input(),
                s.log(),
                Optional.of(timeout),
                s.outputBytesMax(),
                s.marker());
    }

    static ProcessSpec withOutputMax(ProcessSpec s, long bytes) {
        return new ProcessSpec(
                s.argv(), s.directory(), s.environment(), s.input(), s.log(), s.timeout(), bytes, s.marker());
    }

    static ProcessSpec withInput(ProcessSpec s, Path input) {
        return new ProcessSpec(
                s.argv(),
                s.directory(),
                s.environment(),
                Optional.of(input),
                s.log(),
                s.timeout(),
                s.outputBytesMax(),
                s.marker());
    }

    static ProcessSpec withLog(ProcessSpec s, Path log) {
        return new ProcessSpec(
                s.argv(), s.directory(), s.environment(), s.input(), log, s.timeout(), s.outputBytesMax(), s.marker());
    }

    static ProcessSpec withEnvironment(ProcessSpec s, Map<String, String> more) {
        Map<String, String> environment = new LinkedHashMap<>(s.environment());
        environment.putAll(more);
        return new ProcessSpec(
                s.argv(), s.directory(), environment, s.input(), s.log(), s.timeout(), s.outputBytesMax(), s.marker());
    }

    static Started start(Processes processes, ProcessSpec spec) {
        Started started = new Started(spec);
        started.running = processes.start(spec, exit -> {
            if (!started.exit.complete(exit)) {
                throw new AssertionError("a second end was reported: " + exit);
            }
        });
        return started;
    }

    RunningProcess running() {
        return running.orElseThrow();
    }

    boolean isStarted() {
        return running.isPresent();
    }

    boolean isReported() {
        return exit.isDone();
    }

    ProcessExit exit() {
        try {
            return exit.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no end was reported for " + spec.argv(), e);
        }
    }

    String output() {
        try {
            return Files.readString(spec.log());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the log has {@code count} lines and returns them. */
    List<String> awaitLines(int count) {
        return Eventually.get(() -> {
            String output = Files.exists(spec.log()) ? output() : "";
            List<String> lines = output.lines().toList();
            return lines.size() >= count && output.endsWith("\n") ? Optional.of(lines) : Optional.empty();
        });
    }

    List<ProcessIdentity> survivors() {
        return ProcessTree.survivors(spec.marker());
    }
}
