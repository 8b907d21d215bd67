package dev.stretto.git;

/**
 * What a commit says besides its tree and parent. Equal details, tree and parent make the same object, whenever and however
 * often it is written.
 *
 * @param message whole, its lines separated by newlines
 * @param author also the committer
 * @param epochSeconds the date of both, in UTC
 */
public record CommitDetails(String message, Identity author, long epochSeconds) {}
