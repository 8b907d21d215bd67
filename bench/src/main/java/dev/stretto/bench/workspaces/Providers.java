package dev.stretto.bench.workspaces;

import dev.stretto.git.GitRepository;
import dev.stretto.workspace.KeepList;
import dev.stretto.workspace.OverlayMount;
import dev.stretto.workspace.OverlayProbe;
import dev.stretto.workspace.OverlayProvider;
import dev.stretto.workspace.PoolProvider;
import dev.stretto.workspace.WorkspaceProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

    /** Those that can be had: overlays only by root, whose mounts are seen by all. */
    static final List<Named> ALL = Stream.concat(overlay(), Stream.of(new Named("pool", Providers::pool)))
            .toList();

    private static Stream<Named> overlay() {
        return OverlayProbe.of(Path.of(System.getProperty("java.io.tmpdir")))
                                instanceof OverlayProbe.Possible(var mount)
                        && mount instanceof OverlayMount.Direct
                ? Stream.of(
                        new Named("overlay", (repository, cache) -> new OverlayProvider(repository, cache, RUN, mount)))
                : Stream.empty();
    }

    private static WorkspaceProvider pool(GitRepository repository, Path cache) {
        return new PoolProvider(repository, cache, RUN, KeepList.NONE);
    }

    static List<String> names() {
        return ALL.stream().map(Named::name).toList();
    }
}
