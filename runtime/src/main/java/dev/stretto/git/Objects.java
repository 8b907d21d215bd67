package dev.stretto.git;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the objects of a repository, mostly through four git processes that stay. Safe for use by many threads. */
public final class Objects implements AutoCloseable {

    private static final String[] WRITE_COMMIT = {"hash-object", "-t", "commit", "-w", "--no-filters"};
    private static final String[] WRITE_TREE = {"hash-object", "-t", "tree", "-w", "--no-filters"};
    private static final String[] DIFF = {"diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev"};

    private final GitRepository repository;
    private final GitHelper reader;
    private final GitHelper commitWriter;
    private final GitHelper treeWriter;
    private final GitHelper differ;

    /** Whoever asks often asks again; of trees the answer stays the same. */
    private volatile @Nullable Difference last;

    private record Difference(ObjectId from, ObjectId to, List<RawChange> changes) {}

    Objects(GitRepository repository) {
        this.repository = repository;
        this.reader = repository.helper("cat-file", "--batch");
        this.commitWriter = repository.helper(with(WRITE_COMMIT, "--stdin-paths"));
        this.treeWriter = repository.helper(with(WRITE_TREE, "--stdin-paths"));
        this.differ = repository.helper(with(DIFF, "--stdin"));
    }

    private static String[] with(String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** The tree of a commit. */
    public ObjectId tree(ObjectId commit) {
        return new ObjectId(header(text(commit), "tree").getFirst());
    }

    /** The parents of a commit, as stored; a shallow clone's last commits still name theirs. */
    public List<ObjectId> parents(ObjectId commit) {
        return header(text(commit), "parent").stream().map(ObjectId::new).toList();
    }

    private String text(ObjectId commit) {
        return new String(commit(commit), StandardCharsets.UTF_8);
    }

    private static List<String> header(String commit, String key) {
        return commit.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    private byte[] commit(ObjectId commit) {
        Optional<byte[]> answer = reader.ask(commit.hex(), Objects::readObject);
        return answer.orElseGet(
                () -> repository.call("cat-file", "commit", commit.hex()).run().bytes());
    }

    /** The content of a file; for files known to be small. */
    byte[] blob(ObjectId blob) {
        Optional<byte[]> answer = reader.ask(blob.hex(), Objects::readObject);
        return answer.orElseGet(
                () -> repository.call("cat-file", "blob", blob.hex()).run().bytes());
    }

    private static Optional<byte[]> readObject(InputStream in) throws IOException {
        String[] head = GitHelper.line(in).split(" ");
        if (head.length != 3) {
            return Optional.empty();
        }
        int size = Integer.parseInt(head[2]);
        byte[] content = in.readNBytes(size);
        if (content.length < size || in.read() != '\n') {
            throw new IOException("cut off");
        }
        return Optional.of(content);
    }

    /** Writes a commit with one parent and answers its name. */
    public ObjectId write(ObjectId tree, ObjectId parent, CommitDetails details) {
        String who =
                details.author().name() + " <" + details.author().email() + "> " + details.epochSeconds() + " +0000";
        String message = details.message().endsWith("\n") ? details.message() : details.message() + "\n";
        String text =
                "tree " + tree + "\nparent " + parent + "\nauthor " + who + "\ncommitter " + who + "\n\n" + message;
        return write(text.getBytes(StandardCharsets.UTF_8), WRITE_COMMIT, commitWriter);
    }

    /** Writes the commit that differs from {@code original} only in its tree and in having {@code parent} as its parent. */
    public ObjectId rewrite(ObjectId original, ObjectId tree, ObjectId parent) {
        return rewrite(original, tree, parent, "");
    }

    /**
     * As {@link #rewrite(ObjectId, ObjectId, ObjectId)}, with more to its message.
     *
     * @param more whole lines; empty for none
     */
    public ObjectId rewrite(ObjectId original, ObjectId tree, ObjectId parent, String more) {
        byte[] bytes = commit(original);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.writeBytes(("tree " + tree + "\nparent " + parent + "\n").getBytes(StandardCharsets.UTF_8));
        int at = 0;
        while (startsWith(bytes, at, "tree ") || startsWith(bytes, at, "parent ")) {
            while (bytes[at] != '\n') {
                at++;
            }
            at++;
        }
        changed.write(bytes, at, bytes.length - at);
        changed.writeBytes(more.getBytes(StandardCharsets.UTF_8));
        return write(changed.toByteArray(), WRITE_COMMIT, commitWriter);
    }

    private static boolean startsWith(byte[] bytes, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= bytes.length || bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The content of a tree as git keeps it. */
    byte[] tree(String tree) {
        Optional<byte[]> answer = reader.ask(tree, Objects::readObject);
        return answer.orElseGet(
                () -> repository.call("cat-file", "tree", tree).run().bytes());
    }

    /** Writes a tree, given as git keeps it, and answers its name. */
    ObjectId writeTree(byte[] tree) {
        return write(tree, WRITE_TREE, treeWriter);
    }

    private ObjectId write(byte[] content, String[] command, GitHelper writer) {
        try {
            Path file = Files.createTempFile(
                    Files.createDirectories(repository.ownDirectory().resolve("tmp")), "object", "");
            try {
                Files.write(file, content);
                Optional<String> name = writer.ask(file.toString(), in -> Optional.of(GitHelper.line(in)));
                return new ObjectId(name.orElseGet(() -> writeAlone(content, command)));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String writeAlone(byte[] content, String[] command) {
        return repository
                .call(with(command, "--stdin"))
                .input(content)
                .run()
                .text()
                .strip();
    }

    /** What differs between two trees, file by file, a rename as a deletion and an addition. */
    public List<TreeChange> changes(ObjectId fromTree, ObjectId toTree) {
        return rawChanges(fromTree, toTree).stream().map(RawChange::forPeople).toList();
    }

    /** As {@link #changes}, with what tells the paths and their content apart. */
    public List<RawChange> rawChanges(ObjectId fromTree, ObjectId toTree) {
        Difference known = last;
        if (known != null && known.from.equals(fromTree) && known.to.equals(toTree)) {
            return known.changes;
        }
        // The helper compares trees; given a line that names no object it repeats it, which marks the end of an answer.
        Optional<List<RawChange>> answer = differ.ask(fromTree + " " + toTree + "\nend", in -> readChanges(in));
        List<RawChange> changes = List.copyOf(answer.orElseGet(() -> changesAlone(fromTree, toTree)));
        last = new Difference(fromTree, toTree, changes);
        return changes;
    }

    private List<RawChange> changesAlone(ObjectId from, ObjectId to) {
        byte[] raw = repository.call(with(DIFF, from.hex(), to.hex())).run().bytes();
        try (InputStream in = new ByteArrayInputStream(raw)) {
            return RawChange.readAll(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<List<RawChange>> readChanges(InputStream in) throws IOException {
        if (GitHelper.line(in).equals("end")) {
            return Optional.empty();
        }
        List<RawChange> changes = RawChange.readAll(in);
        GitHelper.line(in);
        return Optional.of(changes);
    }

    @Override
    public void close() {
        reader.close();
        commitWriter.close();
        treeWriter.close();
        differ.close();
    }
}
