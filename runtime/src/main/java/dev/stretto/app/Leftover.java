package dev.stretto.app;

import dev.stretto.git.ObjectId;
import java.io.IOException;
import java.util.Optional;

/**
 * Something that {@code clean} would remove.
 *
 * @param run the run it is of; empty for what belongs to none
 * @param what its path, or the full name of a ref
 * @param why it may go, for people
 * @param commit what a ref points to
 * @param bytes how much room it takes on the disk; 0 for refs
 * @param removal how it is removed
 */
public record Leftover(
        Kind kind, String run, String what, String why, Optional<ObjectId> commit, long bytes, Removal removal) {

    /** What it is, in the order in which things of one run are removed: what leads to the others goes last. */
    public enum Kind {
        WORKSPACES,
        SALVAGE,
        BRANCH,
        HEAD,
        RUN,
        SOCKET,
        TEMPORARY
    }

    /** Removes it. */
    public interface Removal {
        void run() throws IOException, UserError;
    }
}
