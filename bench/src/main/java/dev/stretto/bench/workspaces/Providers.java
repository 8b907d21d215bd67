package dev.stretto.bench.workspaces;

import dev.stretto.git.GitRepository;
import dev.stretto.workspace.KeepList;
import dev.stretto.workspace.PoolProvider;
import dev.stretto.workspace.WorkspaceProvider;
import java.nio.file.Path;
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

    static final List<Named> ALL =
            List.of(new Named("pool", (repository, cache) -> new PoolProvider(repository, cache, RUN, KeepList.NONE)));

    static List<String> names() {
        return ALL.stream().map(Named::name).toList();
    }
}
