package dev.stretto.app;

import dev.stretto.git.GitRepository;
import dev.stretto.workspace.Clones;
import dev.stretto.workspace.KeepList;
import dev.stretto.workspace.OverlayProbe;
import dev.stretto.workspace.OverlayProvider;
import dev.stretto.workspace.PoolProvider;
import dev.stretto.workspace.WorkspaceProvider;
import java.nio.file.Path;
import java.util.List;

/** The kinds of workspaces there are; another one is one more line in {@link #ALL}. */
sealed interface Isolation {

    /** Best first. Pools can always be had. */
    List<Isolation> ALL = List.of(new Overlay(), new Clone(), new Pool());

    WorkspaceKind kind();

    /** Whether workspaces are used again, and so can keep files. */
    boolean keeps();

    /**
     * Finds out by trying whether they can be had.
     *
     * @param cache where workspaces would lie
     */
    Tried tryAt(Path cache);

    /** What trying gave. */
    sealed interface Tried {}

    /** They can be had. */
    record Usable(WorkspaceKind kind, Opening opening) implements Tried {}

    /**
     * They cannot.
     *
     * @param reason why, for people
     */
    record Unusable(String reason) implements Tried {}

    /** Opens the workspaces of a run. */
    interface Opening {
        WorkspaceProvider open(GitRepository repository, Path cache, String run, KeepList keep);
    }

    /**
     * What a new run is to use.
     *
     * @param wanted anything but {@link WorkspaceKind#NONE}
     * @param keep whether workspaces are to keep files
     * @throws UserError if it cannot be had, with what to do
     */
    static Usable choose(WorkspaceKind wanted, Path cache, boolean keep) throws UserError {
        if (wanted == WorkspaceKind.AUTO) {
            return ALL.stream()
                    .filter(each -> each.keeps() || !keep)
                    .map(each -> each.tryAt(cache))
                    .filter(Usable.class::isInstance)
                    .map(Usable.class::cast)
                    .findFirst()
                    .orElseThrow();
        }
        Isolation chosen = of(wanted);
        if (keep && !chosen.keeps()) {
            throw new UserError("--keep has nothing to keep with --workspace " + wanted.label()
                    + ", whose workspaces are all new: use --workspace pool, or leave --keep out");
        }
        return switch (chosen.tryAt(cache)) {
            case Usable usable -> usable;
            case Unusable(String reason) ->
                throw new UserError("--workspace " + wanted.label() + " cannot be had here: " + reason
                        + "; use --workspace auto, which takes the best there is, or pool");
        };
    }

    /**
     * What a run goes on with that began with it.
     *
     * @throws UserError if it cannot be had any more, with what to do
     */
    static Usable again(WorkspaceKind kind, Path cache, String run) throws UserError {
        return switch (of(kind).tryAt(cache)) {
            case Usable usable -> usable;
            case Unusable(String reason) ->
                throw new UserError(
                        "the " + kind.label() + " workspaces of run " + run + " cannot be had here any more: " + reason
                                + "; take it up as the user and on the machine that started it");
        };
    }

    private static Isolation of(WorkspaceKind kind) {
        return ALL.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
    }

    /** See {@link OverlayProvider}. */
    record Overlay() implements Isolation {

        @Override
        public WorkspaceKind kind() {
            return WorkspaceKind.OVERLAY;
        }

        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public Tried tryAt(Path cache) {
            return switch (OverlayProbe.of(cache)) {
                case OverlayProbe.Possible(var mount) ->
                    new Usable(kind(), (repository, at, run, _) -> new OverlayProvider(repository, at, run, mount));
                case OverlayProbe.Impossible(String reason) -> new Unusable(reason);
            };
        }
    }

    /** See {@link Clones}. */
    record Clone() implements Isolation {

        @Override
        public WorkspaceKind kind() {
            return WorkspaceKind.CLONE;
        }

        @Override
        public boolean keeps() {
            return true;
        }

        @Override
        public Tried tryAt(Path cache) {
            return Clones.obstacle(cache)
                    .<Tried>map(Unusable::new)
                    .orElseGet(() -> new Usable(kind(), PoolProvider::cloning));
        }
    }

    /** See {@link PoolProvider}. */
    record Pool() implements Isolation {

        @Override
        public WorkspaceKind kind() {
            return WorkspaceKind.POOL;
        }

        @Override
        public boolean keeps() {
            return true;
        }

        @Override
        public Tried tryAt(Path cache) {
            return new Usable(kind(), PoolProvider::new);
        }
    }
}
