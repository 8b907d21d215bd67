package dev.stretto.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds programs as a shell does. */
public final class Programs {

    private Programs() {}

    /**
     * The file that a plain name starts.
     *
     * @param path as in the environment variable; empty entries, which would mean the current folder, are passed over
     */
    public static Optional<Path> find(String name, String path) {
        return List.of(path.split(":")).stream()
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
