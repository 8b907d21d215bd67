package dev.stretto.landing;

import dev.stretto.git.ObjectId;
import dev.stretto.git.TreeMerge;
import java.util.List;

/** What became of merging a head with a task's commit. */
public sealed interface MergeResult {

    /** They went together. */
    record Candidate(ObjectId commit, ObjectId tree) implements MergeResult {}

    /**
     * They contradict each other.
     *
     * @param base the commit both come from
     * @param tree the files of both, with git's marks around the places in conflict
     * @param files the paths in conflict
     * @param notes what git says about each, with all the names a path has on either side
     * @param with what had landed since the commit's base and changed one of these paths: the other side
     */
    record Conflict(ObjectId base, ObjectId tree, List<String> files, List<TreeMerge.Note> notes, List<Landed> with)
            implements MergeResult {

        public Conflict {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
            with = List.copyOf(with);
        }
    }
}
