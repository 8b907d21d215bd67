package dev.stretto.landing;

import dev.stretto.git.ObjectId;

/** Where the integration branch is, compared with the head of the run. It is never moved but forward. */
public sealed interface BranchState {

    /** At the head. */
    record InStep() implements BranchState {}

    /** Behind the head, since it is checked out; {@code where} names the worktree. */
    record CheckedOut(String where) implements BranchState {}

    /** Behind the head for no reason known; the next landing takes it along. */
    record Behind(ObjectId actual) implements BranchState {}

    /** At a commit of somebody else's that continues the head. */
    record Ahead(ObjectId actual) implements BranchState {}

    /** At a commit of somebody else's that does not contain the head. */
    record Diverged(ObjectId actual) implements BranchState {}

    /** Somebody has deleted it. */
    record Deleted() implements BranchState {}
}
