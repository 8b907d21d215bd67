package dev.stretto.workspace;

import dev.stretto.engine.Trial;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.OwnGit;
import dev.stretto.git.TreeChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A slot while an attempt holds it.
 *
 * @param <S> the slots of the provider
 */
final class HeldWorkspace<S extends HeldSlot> implements Workspace {

    private final GitRepository repository;
    private final Salvage salvage;
    private final S slot;
    private final Owner owner;
    private final Consumer<HeldWorkspace<S>> whenReleased;

    HeldWorkspace(
            GitRepository repository, Salvage salvage, S slot, Owner owner, Consumer<HeldWorkspace<S>> whenReleased) {
        this.repository = repository;
        this.salvage = salvage;
        this.slot = slot;
        this.owner = owner;
        this.whenReleased = whenReleased;
    }

    S slot() {
        return slot;
    }

    @Override
    public Trial trial() {
        return owner.trial();
    }

    @Override
    public Path path() {
        return slot.tree();
    }

    @Override
    public Optional<ObjectId> base() {
        return Optional.of(owner.base());
    }

    /** Without it, an attempt that has deleted its {@code .git} would find a repository further up, if there is one. */
    @Override
    public Map<String, String> environment() {
        return Map.of("GIT_CEILING_DIRECTORIES", slot.directory().toString());
    }

    @Override
    public List<String> wrapped(List<String> argv) {
        return slot.wrapped(argv);
    }

    @Override
    public boolean isSetUp(String command) {
        return slot.isSetUp(command);
    }

    @Override
    public void markSetUp(String command) {
        slot.markSetUp(command);
    }

    @Override
    public List<String> messages() {
        return new OwnGit(repository).messages(slot.ownGit(), owner.base());
    }

    @Override
    public List<String> unmerged() {
        return new OwnGit(repository).unmerged(slot.ownGit());
    }

    @Override
    public Optional<Collected> collect(CommitDetails details) {
        try {
            return commit(slot.collectTree(owner.base()), details);
        } catch (IOException e) {
            throw WorkspaceException.of(e, "collecting the workspace", slot.tree());
        }
    }

    /** The commit of a collected tree; empty where it is the base's. */
    private Optional<Collected> commit(ObjectId tree, CommitDetails details) {
        ObjectId base = owner.base();
        List<TreeChange> changes =
                repository.objects().changes(repository.objects().tree(base), tree);
        if (changes.isEmpty()) {
            // The trees' names may still differ: old ones spell file modes in ways that git no longer writes.
            return Optional.empty();
        }
        ObjectId commit = repository.objects().write(tree, base, details);
        return Optional.of(new Collected(commit, tree, changes));
    }

    @Override
    public Optional<Salvage.Kept> salvage(CommitDetails details) {
        return collect(details).map(collected -> salvage.keep(owner.trial(), collected.commit()));
    }

    @Override
    public void release() {
        whenReleased.accept(this);
    }
}
