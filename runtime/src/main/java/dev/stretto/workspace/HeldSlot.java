package dev.stretto.workspace;

import dev.stretto.git.ObjectId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where a workspace lies: a folder of ours, and in it the one that the attempt sees. */
interface HeldSlot {

    Path directory();

    /** The files of the attempt. */
    Path tree();

    /** The git directory that the attempt has to itself, as the attempt may have left it. */
    Path ownGit();

    /** Takes the changes of the tree into the repository as a tree object, and answers its name. */
    ObjectId collectTree(ObjectId base) throws IOException;

    /** See {@link Workspace#wrapped}. */
    default List<String> wrapped(List<String> argv) {
        return argv;
    }

    /** See {@link Workspace#isSetUp}. */
    default boolean isSetUp(String command) {
        return false;
    }

    /** See {@link Workspace#markSetUp}. */
    default void markSetUp(String command) {}
}
