package dev.stretto.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files as they are in commits, byte by byte as git keeps them, without a work tree. */
public final class CommittedFiles {

    private final GitRepository repository;

    public CommittedFiles(GitRepository repository) {
        this.repository = repository;
    }

    private record Entry(String mode, ObjectId blob) {}

    /**
     * What a file holds in a commit; empty where it is not there, or is a link or something else.
     *
     * @param path from the root, separated by {@code /}
     */
    public Optional<byte[]> read(ObjectId commit, String path) {
        return entry(commit, path).map(file -> repository.objects().blob(file.blob()));
    }

    private Optional<Entry> entry(ObjectId commit, String path) {
        List<String> found = repository
                .call("ls-tree", "-z", "--full-tree", commit.hex(), "--", path)
                .run()
                .texts();
        return found.stream()
                .filter(line -> line.startsWith("100") && line.endsWith("\t" + path))
                .map(line -> line.substring(0, line.indexOf('\t')).split(" "))
                .map(fields -> new Entry(fields[0], new ObjectId(fields[2])))
                .findFirst();
    }

    /**
     * Makes a commit that differs from its parent in what one file holds; the same question gives the same object.
     *
     * @param path of a file of the parent
     */
    public ObjectId change(ObjectId parent, String path, byte[] content, CommitDetails details) {
        Entry before = entry(parent, path)
                .orElseThrow(() -> new IllegalArgumentException("the commit " + parent + " has no file " + path));
        String blob = repository
                .call("hash-object", "-w", "--no-filters", "--stdin")
                .input(content)
                .run()
                .text()
                .strip();
        ObjectId tree = treeWith(parent, before.mode() + " " + blob + "\t" + path + "\0");
        return repository.objects().write(tree, parent, details);
    }

    private ObjectId treeWith(ObjectId parent, String entry) {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(repository.ownDirectory().resolve("tmp")), "index");
            try {
                Path index = folder.resolve("index");
                repository
                        .call("read-tree", parent.hex())
                        .with("GIT_INDEX_FILE", index)
                        .run();
                repository
                        .call("update-index", "-z", "--index-info")
                        .with("GIT_INDEX_FILE", index)
                        .input(entry.getBytes(StandardCharsets.UTF_8))
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
