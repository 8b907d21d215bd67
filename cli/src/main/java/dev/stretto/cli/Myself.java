package dev.stretto.cli;

import dev.stretto.app.Detached;
import dev.stretto.process.Processes;
import java.util.List;
import java.util.Optional;

/** This program as a command line, for processes that are to outlive this one. */
final class Myself {

    private Myself() {}

    static Detached detached(Cli cli) {
        return new Detached(command(), cli.directory(), cli.environment(), new Processes());
    }

    /** The script that started this, or else the JVM with what this one was started from. */
    private static List<String> command() {
        return Optional.ofNullable(System.getProperty("stretto.launcher"))
                .map(List::of)
                .orElseGet(() -> List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
    }
}
