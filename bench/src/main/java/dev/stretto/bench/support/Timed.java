package dev.stretto.bench.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole process, measured from outside: from before its start until it is gone.
 *
 * @param millis wall time
 * @param output the lines of its standard output
 */
public record Timed(double millis, List<String> output) {

    public Timed {
        output = List.copyOf(output);
    }

    /**
     * Runs a command.
     *
     * @param environment added to the inherited one
     * @param directory where it starts; its output goes to files beside
     * @throws Refusal if it cannot be started, or fails
     */
    public static Timed run(Path directory, Map<String, String> environment, List<String> command)
            throws Refusal, IOException, InterruptedException {
        Path out = Files.createTempFile(directory.resolveSibling("."), "out", ".log");
        Path err = Files.createTempFile(directory.resolveSibling("."), "err", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        double millis = (System.nanoTime() - start) / 1e6;
        List<String> output = Files.readAllLines(out, StandardCharsets.UTF_8);
        if (status != 0) {
            String said = Stream.concat(output.stream(), Files.readAllLines(err, StandardCharsets.UTF_8).stream())
                    .filter(line -> !line.isBlank())
                    .reduce("nothing", (_, last) -> last);
            throw new Refusal(
                    String.join(" ", command) + " ended with exit code " + status + ", and said last: " + said);
        }
        Files.delete(out);
        Files.delete(err);
        return new Timed(millis, output);
    }
}
