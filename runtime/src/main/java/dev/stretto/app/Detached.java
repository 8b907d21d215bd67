package dev.stretto.app;

import dev.stretto.local.ControlSocket;
import dev.stretto.local.RunHome;
import dev.stretto.process.ProcessExit;
import dev.stretto.process.ProcessSpec;
import dev.stretto.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has runs driven by processes of their own, in sessions of their own: they outlive whoever asked for them.
 *
 * @param program the command line that is Stretto
 * @param directory where it is started
 * @param environment what it, and with it the attempts of the run, inherit
 * @param processes never closed, which would end the drivers
 */
public record Detached(List<String> program, Path directory, Map<String, String> environment, Processes processes) {

    private static final String MARKER = "STRETTO_DETACHED";
    private static final int POLL_MILLIS = 20;
    private static final int LINES_MAX = 5;

    public Detached {
        program = List.copyOf(program);
    }

    /**
     * Takes up a run that nobody drives, as {@code stretto resume} does; returns when its driver listens, or is done already.
     * What the driver prints is in the run's folder, in {@code driver.log}.
     *
     * @throws UserError if it cannot be taken up, in the words of the one that tried
     */
    public void resume(RunHome home) throws UserError, InterruptedException {
        Path log = home.directory().resolve("driver.log");
        long before = log.toFile().length();
        CompletableFuture<ProcessExit> end = new CompletableFuture<>();
        processes.start(spec(home, log), end::complete);
        while (!ControlSocket.answers(home)) {
            Optional<ProcessExit> ended = await(end);
            if (ended.isPresent()) {
                if (!wasDriven(ended.get())) {
                    throw new UserError(said(log, before)
                                    .orElse("the driver of run " + home.run() + " "
                                            + ended.get().description())
                            + "; all it wrote is in " + log);
                }
                return;
            }
        }
    }

    private ProcessSpec spec(RunHome home, Path log) {
        String mark = UUID.randomUUID().toString();
        Map<String, String> marked = new LinkedHashMap<>(environment);
        marked.put(MARKER, mark);
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("resume", home.run().value()));
        return new ProcessSpec(
                command,
                directory,
                marked,
                Optional.empty(),
                log,
                Optional.empty(),
                Long.MAX_VALUE,
                MARKER + "=" + mark);
    }

    private static Optional<ProcessExit> await(CompletableFuture<ProcessExit> end) throws InterruptedException {
        try {
            return Optional.of(end.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing can fail here", e);
        }
    }

    /** A run that failed is one that was driven. */
    private static boolean wasDriven(ProcessExit exit) {
        return exit instanceof ProcessExit.Exited(int code) && code <= 1;
    }

    /** The last of what the driver said. */
    private static Optional<String> said(Path log, long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            String text = new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            return Optional.of(String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_MAX), lines.size()))
                            .replaceFirst("^stretto: ", ""))
                    .filter(words -> !words.isBlank());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
