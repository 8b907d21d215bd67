package dev.stretto.workspace;

import dev.stretto.engine.Trial;
import dev.stretto.git.ObjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Provides workspaces for the attempts of one run. Safe for use by many threads. */
public interface WorkspaceProvider {

    /**
     * The workspace of an attempt. Asked again for an attempt that still has one, also after a restart, it answers that one
     * untouched.
     *
     * @param base the commit whose files it is to hold, exactly
     */
    Workspace acquire(Trial trial, ObjectId base);

    /** The workspaces acquired and not released, also those of a process of ours that was killed. */
    List<Workspace> held();

    /** The workspace an attempt holds. */
    default Optional<Workspace> find(Trial trial) {
        return held().stream()
                .filter(workspace -> workspace.trial().equals(trial))
                .findFirst();
    }

    /**
     * A path by which the attempts reach the run's own folder, and that is not in the user's checkout even where the folder is.
     *
     * @param run the folder
     */
    Path linkTo(Path run);

    /** Deletes what no attempt holds. */
    void removeFree();
}
