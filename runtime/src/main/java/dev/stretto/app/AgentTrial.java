package dev.stretto.app;

import dev.stretto.agent.Agent;
import dev.stretto.agent.PromptBy;
import dev.stretto.agent.Transcript;
import dev.stretto.process.ProcessExit;
import dev.stretto.process.ProcessSpec;
import dev.stretto.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Starts agents outside of any run, to see whether they can be.
 *
 * @param environment what they inherit
 */
public record AgentTrial(Map<String, String> environment) {

    /** What a trial asks for: nothing that costs much or changes anything. */
    public static final String PROMPT = "Reply with the one word: ready. Change no files and run no commands.\n";

    private static final String MARKER = "STRETTO_MARKER";
    private static final long OUTPUT_BYTES_MAX = 10_000_000;
    private static final Duration VERSION_MAX = Duration.ofSeconds(3);

    /**
     * How a trial went.
     *
     * @param problem what went wrong; empty where it went well
     * @param output what it wrote, for people
     */
    public record Result(Optional<String> problem, Duration took, String output, double costUsd) {}

    /** Asks an agent for one word, in an empty folder. */
    public Result ask(Agent agent, Duration timeout) throws IOException, InterruptedException {
        return inEmptyFolder(folder -> {
            Path prompt = Files.writeString(folder.resolve("prompt.md"), PROMPT);
            Path log = folder.resolve("log");
            long before = System.nanoTime();
            ProcessExit exit = run(
                    agent,
                    agent.argv(PROMPT, prompt),
                    Optional.of(prompt).filter(_ -> agent.prompt() == PromptBy.STDIN),
                    folder,
                    timeout);
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            Transcript transcript = Transcript.of(log, agent.output());
            StringBuilder output = new StringBuilder();
            if (Files.exists(log)) {
                Transcript.show(log, agent.output(), output::append);
            }
            Optional<String> ended = exit instanceof ProcessExit.Exited(int code) && code == 0
                    ? Optional.empty()
                    : Optional.of(exit.description());
            Optional<String> problem = ended.isPresent() && transcript.problem().isPresent()
                    ? ended.map(how -> how + ": " + transcript.problem().get())
                    : ended.or(transcript::problem);
            return new Result(problem, took, output.toString().strip(), transcript.costUsd());
        });
    }

    /** The first line an agent's program prints when asked for its version; empty where it does not say so at once. */
    public Optional<String> version(Agent agent, Path program) throws IOException, InterruptedException {
        return inEmptyFolder(folder -> {
            ProcessExit exit =
                    run(agent, List.of(program.toString(), "--version"), Optional.empty(), folder, VERSION_MAX);
            if (!(exit instanceof ProcessExit.Exited(int code)) || code != 0) {
                return Optional.empty();
            }
            try (Stream<String> lines = Files.readString(folder.resolve("log")).lines()) {
                return lines.map(String::strip).filter(line -> !line.isEmpty()).findFirst();
            }
        });
    }

    private ProcessExit run(Agent agent, List<String> argv, Optional<Path> input, Path folder, Duration timeout)
            throws IOException {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.putAll(agent.env());
        variables.put(MARKER, "trial:" + folder);
        Path work = Files.createDirectory(folder.resolve("work"));
        ProcessSpec spec = new ProcessSpec(
                argv,
                work,
                variables,
                input,
                folder.resolve("log"),
                Optional.of(timeout),
                OUTPUT_BYTES_MAX,
                MARKER + "=trial:" + folder);
        CompletableFuture<ProcessExit> end = new CompletableFuture<>();
        try (Processes processes = new Processes()) {
            var _ = processes.start(spec, end::complete);
            return end.join();
        }
    }

    private interface Work<T> {
        T in(Path folder) throws IOException, InterruptedException;
    }

    private static <T> T inEmptyFolder(Work<T> work) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("stretto-agent");
        try {
            return work.in(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
