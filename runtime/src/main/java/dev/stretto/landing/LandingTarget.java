package dev.stretto.landing;

import dev.stretto.git.CommitDetails;
import dev.stretto.git.ObjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a run lands its tasks: a head that only moves forward, and the integration branch that follows it. All methods may
 * be repeated, also after a crash in between, with the same outcome. Safe for use by many threads.
 */
public interface LandingTarget {

    /**
     * Begins a run at {@code base}: makes head and branch, both or none.
     *
     * @throws dev.stretto.git.GitException {@code BRANCH_EXISTS} or {@code BRANCH_BLOCKED}, naming the branch
     */
    void open(ObjectId base);

    /**
     * Takes up a run that was opened before.
     *
     * @return its head
     * @throws dev.stretto.git.GitException {@code NO_SUCH_REVISION} if it has no head
     */
    ObjectId reopen();

    /** Where the branch is now, compared with the head. */
    BranchState branch();

    /**
     * Makes the commit that {@code head} could move to in order to hold the change of {@code commit}: that commit itself where
     * {@code head} is its parent, else a three-way merge of both, as one commit on top of {@code head} that tells the same.
     * Nothing but objects is written; the same question gives the same object.
     */
    MergeResult merge(ObjectId head, ObjectId commit);

    /**
     * The places where a commit and {@code head} contradict each other, with git's marks, by file; files of which there is
     * nothing to show as text are left out.
     */
    Map<String, List<String>> marked(ObjectId head, MergeResult.Conflict conflict);

    /**
     * Makes of what somebody has made of a conflict the commit that {@code head} can move to, if nothing is left in conflict and
     * nothing was changed beside it.
     */
    Settlement settle(ObjectId head, ObjectId commit, MergeResult.Conflict conflict, Settlement.Try made);

    /**
     * Makes the commits that undo others on top of {@code head}, each what git's revert of it would be, in the order given. Nothing
     * but objects is written; the same question gives the same objects.
     */
    RevertResult revert(ObjectId head, List<Undoing> undoings);

    /**
     * A commit to undo.
     *
     * @param details what the commit that undoes it is to say
     */
    record Undoing(ObjectId commit, CommitDetails details) {}

    /**
     * Moves the head from {@code expectedHead} to {@code newHead}, and the branch along unless it is checked out. Commits of others
     * on top of {@code expectedHead} come first, and a branch that lacks {@code expectedHead} holds everything up.
     */
    Advance advance(ObjectId expectedHead, ObjectId newHead);

    /** Moves the branch to the head where it is behind and nobody has it checked out any more; tells where it is then. */
    BranchState follow();

    /** Writes the file, or all files of the folder, that a commit has at a path below another folder; false where there are none. */
    boolean export(ObjectId commit, String path, Path into);

    /**
     * Makes a commit on top of {@code head} that gives some of its files another content, for {@link #advance} to move to; the same
     * question gives the same object.
     */
    ObjectId change(ObjectId head, Map<String, byte[]> contents, CommitDetails details);

    /**
     * Makes the commit that changes what {@code commit} does but for some paths, which it leaves as they are in its parent; the same
     * question gives the same object.
     */
    ObjectId without(ObjectId commit, List<String> paths, CommitDetails details);

    /** What has landed after {@code base}, the earliest first, as the trailers of the commits tell. */
    List<Landed> landed(ObjectId base);
}
