package dev.stretto.git;

import java.util.Optional;

/** Where the user's checkout stands. */
public sealed interface Head {

    /** On a branch, which points to {@code commit}. */
    record OnBranch(String branch, ObjectId commit) implements Head {}

    /** On no branch. */
    record Detached(ObjectId commit) implements Head {}

    /** On a branch that has no commit yet. */
    record Unborn(String branch) implements Head {}

    /** The short name of the current branch, empty where HEAD is detached. */
    default Optional<String> currentBranch() {
        return switch (this) {
            case OnBranch on -> Optional.of(on.branch());
            case Unborn unborn -> Optional.of(unborn.branch());
            case Detached detached -> Optional.empty();
        };
    }
}
