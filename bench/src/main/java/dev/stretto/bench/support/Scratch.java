package dev.stretto.bench.support;

import dev.stretto.git.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory for one benchmark, deleted at its end unless it is to be kept.
 *
 * @param path absolute
 */
public record Scratch(Path path, boolean kept) implements AutoCloseable {

    public static Scratch create(String name, boolean kept) throws IOException {
        return new Scratch(Files.createTempDirectory("stretto-" + name + "-").toRealPath(), kept);
    }

    /**
     * A directory in a folder.
     *
     * @param in the folder; null for that of temporary files
     */
    public static Scratch create(String name, @Nullable Path in, boolean kept) throws IOException, Refusal {
        if (in == null) {
            return create(name, kept);
        }
        if (!Files.isDirectory(in)) {
            throw new Refusal("there is no folder " + in);
        }
        return new Scratch(
                Files.createTempDirectory(in, "stretto-" + name + "-").toRealPath(), kept);
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            FileTrees.delete(path);
        }
    }
}
