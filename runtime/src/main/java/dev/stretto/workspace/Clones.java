package dev.stretto.workspace;

import dev.stretto.git.FileTrees;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.TreeChange;
import dev.stretto.git.WorkingCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Fills new working copies with clones of the files of a base, which take no room on the disk until they are changed, where the
 * file system can do that: btrfs and XFS. What differs from the base git writes. A base is shared by the runs of a repository.
 */
public final class Clones implements Filling {

    /** With more, a base of its own is no dearer. */
    private static final int CHANGES_MAX = 2_000;

    private final GitRepository repository;
    private final BaseStore bases;

    Clones(GitRepository repository, BaseStore bases) {
        this.repository = repository;
        this.bases = bases;
    }

    /**
     * Finds out by trying, on a small file, whether files can be cloned.
     *
     * @param cache the directory in which workspaces would lie; made if need be
     * @return why not, for people; empty where they can
     */
    public static Optional<String> obstacle(Path cache) {
        Path place;
        try {
            place = Files.createTempDirectory(Files.createDirectories(cache.toAbsolutePath()), "clone-");
        } catch (IOException e) {
            return Optional.of("no folder can be made in " + cache);
        }
        try {
            Files.writeString(Files.createDirectory(place.resolve("from")).resolve("file"), "content\n");
            copy(place.resolve("from"), Files.createDirectory(place.resolve("to")));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the file system of " + cache + " cannot clone files, as btrfs and XFS can");
        } finally {
            remove(place);
        }
    }

    private static void remove(Path place) {
        try {
            FileTrees.delete(place);
        } catch (IOException e) {
            // A small file stays in the cache; what was found is worth more than this.
        }
    }

    @Override
    public void fill(WorkingCopy copy, Path tree, ObjectId base) throws IOException {
        Optional<Layer> near = bases.takeLatest().filter(layer -> isNear(layer.commit(), base));
        Layer from = near.isPresent() ? near.get() : bases.take(base);
        if (near.isEmpty()) {
            // A file is on the disk before it is cloned; all at once get there sooner than one by one.
            call("writing " + from.tree(), "sync", "-f", from.tree().toString());
        }
        copy(from.tree(), tree);
        copy.adopt(from.index());
        copy.reset(base);
    }

    /** Attributes decide what a file looks like that is itself the same. */
    private boolean isNear(ObjectId there, ObjectId base) {
        List<TreeChange> changes = repository
                .objects()
                .changes(repository.objects().tree(there), repository.objects().tree(base));
        return changes.size() <= CHANGES_MAX
                && changes.stream().noneMatch(change -> change.path().endsWith(".gitattributes"));
    }

    @Override
    public void forget() throws IOException {
        bases.forget();
    }

    /** Clones what a directory holds; the program does it faster than calls from here would. */
    private static void copy(Path from, Path to) throws IOException {
        call(
                "cloning the files of " + from,
                "cp",
                "-dR",
                "--reflink=always",
                "--preserve=mode,timestamps",
                "--",
                from + "/.",
                to.toString());
    }

    private static void call(String what, String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(said.lines().findFirst().orElse(what + " failed"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(what + " was interrupted", e);
        } finally {
            process.destroy();
        }
    }
}
