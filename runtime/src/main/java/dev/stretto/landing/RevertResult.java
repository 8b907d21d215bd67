package dev.stretto.landing;

import dev.stretto.git.ObjectId;
import java.util.List;

/** What became of undoing commits. */
public sealed interface RevertResult {

    /**
     * All are undone.
     *
     * @param commits what undoes each; the head can move to the last one
     */
    record Undone(List<ObjectId> commits) implements RevertResult {

        public Undone {
            commits = List.copyOf(commits);
        }
    }

    /**
     * One cannot be undone: what came later has changed the same places.
     *
     * @param commit the one
     * @param files the paths in conflict
     */
    record Conflict(ObjectId commit, List<String> files) implements RevertResult {

        public Conflict {
            files = List.copyOf(files);
        }
    }
}
