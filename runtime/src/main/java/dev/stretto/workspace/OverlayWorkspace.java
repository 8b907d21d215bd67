package dev.stretto.workspace;

import dev.stretto.engine.Trial;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The layers of an overlay while an attempt holds the topmost. */
final class OverlayWorkspace implements Workspace {

    private final GitRepository repository;
    private final Salvage salvage;
    private final OverlaySlot slot;
    private final Owner owner;
    private final Consumer<OverlayWorkspace> whenReleased;

    OverlayWorkspace(
            GitRepository repository,
            Salvage salvage,
            OverlaySlot slot,
            Owner owner,
            Consumer<OverlayWorkspace> whenReleased) {
        this.repository = repository;
        this.salvage = salvage;
        this.slot = slot;
        this.owner = owner;
        this.whenReleased = whenReleased;
    }

    OverlaySlot slot() {
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
        return switch (slot.how()) {
            case OverlayMount.Direct _ -> argv;
            case OverlayMount.InNamespace space ->
                space.wrapped(slot.directory(), slot.layer().trees(), argv);
        };
    }

    @Override
    public Optional<Collected> collect(CommitDetails details) {
        try {
            ObjectId tree = slot.collection(repository).tree();
            return PoolWorkspace.commit(repository, owner.base(), tree, details);
        } catch (IOException e) {
            throw WorkspaceException.of(e, "collecting the workspace", slot.tree());
        }
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
