package dev.stretto.landing;

import dev.stretto.git.ObjectId;
import java.util.Optional;

/** Where the integration branch is, in words, with what to do where it is not at the head of its run. */
public final class BranchText {

    private static final int SHORT = 9;

    private BranchText() {}

    /**
     * One line without a full stop; empty where the branch is at the head.
     *
     * @param branch its name, without {@code refs/heads/}
     * @param head where the run is
     */
    public static Optional<String> of(BranchState state, String branch, String head) {
        String at = head.substring(0, Math.min(SHORT, head.length()));
        return switch (state) {
            case BranchState.InStep _ -> Optional.empty();
            case BranchState.CheckedOut(String where) ->
                Optional.of(branch + " is checked out in " + where + ", so it does not follow: git merge --ff-only "
                        + at + " there takes it along, or check out another branch");
            case BranchState.Behind(ObjectId actual) ->
                Optional.of(branch + " is still at " + shorten(actual) + " and follows with the next landing");
            case BranchState.Ahead(ObjectId actual) ->
                Optional.of(branch + " has commits of others up to " + shorten(actual)
                        + ", which the next landing takes in");
            case BranchState.Diverged(ObjectId actual) ->
                Optional.of("the branch " + branch + " was moved by someone else to " + shorten(actual)
                        + ", which lacks what the run has landed: merge that (git switch " + branch + " && git merge "
                        + at + "), or put the branch back (git branch -f " + branch + " " + at + ")");
            case BranchState.Deleted _ ->
                Optional.of(
                        "the branch " + branch + " was deleted: put it back (git branch " + branch + " " + at + ")");
        };
    }

    private static String shorten(ObjectId commit) {
        return commit.hex().substring(0, SHORT);
    }
}
