package dev.stretto.git;

/**
 * Why git could not do what was asked.
 *
 * @param kind what a caller may tell apart
 * @param message what is the matter, one or a few lines for a person
 * @param remedy what that person can do about it, one sentence
 */
public record GitProblem(Kind kind, String message, String remedy) {

    /** The kinds a caller may want to tell apart. */
    public enum Kind {
        /** No git command on the PATH. */
        GIT_MISSING,
        /** The git command is older than 2.38. */
        GIT_TOO_OLD,
        /** The folder is in no git repository. */
        NOT_A_REPOSITORY,
        /** The repository belongs to someone else and git does not trust it. */
        NOT_TRUSTED,
        /** The current branch has no commit yet. */
        UNBORN_HEAD,
        /** A commit or ref that was named does not exist. */
        NO_SUCH_REVISION,
        /** The integration branch cannot be created since it exists. */
        BRANCH_EXISTS,
        /** The integration branch cannot be created since another branch is named like one of its folders. */
        BRANCH_BLOCKED,
        /** Another git process holds a lock, or has left one. */
        LOCKED,
        /** The disk is full, or the quota used up. */
        DISK_FULL,
        /** A file or directory may not be read or written. */
        PERMISSION_DENIED,
        /** It did not end in time, or was interrupted. */
        NOT_ENDED,
        /** Anything else; the message holds what git said. */
        COMMAND_FAILED
    }
}
