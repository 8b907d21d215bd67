package dev.stretto.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Real plans, from the folder {@code shared} beside the repository; tests that ask for it are skipped where it is not there. */
public final class SharedFolder {

    private SharedFolder() {}

    /** The folder beside the repository, or the one that {@code STRETTO_SHARED} names. */
    public static Path path() {
        String named = System.getenv("STRETTO_SHARED");
        Path folder = Path.of("").toAbsolutePath();
        while (named == null && folder != null && !Files.isDirectory(folder.resolve("shared/plans"))) {
            folder = folder.getParent();
        }
        Path found = named != null ? Path.of(named) : folder == null ? Path.of("shared") : folder.resolve("shared");
        assumeTrue(
                Files.isDirectory(found.resolve("plans")), "the folder of real plans is not there: set STRETTO_SHARED");
        return found;
    }

    /** The first file below a folder of it whose path contains this. */
    public static Path file(String folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(path().resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(name))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " in " + folder));
        }
    }
}
