package dev.stretto.workspace;

import dev.stretto.git.FileTrees;
import dev.stretto.git.GitException;
import dev.stretto.git.GitProblem;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.Staged;
import dev.stretto.git.TreeChange;
import dev.stretto.git.WorkingCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place of the pool: {@code tree/}, the working copy; {@code index}, ours, so that nothing an attempt does to its own
 * {@code .git} can hide or fake a change; {@code owner}; {@code setup}, the setup command that has passed in it. Used by one thread at a time.
 */
final class Slot implements HeldSlot {

    private static final int NESTED_MAX = 100;

    private final GitRepository repository;
    private final PrivateGit privateGit;
    private final KeepList keep;
    private final Filling filling;
    private final Path directory;
    private final Path tree;
    private final Path index;
    private final WorkingCopy copy;

    /** The tree that the index holds; null where a process before this one wrote it. */
    private @Nullable ObjectId indexed;

    Slot(GitRepository repository, PrivateGit privateGit, KeepList keep, Filling filling, Path directory) {
        this.repository = repository;
        this.privateGit = privateGit;
        this.keep = keep;
        this.filling = filling;
        this.directory = directory;
        this.tree = directory.resolve("tree");
        this.index = directory.resolve("index");
        this.copy = repository.workingCopy(tree, index);
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Path tree() {
        return tree;
    }

    @Override
    public Path ownGit() {
        return tree.resolve(".git");
    }

    boolean fresh() {
        return !FileTrees.isDirectory(tree) || !Files.isRegularFile(index);
    }

    /** Makes the tree hold the files of {@code base} and nothing else (but what is to be kept), with a new private git. */
    void prepare(ObjectId base) throws IOException {
        Files.deleteIfExists(directory.resolve("index.lock")); // of a git process of ours that was killed
        if (fresh()) {
            create(base);
        } else {
            try {
                recycle(base);
            } catch (GitException e) {
                if (e.problem().kind() == GitProblem.Kind.DISK_FULL) {
                    throw e;
                }
                create(base);
            }
        }
        indexed = repository.objects().tree(base);
        privateGit.write(tree, index, base);
    }

    private Path setup() {
        return directory.resolve("setup");
    }

    @Override
    public boolean isSetUp(String command) {
        try {
            return Files.isRegularFile(setup()) && Files.readString(setup()).equals(command);
        } catch (IOException e) {
            throw WorkspaceException.of(e, "reading", setup());
        }
    }

    /** Notes it whole or not at all; with the slot it is forgotten too. */
    @Override
    public void markSetUp(String command) {
        try {
            Path fresh = Files.writeString(directory.resolve("setup.new"), command);
            Files.move(fresh, setup(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw WorkspaceException.of(e, "writing", setup());
        }
    }

    private void create(ObjectId base) throws IOException {
        delete();
        Files.createDirectories(tree);
        filling.fill(copy, tree, base);
    }

    private void recycle(ObjectId base) throws IOException {
        ObjectId before = indexed == null ? copy.writeTree() : indexed;
        ObjectId wanted = repository.objects().tree(base);
        if (attributesDiffer(before, wanted)) {
            create(base);
            return;
        }
        FileTrees.delete(directory.resolve("nested"));
        if (!recycleQuickly(before, wanted)) {
            recycleThoroughly(base);
        }
    }

    /**
     * The usual case, in which an attempt has left nothing behind but files, and all of them were collected: then only what differs
     * between the two trees is looked at, and nothing is repaired.
     */
    private boolean recycleQuickly(ObjectId before, ObjectId wanted) throws IOException {
        FileTrees.delete(tree.resolve(".git"));
        if (hasSubmodules() || !FileTrees.isPlain(tree, entry -> !keep.keeps(tree, entry)) || !copy.isUntouched()) {
            return false;
        }
        // What is ignored is decided by the new files; without anything to keep it does not matter, and nothing is in
        // the way.
        if (keep.entries().isEmpty()) {
            copy.clean(List.of());
            Files.deleteIfExists(setup()); // nothing that it made is left
        }
        if (!copy.advance(before, wanted) || hasSubmodules()) {
            return false;
        }
        if (!keep.entries().isEmpty()) {
            copy.clean(keep.entries());
        }
        return true;
    }

    private boolean hasSubmodules() {
        return FileTrees.exists(tree.resolve(".gitmodules"));
    }

    private void recycleThoroughly(ObjectId base) throws IOException {
        FileTrees.repair(tree, this::sweep);
        copy.reset(base);
        copy.clean(keep.entries());
        if (keep.entries().isEmpty()) {
            Files.deleteIfExists(setup()); // nothing that it made is left
        }
        if (Files.isRegularFile(tree.resolve(".gitmodules"))) {
            // Nothing above looks into a submodule an attempt has filled.
            for (Path submodule : copy.submodules()) {
                FileTrees.delete(submodule);
                Files.createDirectories(submodule);
            }
        }
    }

    /** Attributes decide what a file looks like that is itself the same: git would leave it as it is. */
    private boolean attributesDiffer(ObjectId before, ObjectId wanted) {
        return repository.objects().changes(before, wanted).stream()
                .anyMatch(change -> change.path().endsWith(".gitattributes"));
    }

    /** Deletes the {@code .git} of repositories inside the tree, which git itself would never touch; leaves out what is kept. */
    private boolean sweep(Path entry) {
        if (keep.keeps(tree, entry)) {
            return false;
        }
        if (!entry.endsWith(".git")) {
            return true;
        }
        try {
            FileTrees.delete(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return false;
    }

    @Override
    public ObjectId collectTree(ObjectId base) throws IOException {
        requireTree();
        Files.deleteIfExists(directory.resolve("index.lock"));
        indexed = null;
        ObjectId baseTree = repository.objects().tree(base);
        ObjectId collected = addEverything(base, PrivateGit.indexChanged(tree, index));
        List<TreeChange> changes = repository.objects().changes(baseTree, collected);
        boolean declared = changes.stream().anyMatch(change -> change.path().equals(".gitmodules"));
        if (declared || changes.stream().noneMatch(TreeChange::becameSubmodule)) {
            return collected;
        }
        // A repository made inside the tree went in as a reference to a commit nobody else has: take its files instead.
        copy.resetIndex(base);
        unnest();
        return addEverything(base, true);
    }

    private ObjectId addEverything(ObjectId base, boolean ownIndexChanged) throws IOException {
        Path ownIndex = tree.resolve(".git").resolve("index");
        boolean own = ownIndexChanged && Files.isRegularFile(ownIndex);
        Staged staged = copy.staged(own ? Optional.of(ownIndex) : Optional.empty(), base);
        staged.dropSubmodules();
        try {
            copy.addAll();
        } catch (GitException e) {
            if (e.problem().kind() == GitProblem.Kind.DISK_FULL) {
                throw e;
            }
            FileTrees.repair(tree, entry -> !entry.equals(tree.resolve(".git")));
            unnest();
            copy.forgetDeletedAttributes();
            copy.addAll();
        }
        ObjectId collected = staged.settle();
        indexed = collected;
        return collected;
    }

    /** Moves the {@code .git} of repositories in the tree out of it, outer ones first, so that their files are just files. */
    private void unnest() throws IOException {
        Path aside = Files.createDirectories(directory.resolve("nested"));
        for (int round = 0; round < NESTED_MAX; round++) {
            List<Path> nested = copy.untrackedRepositories();
            if (nested.isEmpty()) {
                return;
            }
            for (Path repositoryInside : nested) {
                Files.move(
                        repositoryInside.resolve(".git"),
                        Files.createTempDirectory(aside, "").resolve("git"));
            }
        }
        throw new WorkspaceException(
                "more than " + NESTED_MAX + " repositories are nested in each other below " + tree,
                "look at what the task does there");
    }

    private void requireTree() throws IOException {
        if (FileTrees.isDirectory(tree)) {
            FileTrees.open(tree);
            if (!FileTrees.isEmpty(tree)) {
                return;
            }
        }
        throw new WorkspaceException(
                "the workspace " + tree + " was deleted, so what the attempt did is lost",
                "see that the task deletes nothing outside its own files, and try it again");
    }

    /** Deletes the slot and all it holds. */
    void delete() throws IOException {
        FileTrees.delete(directory);
    }
}
