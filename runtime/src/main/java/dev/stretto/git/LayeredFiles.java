package dev.stretto.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a working copy.
 *
 * @param tree where they are
 * @param below layers in which a file is looked for that the tree does not have
 * @param format of object names
 */
record LayeredFiles(Path tree, List<Path> below, String format) {

    /** Whether a file may have been touched: on top of other layers those that were not are not here. */
    boolean mayDiffer(byte[] path) {
        if (below.isEmpty()) {
            return true;
        }
        Path file = BytePaths.resolve(tree, path);
        return !throughLink(file)
                && (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(file));
    }

    boolean isEmptyDirectory(String path) throws IOException {
        Path directory = find(RawChange.bytes(path));
        return !throughLink(directory) && FileTrees.isDirectory(directory) && FileTrees.isEmpty(directory);
    }

    private boolean isLayer(Path directory) {
        return directory.equals(tree) || below.contains(directory);
    }

    private boolean throughLink(Path path) {
        for (Path parent = path.getParent(); parent != null && !isLayer(parent); parent = parent.getParent()) {
            if (Files.isSymbolicLink(parent)) {
                return true;
            }
        }
        return false;
    }

    private Path find(byte[] path) {
        Path top = BytePaths.resolve(tree, path);
        if (below.isEmpty() || FileTrees.exists(top)) {
            return top;
        }
        return below.stream()
                .map(layer -> BytePaths.resolve(layer, path))
                .filter(FileTrees::exists)
                .findFirst()
                .orElse(top);
    }

    /** Whether the file at a path has the content of another one. */
    boolean holds(byte[] path, Path other) throws IOException {
        Path file = find(path);
        return Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.mismatch(file, other) < 0;
    }

    /** Whether git keeps the file of an entry byte by byte as it stands in the tree. */
    boolean storedAsIs(Staged.Entry entry) throws IOException {
        Path file = find(RawChange.bytes(entry.path()));
        return !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || BlobName.of(file, format).equals(entry.object());
    }
}
