package dev.stretto.workspace;

import dev.stretto.git.ObjectId;
import dev.stretto.git.TreeChange;
import java.util.List;

/**
 * The changes of an attempt, as one commit in the user's repository; no ref points to it yet.
 *
 * @param commit its parent is the workspace's base
 * @param changes what it changes, never empty
 */
public record Collected(ObjectId commit, ObjectId tree, List<TreeChange> changes) {

    public Collected {
        changes = List.copyOf(changes);
    }

    /** The changed paths, a rename's old and new one. */
    public List<String> paths() {
        return changes.stream().map(TreeChange::path).toList();
    }
}
