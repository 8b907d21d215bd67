package dev.stretto.local;

import dev.stretto.git.Identity;
import dev.stretto.git.Remotes;
import dev.stretto.landing.LandingTarget;
import dev.stretto.workspace.Salvage;
import dev.stretto.workspace.WorkspaceProvider;
import java.nio.file.Path;

/** Where the tasks of a run do their work. */
public sealed interface Ground {

    /** In the user's own directory, as make would: nothing is collected or landed. */
    record InPlace(Path directory) implements Ground {}

    /**
     * Each attempt in a workspace of its own; what it changed lands.
     *
     * @param author who the commits are by
     * @param remotes where what has landed can be pushed
     */
    record Isolated(
            WorkspaceProvider workspaces, LandingTarget landing, Salvage salvage, Identity author, Remotes remotes)
            implements Ground {}
}
