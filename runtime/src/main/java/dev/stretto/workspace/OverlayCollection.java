package dev.stretto.workspace;

import dev.stretto.git.BytePaths;
import dev.stretto.git.FileTrees;
import dev.stretto.git.GitException;
import dev.stretto.git.GitProblem;
import dev.stretto.git.GitRepository;
import dev.stretto.git.IndexEntries;
import dev.stretto.git.ObjectId;
import dev.stretto.git.Staged;
import dev.stretto.git.TreeChange;
import dev.stretto.git.WorkingCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the change of an overlay into the repository, as {@code git add -A} in its tree would. Git is shown the upper layer
 * alone, with an index that holds what was touched and nothing else; so that is what it costs.
 */
final class OverlayCollection {

    private static final int NESTED_MAX = 100;

    private final GitRepository repository;
    private final OverlaySlot slot;
    private final Layer layer;
    private final Path index;

    OverlayCollection(GitRepository repository, OverlaySlot slot) {
        this.repository = repository;
        this.slot = slot;
        this.layer = slot.layer();
        this.index = slot.directory().resolve("index");
    }

    /** What git is to look at, and the change it is known to hold. */
    private record View(WorkingCopy copy, Path tree, Optional<Path> ownIndex) {}

    /** The tree object of all files. */
    ObjectId tree() throws IOException {
        ObjectId base = repository.objects().tree(layer.commit());
        UpperLayer upper = read();
        boolean ownChanged = PrivateGit.indexChanged(slot.upper(), layer.index());
        if (upper.isEmpty() && !ownChanged) {
            return base;
        }
        ObjectId collected = add(view(upper, ownChanged));
        List<TreeChange> changes = repository.objects().changes(base, collected);
        boolean declared = changes.stream().anyMatch(change -> change.path().equals(".gitmodules"));
        if (declared || changes.stream().noneMatch(TreeChange::becameSubmodule)) {
            return collected;
        }
        // A repository made inside the tree went in as a reference to a commit nobody else has: take its files instead.
        unnest(view(read(), true));
        return add(view(read(), true));
    }

    private UpperLayer read() throws IOException {
        if (!FileTrees.isDirectory(slot.upper())) {
            throw lost();
        }
        UpperLayer upper = UpperLayer.read(slot.upper(), slot.how().attributes());
        IndexEntries tracked = layer.entries();
        boolean git = FileTrees.exists(slot.upper().resolve(".git"));
        if (!git
                && !upper.hasFiles()
                && upper.gone(tracked).size() == tracked.byPath().size()) {
            throw lost();
        }
        return upper;
    }

    private WorkspaceException lost() {
        return new WorkspaceException(
                "the workspace " + slot.tree() + " was deleted, so what the attempt did is lost",
                "see that the task deletes nothing outside its own files, and try it again");
    }

    private View view(UpperLayer upper, boolean ownChanged) throws IOException {
        Files.deleteIfExists(index.resolveSibling("index.lock")); // of a git process of ours that was killed
        Path seen = upper.isRedirected() ? slot.tree() : slot.upper();
        Path own = seen.resolve(".git").resolve("index");
        Optional<Path> ownIndex = ownChanged && Files.isRegularFile(own) ? Optional.of(own) : Optional.empty();
        if (upper.isRedirected()) {
            Files.copy(layer.index(), index, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            return new View(repository.workingCopy(seen, index), seen, ownIndex);
        }
        IndexEntries tracked = layer.entries();
        Set<String> gone = upper.gone(tracked);
        Map<String, String> present = upper.present(tracked);
        for (Map.Entry<String, String> entry : tracked.forGit().entrySet()) {
            String path = entry.getKey();
            if (tracked.isFile(path) && !present.containsKey(path) && !gone.contains(path)) {
                String parent = path.substring(0, Math.max(0, path.lastIndexOf('/')));
                if (upper.isDirectory(parent)
                        || (ownIndex.isPresent() && IndexEntries.isAttributes(path) && visible(upper, parent))) {
                    copyUp(path);
                    present.put(path, entry.getValue());
                }
            }
        }
        return new View(copy(upper, present, gone), seen, ownIndex);
    }

    /** What git is shown: the upper layer, with an index of those tracked files that are in it. */
    private WorkingCopy copy(UpperLayer upper, Map<String, String> present, Set<String> gone) throws IOException {
        Map<String, String> held = present;
        if (upper.hasRepositories()) {
            // Whether a directory is one of its own, or ours with files in it, git tells by all that is tracked there.
            held = new LinkedHashMap<>(layer.entries().byPath());
            held.keySet().removeAll(gone);
        }
        Set<String> touched = new LinkedHashSet<>(held.keySet());
        touched.addAll(gone);
        WorkingCopy copy = repository
                .workingCopy(slot.upper(), index)
                .over(layer.trees(), repository.objects().tree(layer.commit()), touched);
        copy.hold(held);
        Set<String> absent = new LinkedHashSet<>(held.keySet());
        absent.removeAll(present.keySet());
        copy.skip(absent);
        return copy;
    }

    /** Whether a directory of the layers below shows: nothing of the upper layer hides it. */
    private static boolean visible(UpperLayer upper, String directory) {
        for (String at = directory; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            if (upper.has(at) && !upper.isDirectory(at)) {
                return false;
            }
        }
        return true;
    }

    /** Brings a file of the layers below into the upper one as it is, which is what opening it for writing does. */
    private void copyUp(String path) throws IOException {
        for (Path below : layer.trees()) {
            Path file = BytePaths.resolve(below, path);
            if (Files.isRegularFile(file)) {
                copyUp(below, below.relativize(file).getParent());
                Files.copy(file, BytePaths.resolve(slot.upper(), path), StandardCopyOption.COPY_ATTRIBUTES);
                return;
            }
        }
    }

    private void copyUp(Path below, @Nullable Path directory) throws IOException {
        if (directory != null && !FileTrees.isDirectory(slot.upper().resolve(directory))) {
            copyUp(below, directory.getParent());
            Files.copy(below.resolve(directory), slot.upper().resolve(directory), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private ObjectId add(View view) throws IOException {
        Staged staged = view.copy().staged(view.ownIndex(), layer.commit());
        staged.dropSubmodules();
        try {
            view.copy().addAll();
        } catch (GitException e) {
            if (e.problem().kind() == GitProblem.Kind.DISK_FULL) {
                throw e;
            }
            FileTrees.repair(
                    view.tree(), entry -> !entry.equals(view.tree().resolve(".git")) && !UpperLayer.isWhiteout(entry));
            unnest(view);
            view.copy().forgetDeletedAttributes();
            view.copy().addAll();
        }
        return staged.settle();
    }

    /** Moves the {@code .git} of repositories in the tree out of it, outer ones first, so that their files are just files. */
    private void unnest(View view) throws IOException {
        Path aside = Files.createDirectories(slot.directory().resolve("nested"));
        for (int round = 0; round < NESTED_MAX; round++) {
            List<Path> nested = view.copy().untrackedRepositories();
            if (nested.isEmpty()) {
                return;
            }
            for (Path inside : nested) {
                move(
                        inside.resolve(".git"),
                        Files.createTempDirectory(aside, "").resolve("git"));
            }
        }
        throw new WorkspaceException(
                "more than " + NESTED_MAX + " repositories are nested in each other below " + slot.tree(),
                "look at what the task does there");
    }

    /** Through the mount it is another file system, where nothing can be moved from; and nobody needs it any more. */
    private static void move(Path git, Path aside) throws IOException {
        if (Files.getFileStore(git).equals(Files.getFileStore(aside.getParent()))) {
            Files.move(git, aside);
        } else {
            FileTrees.delete(git);
        }
    }
}
