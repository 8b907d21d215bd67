package dev.stretto.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
            "core.untrackedCache=false",
            "index.sparse=false");

    private static List<String> settings(String... always) {
        List<String> settings = new ArrayList<>(List.of(always));
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            settings.add("core.ignoreCase=false");
        }
        return List.copyOf(settings);
    }

    private final GitRepository repository;
    private final Path tree;
    private final Path index;

    WorkingCopy(GitRepository repository, Path tree, Path index) {
        this.repository = repository;
        this.tree = tree;
        this.index = index;
    }

    /** Makes every tracked file what it is in {@code commit}, writing only those that differ. Untracked files stay. */
    public void reset(ObjectId commit) {
        call("read-tree", "-u", "--reset", commit.hex()).run();
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

    /** Takes in ignored files that {@code otherIndex} tracks, as after {@code git add -f} by whoever works in the tree. */
    public void addForced(Path otherIndex) {
        GitOutput ignored = call("ls-files", "-z", "--cached", "--ignored", "--exclude-standard")
                .with("GIT_INDEX_FILE", otherIndex)
                .attempt();
        if (ignored.status() == 0 && ignored.bytes().length > 0) {
            call("update-index", "--add", "--remove", "-z", "--stdin")
                    .input(ignored.bytes())
                    .run();
        }
    }

    /** Writes what the index holds as a tree. */
    public ObjectId writeTree() {
        return new ObjectId(call("write-tree").run().text().strip());
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
            if (startsWith(entry, "160000 ")) {
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

    private GitCall call(String... arguments) {
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
