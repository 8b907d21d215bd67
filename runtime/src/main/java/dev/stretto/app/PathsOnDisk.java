package dev.stretto.app;

import dev.stretto.claim.PathFacts;
import dev.stretto.claim.PathKind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What a folder has at a path.
 *
 * @param root the repository's root, or the folder a run in place works in
 */
public record PathsOnDisk(Path root) implements PathFacts {

    /** As they are around a folder: of the repository it lies in, if it does. */
    public static PathsOnDisk around(Path folder) {
        return new PathsOnDisk(WorkTree.around(folder).orElse(folder));
    }

    @Override
    public PathKind at(String path) {
        try {
            Path there = root.resolve(path);
            return Files.isDirectory(there) ? PathKind.FOLDER : Files.exists(there) ? PathKind.FILE : PathKind.ABSENT;
        } catch (InvalidPathException | SecurityException e) {
            return PathKind.ABSENT;
        }
    }
}
