package dev.stretto.bench.workspaces;

import dev.stretto.git.GitRepository;
import dev.stretto.workspace.Clones;
import dev.stretto.workspace.KeepList;
import dev.stretto.workspace.OverlayMount;
import dev.stretto.workspace.OverlayProbe;
import dev.stretto.workspace.OverlayProvider;
import dev.stretto.workspace.PoolProvider;
import dev.stretto.workspace.WorkspaceProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The providers of workspaces that are measured. */
final class Providers {

    /** The run whose workspaces are measured. */
    static final String RUN = "bench";

    private Providers() {}

    /** Opens a provider on a repository, with a directory for its files. */
    interface Opening {
        WorkspaceProvider open(GitRepository repository, Path cache);
    }

    /**
     * A provider.
     *
     * @param name as {@code stretto run --workspace} takes it
     */
    record Named(String name, Opening opening) {}

    /** Those that can be had on the file system of a folder: overlays only by root, whose mounts are seen by all. */
    static List<Named> in(Path folder) {
        List<Named> found = new ArrayList<>();
        if (OverlayProbe.of(folder) instanceof OverlayProbe.Possible(var mount)
                && mount instanceof OverlayMount.Direct) {
            found.add(new Named("overlay", (repository, cache) -> new OverlayProvider(repository, cache, RUN, mount)));
        }
        if (Clones.obstacle(folder).isEmpty()) {
            found.add(new Named("clone", Providers::clones));
        }
        found.add(new Named("pool", Providers::pool));
        return List.copyOf(found);
    }

    private static WorkspaceProvider clones(GitRepository repository, Path cache) {
        return PoolProvider.cloning(repository, cache, RUN, KeepList.NONE);
    }

    private static WorkspaceProvider pool(GitRepository repository, Path cache) {
        return new PoolProvider(repository, cache, RUN, KeepList.NONE);
    }
}
