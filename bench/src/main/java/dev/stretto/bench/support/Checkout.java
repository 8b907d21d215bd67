package dev.stretto.bench.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The checkout of Stretto that is measured, and programs beside it. */
public final class Checkout {

    private Checkout() {}

    /** The script {@code ./stretto}, as users start it. */
    public static String stretto() throws Refusal {
        Path script =
                Path.of(System.getProperty("stretto.root", "."), "stretto").toAbsolutePath();
        if (!Files.isExecutable(script)) {
            throw new Refusal(script + " is not there; start benchmarks by bench/run");
        }
        return script.toString();
    }

    /** A program on the path. */
    public static Optional<Path> program(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path candidate = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
