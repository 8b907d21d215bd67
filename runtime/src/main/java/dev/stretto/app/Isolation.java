package dev.stretto.app;

import dev.stretto.git.GitRepository;
import dev.stretto.workspace.KeepList;
import dev.stretto.workspace.OverlayProbe;
import dev.stretto.workspace.OverlayProvider;
import dev.stretto.workspace.PoolProvider;
import dev.stretto.workspace.WorkspaceProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The kinds of workspaces there are; another one is one more line in {@link #ALL}. */
sealed interface Isolation {

    /** Best first. Pools can always be had. */
    List<Isolation> ALL = List.of(new Overlay(), new Pool());

    WorkspaceKind kind();

    /** Whether workspaces are used again, and so can keep files. */
    boolean keeps();

    /**
     * Why there is none; found out by trying.
     *
     * @param cache where workspaces would lie
     */
    Optional<String> unavailable(Path cache);

    /**
     * Opens those of a run.
     *
     * @throws UserError if they are not to be had
     */
    WorkspaceProvider open(GitRepository repository, Path cache, String run, KeepList keep) throws UserError;

    /**
     * What a run is to use.
     *
     * @param wanted anything but {@link WorkspaceKind#NONE}
     * @param keep whether workspaces are to keep files
     * @throws UserError if it cannot be had, with what to do
     */
    static Isolation choose(WorkspaceKind wanted, Path cache, boolean keep) throws UserError {
        if (wanted == WorkspaceKind.AUTO) {
            return ALL.stream()
                    .filter(each -> each.keeps() || !keep)
                    .filter(each -> each.unavailable(cache).isEmpty())
                    .findFirst()
                    .orElseThrow();
        }
        Isolation chosen = of(wanted);
        if (keep && !chosen.keeps()) {
            throw new UserError("--keep has nothing to keep with --workspace " + wanted.label()
                    + ", whose workspaces are all new: use --workspace pool, or leave --keep out");
        }
        Optional<String> reason = chosen.unavailable(cache);
        if (reason.isPresent()) {
            throw new UserError("--workspace " + wanted.label() + " cannot be had here: " + reason.get()
                    + "; use --workspace auto, which takes the best there is, or pool");
        }
        return chosen;
    }

    /** By its kind. */
    static Isolation of(WorkspaceKind kind) {
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
        public Optional<String> unavailable(Path cache) {
            return switch (OverlayProbe.of(cache)) {
                case OverlayProbe.Possible _ -> Optional.empty();
                case OverlayProbe.Impossible(String reason) -> Optional.of(reason);
            };
        }

        @Override
        public WorkspaceProvider open(GitRepository repository, Path cache, String run, KeepList keep)
                throws UserError {
            return switch (OverlayProbe.of(cache)) {
                case OverlayProbe.Possible(var mount) -> new OverlayProvider(repository, cache, run, mount);
                case OverlayProbe.Impossible(String reason) ->
                    throw new UserError("the overlays of run " + run + " cannot be had here any more: " + reason
                            + "; take it up as the user and on the machine that started it");
            };
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
        public Optional<String> unavailable(Path cache) {
            return Optional.empty();
        }

        @Override
        public WorkspaceProvider open(GitRepository repository, Path cache, String run, KeepList keep) {
            return new PoolProvider(repository, cache, run, keep);
        }
    }
}
