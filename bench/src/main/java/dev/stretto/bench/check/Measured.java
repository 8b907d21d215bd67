package dev.stretto.bench.check;

import dev.stretto.bench.support.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process, its time and its largest size in memory, as the kernel counts it.
 *
 * @param memoryMaxBytes the high-water mark of its resident set; 0 where the machine does not tell
 * @param file holds its standard output
 */
record Measured(double millis, long memoryMaxBytes, Path file) {

    private static final long LOOK_MILLIS = 20;
    private static final String HIGH_WATER = "VmHWM:";

    /**
     * Runs a command whose JVM takes its options from {@code STRETTO_JAVA_OPTS}.
     *
     * @param heap the largest heap, as {@code -Xmx} wants it
     * @throws Refusal if it cannot be started, or runs out of memory
     */
    static Measured run(Path folder, String heap, String... command) throws Refusal, IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("STRETTO_JAVA_OPTS", "-Xmx" + heap);
        long start = System.nanoTime();
        Process process = builder.start();
        long highest = 0;
        // The mark only rises, so that the last look before the end is what counts.
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            highest = Math.max(highest, highWaterBytes(process.pid()));
        }
        double millis = (System.nanoTime() - start) / 1e6;
        if (process.exitValue() > 1) {
            throw new Refusal(String.join(" ", command) + " ended with exit code " + process.exitValue() + ": "
                    + Files.readString(err).strip());
        }
        return new Measured(millis, highest, out);
    }

    String output() throws IOException {
        return Files.readString(file);
    }

    private static long highWaterBytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                            .filter(line -> line.startsWith(HIGH_WATER))
                            .map(line -> line.substring(HIGH_WATER.length())
                                    .replace("kB", "")
                                    .strip())
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    << 10;
        } catch (IOException e) {
            // It has just ended, or this machine has no such folder.
            return 0;
        }
    }
}
