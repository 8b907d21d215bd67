package dev.stretto.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Trees that differ from others in some entries, made in an index of their own, without a work tree. */
public final class ChangedTree {

    private final GitRepository repository;

    public ChangedTree(GitRepository repository) {
        this.repository = repository;
    }

    /**
     * The tree that has at some paths what another tree has there, and all else as it is.
     *
     * @param paths files from the root, separated by {@code /}; those that the other tree does not have are left out
     */
    public ObjectId restored(ObjectId tree, ObjectId other, Collection<String> paths) {
        StringBuilder entries = new StringBuilder();
        String none = "0".repeat(tree.hex().length());
        paths.forEach(path -> entries.append("0 " + none + "\t" + path + "\0"));
        for (String path : paths) {
            List<String> there = repository
                    .call("ls-tree", "-r", "-z", "--full-tree", other.hex(), "--", path)
                    .run()
                    .texts();
            for (String line : there) {
                // Mode, type and object become mode and object.
                entries.append(line.replaceFirst(" [a-z]+ ", " ")).append('\0');
            }
        }
        return with(tree, entries.toString());
    }

    /**
     * A tree with other entries.
     *
     * @param entries as {@code update-index --index-info -z} takes them
     */
    ObjectId with(ObjectId treeish, String entries) {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(repository.ownDirectory().resolve("tmp")), "index");
            try {
                Path index = folder.resolve("index");
                repository
                        .call("read-tree", treeish.hex())
                        .with("GIT_INDEX_FILE", index)
                        .run();
                repository
                        .call("update-index", "-z", "--index-info")
                        .with("GIT_INDEX_FILE", index)
                        .input(entries.getBytes(StandardCharsets.UTF_8))
                        .run();
                return new ObjectId(repository
                        .call("write-tree")
                        .with("GIT_INDEX_FILE", index)
                        .run()
                        .text()
                        .strip());
            } finally {
                FileTrees.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
