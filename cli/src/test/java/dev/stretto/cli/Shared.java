package dev.stretto.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Real plans that are not part of this repository: beside it in {@code ../shared}, or where STRETTO_SHARED says. */
final class Shared {

    private Shared() {}

    /** The one file in a folder whose name holds a text; the test is skipped where it is not there. */
    static Path file(String folder, String partOfName) {
        Optional<Path> found = root().map(root -> root.resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(directory -> find(directory, partOfName));
        assumeTrue(found.isPresent(), "no " + folder + "/*" + partOfName + "* beside this repository");
        return found.get();
    }

    private static Optional<Path> root() {
        String named = System.getenv().getOrDefault("STRETTO_SHARED", "");
        Path repository = Path.of("").toAbsolutePath().resolve("..").normalize();
        List<Path> candidates = named.isEmpty()
                ? List.of(repository.resolveSibling("shared"))
                : List.of(repository.resolveSibling("shared"), Path.of(named));
        return candidates.stream().filter(Files::isDirectory).findFirst();
    }

    private static Optional<Path> find(Path directory, String partOfName) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(partOfName))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
