package dev.stretto.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Files as they are in commits, byte by byte as git keeps them, without a work tree. */
public final class CommittedFiles {

    private final GitRepository repository;

    public CommittedFiles(GitRepository repository) {
        this.repository = repository;
    }

    private record Entry(String mode, ObjectId blob) {}

    /**
     * Writes what a commit has at a path below a folder: the file of that path, or all files of the folder of that path. Links and
     * what else is no plain file are left out.
     *
     * @param path from the root, separated by {@code /}
     * @param into an empty folder
     * @return whether there is any
     */
    public boolean export(ObjectId commit, String path, Path into) {
        Map<String, Entry> found = entries(commit, path);
        try {
            for (Map.Entry<String, Entry> file : found.entrySet()) {
                Path target = into.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, repository.objects().blob(file.getValue().blob()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !found.isEmpty();
    }

    /** Whether a commit has such a file, or a folder with any. */
    public boolean has(ObjectId commit, String path) {
        return !entries(commit, path).isEmpty();
    }

    private Map<String, Entry> entries(ObjectId commit, String path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String line : repository
                .call("ls-tree", "-r", "-z", "--full-tree", commit.hex(), "--", path)
                .run()
                .texts()) {
            if (line.startsWith("100")) {
                int tab = line.indexOf('\t');
                String[] fields = line.substring(0, tab).split(" ");
                entries.put(line.substring(tab + 1), new Entry(fields[0], new ObjectId(fields[2])));
            }
        }
        return entries;
    }

    /**
     * Makes a commit that differs from its parent in what some files hold; the same question gives the same object.
     *
     * @param contents of files of the parent, by their paths
     */
    public ObjectId change(ObjectId parent, Map<String, byte[]> contents, CommitDetails details) {
        Map<String, Optional<String>> entries = new LinkedHashMap<>();
        contents.forEach((path, content) -> {
            Entry before = Optional.ofNullable(entries(parent, path).get(path))
                    .orElseThrow(() -> new IllegalArgumentException("the commit " + parent + " has no file " + path));
            String blob = repository
                    .call("hash-object", "-w", "--no-filters", "--stdin")
                    .input(content)
                    .run()
                    .text()
                    .strip();
            entries.put(ChangedTree.bytesOf(path), Optional.of(before.mode() + " " + blob));
        });
        ObjectId tree = new ChangedTree(repository).with(repository.objects().tree(parent), entries);
        return repository.objects().write(tree, parent, details);
    }
}
