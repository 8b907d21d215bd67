package dev.stretto.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Adds up the sizes of files. */
final class DiskUse {

    private DiskUse() {}

    /** What a file or folder takes, by the sizes of its files; what cannot be read counts as nothing. */
    static long of(Path root) {
        var sum = new SimpleFileVisitor<Path>() {
            private long bytes;

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes += attributes.isRegularFile() ? attributes.size() : 0;
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(root, sum);
        } catch (IOException e) {
            // A folder that changes while it is looked at: what was seen so far is near enough.
        }
        return sum.bytes;
    }
}
