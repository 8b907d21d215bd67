package dev.stretto.workspace;

import dev.stretto.git.GitRepository;
import dev.stretto.git.IndexEntries;
import dev.stretto.git.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of one commit below the upper layers of workspaces, never changed once it is there: either a base, which holds
 * them all in {@code tree/}; or a delta, which holds what differs from a base. Beside it, {@code index} is the index that
 * git would have of these files, and {@code base} names the base of a delta.
 */
final class Layer {

    private static final String COMMIT = "commit";
    private static final String BASE = "base";

    private final GitRepository repository;
    private final Path directory;
    private final ObjectId commit;
    private final Optional<Path> base;

    private @Nullable IndexEntries entries;

    private Layer(GitRepository repository, Path directory, ObjectId commit, Optional<Path> base) {
        this.repository = repository;
        this.directory = directory;
        this.commit = commit;
        this.base = base;
    }

    /** The layer in a directory, if it is whole. */
    static Optional<Layer> read(GitRepository repository, Path directory) throws IOException {
        Path of = directory.resolve(COMMIT);
        if (!Files.isRegularFile(of)) {
            return Optional.empty();
        }
        Path base = directory.resolve(BASE);
        Optional<Path> below =
                Files.isRegularFile(base) ? Optional.of(Path.of(Files.readString(base))) : Optional.empty();
        return Optional.of(new Layer(repository, directory, new ObjectId(Files.readString(of)), below));
    }

    /** Says of a directory that is still aside what it is. */
    static void describe(Path directory, ObjectId commit, Optional<Path> base) throws IOException {
        if (base.isPresent()) {
            Files.writeString(directory.resolve(BASE), base.get().toString());
        }
        Files.writeString(directory.resolve(COMMIT), commit.hex());
    }

    Path directory() {
        return directory;
    }

    Path tree() {
        return directory.resolve("tree");
    }

    Path index() {
        return directory.resolve("index");
    }

    ObjectId commit() {
        return commit;
    }

    /** The base itself, or that of a delta. */
    Path baseDirectory() {
        return base.orElse(directory);
    }

    /** The trees that make up the files of the commit, the topmost first. */
    List<Path> trees() {
        return base.map(below -> List.of(tree(), below.resolve("tree"))).orElseGet(() -> List.of(tree()));
    }

    /** The same, of which is known what the index holds. */
    Layer holding(IndexEntries known) {
        Layer layer = new Layer(repository, directory, commit, base);
        layer.entries = known;
        return layer;
    }

    /** What the index holds. */
    synchronized IndexEntries entries() {
        if (entries == null) {
            entries = repository.workingCopy(tree(), index()).entries();
        }
        return entries;
    }
}
