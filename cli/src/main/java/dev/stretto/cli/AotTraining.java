package dev.stretto.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Runs several commands in one JVM, so that a single ahead-of-time cache holds the classes of all of them. Only
 * {@code bin/train-aot} starts it, with one command a line on standard input; a command that fails is said and passed over.
 */
final class AotTraining {
    private AotTraining() {}

    public static void main(String[] args) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            int code = Main.run(line.strip().split("\\s+"));
            if (code != 0) {
                System.err.println("training: stretto " + line + " exited with " + code);
            }
        }
        System.exit(0); // not waiting for threads that a command left behind
    }
}
