package dev.stretto.workspace;

import dev.stretto.git.ObjectId;
import dev.stretto.git.WorkingCopy;
import java.io.IOException;
import java.nio.file.Path;

/** How the files of a new working copy get there. */
@FunctionalInterface
interface Filling {

    /** Git writes each of them. */
    Filling CHECKOUT = (copy, _, base) -> copy.reset(base);

    /** Fills an empty directory with the files of a commit, and their index. */
    void fill(WorkingCopy copy, Path tree, ObjectId base) throws IOException;

    /** No working copy of the run is left. */
    default void forget() throws IOException {}
}
