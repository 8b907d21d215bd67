package dev.stretto.claim;

/** What a repository has at a path. */
public enum PathKind {
    /** Nothing, or nobody knows. */
    ABSENT,
    FILE,
    FOLDER
}
