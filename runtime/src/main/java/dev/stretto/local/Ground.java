package dev.stretto.local;

import dev.stretto.git.Identity;
import dev.stretto.landing.LandingTarget;
import dev.stretto.workspace.InPlaceProvider;
import dev.stretto.workspace.Salvage;
import dev.stretto.workspace.WorkspaceProvider;
import java.nio.file.Path;

/** Where the tasks of a run do their work. */
public sealed interface Ground {

    /** Where attempts get their workspaces from. */
    WorkspaceProvider workspaces();

    /** In the user's own directory, as make would: nothing is collected or landed. */
    record InPlace(Path directory) implements Ground {

        @Override
        public WorkspaceProvider workspaces() {
            return new InPlaceProvider(directory);
        }
    }

    /**
     * Each attempt in a workspace of its own; what it changed lands.
     *
     * @param author who the commits are by
     */
    record Isolated(WorkspaceProvider workspaces, LandingTarget landing, Salvage salvage, Identity author)
            implements Ground {}
}
