package dev.stretto.git;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A directory of ours that holds the files of a commit, with an index of its own beside it. It uses the repository's objects,
 * config and attributes, but none of its index, HEAD or work tree; a {@code .git} at its root is never looked at.
 *
 * <p>One thread at a time may use it; different working copies of one repository are independent.
 */
public final class WorkingCopy {

    /** What git once found out about the user's file system need not hold for ours; the rest are tricks ours does without. */
    private static final List<String> SETTINGS = settings(
            "core.fileMode=true",
            "core.symlinks=true",
            "core.trustctime=true",
            "core.checkStat=default",
            "core.sparseCheckout=false",
            "core.splitIndex=false",
            "index.version=2",
            "core.untrackedCache=false",
            "index.sparse=false");

    private static List<String> settings(String... always) {
        List<String> settings = new ArrayList<>(List.of(always));
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            settings.add("core.ignoreCase=false");
        }
        return List.copyOf(settings);
    }

    /** How an entry of a submodule begins in a list of what an index holds. */
    private static final String SUBMODULE = "160000 ";

    private final GitRepository repository;
    private final Path tree;
    private final Path index;
    private final List<Path> below;
    private final Optional<Part> part;

    /**
     * What an index leaves out that does not hold all files.
     *
     * @param tree what the files are that it leaves out
     * @param known the paths that it does not leave out, also where it has nothing there
     */
    private record Part(ObjectId tree, Set<String> known) {}

    WorkingCopy(GitRepository repository, Path tree, Path index) {
        this(repository, tree, index, List.of(), Optional.empty());
    }

    private WorkingCopy(GitRepository repository, Path tree, Path index, List<Path> below, Optional<Part> part) {
        this.repository = repository;
        this.tree = tree;
        this.index = index;
        this.below = below;
        this.part = part;
    }

    /**
     * The same, where the tree is the topmost of several layers; a file it does not have is looked for in those below. The index
     * holds only what was touched.
     *
     * @param base the tree of all files below
     * @param touched the paths of those files that are no more or not as they were
     */
    public WorkingCopy over(List<Path> layers, ObjectId base, Set<String> touched) {
        return new WorkingCopy(
                repository,
                tree,
                index,
                List.copyOf(layers),
                Optional.of(new Part(base, Collections.unmodifiableSet(touched))));
    }

    /** What the index holds. */
    public IndexEntries entries() {
        byte[] bytes = bytes();
        return IndexReader.reads(bytes)
                ? IndexEntries.of(bytes, repository.objectFormat())
                : IndexEntries.of(call("ls-files", "-z", "--stage").run());
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the index hold these entries and nothing else; git will look at the content of their files. */
    public void hold(Map<String, String> entries) throws IOException {
        List<RawChange> changes = new ArrayList<>();
        entries.forEach((path, entry) -> changes.add(RawChange.to(path, entry)));
        String format = repository.objectFormat();
        write(IndexWriter.changed(IndexWriter.empty(format), changes, List.of(), format));
    }

    /**
     * Makes the index what another one is after some changes.
     *
     * @param trees where the files are that changed
     * @return false where the other one is of a version that is not read here; nothing is done then
     */
    public boolean follow(Path otherIndex, List<RawChange> changes, List<Path> trees) throws IOException {
        byte[] other = Files.readAllBytes(otherIndex);
        if (!IndexReader.reads(other)) {
            return false;
        }
        write(IndexWriter.changed(other, changes, trees, repository.objectFormat()));
        return true;
    }

    /** Whole or not at all. */
    private void write(byte[] bytes) throws IOException {
        Path fresh = index.resolveSibling(index.getFileName() + ".new");
        Files.write(fresh, bytes);
        Files.move(fresh, index, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes every tracked file what it is in {@code commit}, writing only those that differ. Untracked files stay. */
    public void reset(ObjectId commit) {
        call("read-tree", "-u", "--reset", commit.hex()).run();
    }

    /**
     * Takes over the index of another copy of the very same files, and believes that nothing in them differs.
     *
     * @throws IOException if the other index cannot be read or ours not written; there is none then
     */
    public void adopt(Path otherIndex) throws IOException {
        write(IndexStats.rewritten(Files.readAllBytes(otherIndex), tree, repository.objectFormat()));
    }

    /** Whether every tracked file has the very times, size and mode that the index knows of it. */
    public boolean isUntouched() {
        return call("diff-files", "-z", "--name-only").run().bytes().length == 0;
    }

    /**
     * Makes the tracked files of one tree those of another, looking at nothing but what differs between the two; for a copy whose
     * index holds the first, and that {@link #isUntouched}.
     *
     * @return false where that takes more, and nothing was done
     */
    public boolean advance(ObjectId from, ObjectId to) throws IOException {
        List<RawChange> changes = repository.objects().rawChanges(from, to);
        boolean submodules = changes.stream().anyMatch(change -> change.wasSubmodule() || change.isSubmodule());
        if (submodules || !IndexReader.reads(bytes())) {
            return false;
        }
        Map<String, String> fresh = new LinkedHashMap<>();
        for (RawChange change : changes) {
            if (change.isDeletion()) {
                FileTrees.deleteWithin(tree, BytePaths.resolve(tree, change.path()));
            } else {
                fresh.put(change.path(), change.entry());
            }
        }
        checkOut(fresh, fresh.keySet());
        return follow(index, changes, List.of(tree));
    }

    /**
     * Writes files to the tree; the index stays as it is.
     *
     * @param entries mode and object by path, of these files and of those with attributes that hold for them and are not in the
     *     tree
     */
    public void checkOut(Map<String, String> entries, Collection<String> paths) throws IOException {
        if (paths.isEmpty()) {
            return;
        }
        Path own = index.resolveSibling("fresh");
        WorkingCopy copy = new WorkingCopy(repository, tree, own);
        copy.hold(entries);
        copy.call("checkout-index", "-f", "-q", "-z", "--stdin")
                .input(RawChange.bytes(String.join("\0", paths) + "\0"))
                .run();
        Files.delete(own);
    }

    /** Marks files as not here, so that git takes them to be as they were and does not look for them. */
    public void skip(Collection<String> paths) {
        if (!paths.isEmpty()) {
            call("update-index", "-z", "--skip-worktree", "--stdin")
                    .input(RawChange.bytes(String.join("\0", paths) + "\0"))
                    .run();
        }
    }

    /** Forgets what the index holds in favour of {@code commit}; no file is touched. */
    public void resetIndex(ObjectId commit) {
        call("read-tree", "--reset", commit.hex()).run();
    }

    /**
     * Deletes everything that is not tracked, repositories within it too.
     *
     * @param keep names or paths from the root of what is kept where it is ignored; no wildcards
     */
    public void clean(List<String> keep) {
        if (keep.isEmpty()) {
            call("clean", "-ffdxq").run();
            return;
        }
        call("clean", "-ffdq").run();
        List<String> arguments = new ArrayList<>(List.of("clean", "-ffdXq"));
        keep.forEach(entry -> arguments.addAll(List.of("-e", "!" + entry)));
        call(arguments.toArray(String[]::new)).run();
    }

    /** Takes every change of the files into the index, and their content into the repository; ignored files are left out. */
    public void addAll() {
        GitCall add = call("add", "-A");
        GitOutput output = add.run();
        if (output.said().contains("Permission denied")) {
            throw add.failed(output); // for git a warning, but it has left out a directory
        }
    }

    /** Has the index forget attribute files that are gone: as long as it holds them, git goes by them, and may fail to. */
    public void forgetDeletedAttributes() {
        forget(call("ls-files", "-z", "--deleted").run().parts().stream()
                .map(path -> new String(path, StandardCharsets.ISO_8859_1))
                .filter(path -> path.endsWith(".gitattributes"))
                .toList());
    }

    /**
     * What somebody who works in the tree has staged.
     *
     * @param otherIndex the index of their own; empty where they used none
     * @param base the commit both they and we started from
     */
    public Staged staged(Optional<Path> otherIndex, ObjectId base) {
        return new Staged(this, repository.objects(), base, otherIndex);
    }

    /** What an index holds otherwise than a commit; nothing where it cannot be read. */
    List<RawChange> difference(Path otherIndex, ObjectId base) {
        GitOutput raw = call("diff-index", "--cached", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", base.hex())
                .with("GIT_INDEX_FILE", otherIndex)
                .attempt();
        try (InputStream in = new ByteArrayInputStream(raw.status() == 0 ? raw.bytes() : new byte[0])) {
            return RawChange.readAll(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes in ignored files that {@code otherIndex} tracks, as after {@code git add -f} by whoever works in the tree. */
    void addForced(Path otherIndex) {
        GitOutput ignored = call("ls-files", "-z", "--stage", "--cached", "--ignored", "--exclude-standard")
                .with("GIT_INDEX_FILE", otherIndex)
                .attempt();
        ByteArrayOutputStream paths = new ByteArrayOutputStream();
        if (ignored.status() == 0) {
            for (byte[] entry : ignored.parts()) {
                if (!startsWith(entry, SUBMODULE) && files().mayDiffer(afterTab(entry))) {
                    paths.writeBytes(afterTab(entry));
                    paths.write(0);
                }
            }
        }
        if (paths.size() > 0) {
            call("update-index", "--add", "--remove", "-z", "--stdin")
                    .input(paths.toByteArray())
                    .run();
        }
    }

    /** The files of the tree, and of the layers below. */
    LayeredFiles files() {
        return new LayeredFiles(tree, below, repository.objectFormat());
    }

    /** Removes paths from the index, whatever is there. */
    void forget(List<String> paths) {
        if (!paths.isEmpty()) {
            call("update-index", "--force-remove", "-z", "--stdin")
                    .input(RawChange.bytes(String.join("\0", paths) + "\0"))
                    .run();
        }
    }

    /** Makes the index hold these entries. */
    void enter(List<Staged.Entry> entries) {
        call("update-index", "-z", "--index-info")
                .input(Staged.Entry.lines(entries))
                .run();
    }

    /** A place beside the tree to check entries in, with the objects of the repository inside the tree at hand. */
    Aside aside(Optional<Path> otherIndex) {
        Optional<Path> lender =
                otherIndex.map(own -> own.resolveSibling("objects")).filter(FileTrees::isDirectory);
        return new Aside(this, index.resolveSibling("aside"), lender);
    }

    /** Writes what the index holds as a tree. */
    public ObjectId writeTree() {
        return part.map(this::writeTree)
                .orElseGet(() -> new ObjectId(call("write-tree").run().text().strip()));
    }

    private ObjectId writeTree(Part left) {
        Map<String, Optional<String>> changes = new LinkedHashMap<>();
        left.known().forEach(path -> changes.put(path, Optional.empty()));
        entries().byPath().forEach((path, entry) -> changes.put(path, Optional.of(entry)));
        return new ChangedTree(repository).with(left.tree(), changes);
    }

    /** The directories of other repositories inside this tree that are not tracked and not ignored. */
    public List<Path> untrackedRepositories() {
        List<Path> found = new ArrayList<>();
        for (byte[] path :
                call("ls-files", "-z", "--others", "--exclude-standard").run().parts()) {
            if (path.length > 0 && path[path.length - 1] == '/') {
                found.add(BytePaths.resolve(tree, Arrays.copyOf(path, path.length - 1)));
            }
        }
        return List.copyOf(found);
    }

    /** The directories at which the index holds a submodule. */
    public List<Path> submodules() {
        List<Path> found = new ArrayList<>();
        for (byte[] entry : call("ls-files", "-z", "--stage").run().parts()) {
            if (startsWith(entry, SUBMODULE)) {
                found.add(BytePaths.resolve(tree, afterTab(entry)));
            }
        }
        return List.copyOf(found);
    }

    private static boolean startsWith(byte[] bytes, String text) {
        return new String(bytes, 0, Math.min(bytes.length, text.length()), StandardCharsets.US_ASCII).equals(text);
    }

    private static byte[] afterTab(byte[] entry) {
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        int tab = 0;
        while (entry[tab] != '\t') {
            tab++;
        }
        path.write(entry, tab + 1, entry.length - tab - 1);
        return path.toByteArray();
    }

    /** The name of an object that does not exist. */
    String noObject() {
        return "0".repeat(repository.objectFormat().equals("sha1") ? 40 : 64);
    }

    GitCall call(String... arguments) {
        List<String> all = new ArrayList<>();
        for (String setting : SETTINGS) {
            all.add("-c");
            all.add(setting);
        }
        all.addAll(List.of(arguments));
        return repository
                .callIn(tree, all.toArray(String[]::new))
                .named(arguments[0])
                .with("GIT_WORK_TREE", tree)
                .with("GIT_INDEX_FILE", index);
    }
}
