package dev.stretto.workspace;

import dev.stretto.engine.Trial;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.ObjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where one attempt, or one try at a gate, runs. One thread at a time uses it; all methods but the plain getters may throw
 * {@link WorkspaceException} and {@link dev.stretto.git.GitException}.
 */
public interface Workspace {

    Trial trial();

    /** The directory in which the attempt's process starts. */
    Path path();

    /** The commit whose files it began with; empty where the provider starts from whatever is there. */
    Optional<ObjectId> base();

    /** What the attempt's processes need in their environment besides the usual. */
    Map<String, String> environment();

    /**
     * What starts a command in the workspace: the command itself, or what brings it there first.
     *
     * @param argv a command and its arguments
     */
    default List<String> wrapped(List<String> argv) {
        return argv;
    }

    /**
     * Whether this setup command has passed here and what it made may still be here. Where it has not, the workspace is fresh,
     * or as good as fresh, and the command is to run before anything else does.
     */
    default boolean isSetUp(String command) {
        return false;
    }

    /** Notes that a setup command has passed here. */
    default void markSetUp(String command) {}

    /** The messages of the commits that were made here on top of the base, the earliest first; empty for none. */
    List<String> messages();

    /** The paths that the git of whoever works here holds as in conflict. */
    List<String> unmerged();

    /**
     * Makes one commit of everything that differs from the base, but ignored files; empty if nothing does. The workspace
     * stays as it is, and collecting again gives the same commit while nothing changes.
     */
    Optional<Collected> collect(CommitDetails details);

    /** As {@link #collect}, and keeps the commit under its {@link Salvage} ref, for work that does not land. */
    Optional<Salvage.Kept> salvage(CommitDetails details);

    /** Gives the workspace back: from here on its files are lost. A second call does nothing. */
    void release();
}
