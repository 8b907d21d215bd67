package dev.stretto.bench.support;

import dev.stretto.git.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory for one benchmark, deleted at its end unless it is to be kept.
 *
 * @param path absolute
 */
public record Scratch(Path path, boolean kept) implements AutoCloseable {

    public static Scratch create(String name, boolean kept) throws IOException {
        return new Scratch(Files.createTempDirectory("stretto-" + name + "-").toRealPath(), kept);
    }

    /** A directory in a folder that exists, deleted at the end. */
    public static Scratch in(Path folder, String name) throws IOException {
        return new Scratch(
                Files.createTempDirectory(folder, "stretto-" + name + "-").toRealPath(), false);
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            FileTrees.delete(path);
        }
    }
}
