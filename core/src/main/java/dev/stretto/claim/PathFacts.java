package dev.stretto.claim;

/** What is known of a repository's paths when a claim is read. */
@FunctionalInterface
public interface PathFacts {

    /** Nothing is known. */
    PathFacts NONE = _ -> PathKind.ABSENT;

    /**
     * What is at a path.
     *
     * @param path relative to the root, without {@code .}, {@code ..} and doubled slashes
     */
    PathKind at(String path);
}
