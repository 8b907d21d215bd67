package dev.stretto.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The root of a repository's files, found without asking git, for what only names files relative to it. */
final class WorkTree {

    private WorkTree() {}

    /**
     * The nearest folder from this one upwards that git keeps its data in.
     *
     * @param folder absolute
     */
    static Optional<Path> around(Path folder) {
        for (Path at = folder.normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
