package dev.stretto.engine;

/**
 * What the repository has at a path that a claim names, since that decides what the claim covers.
 *
 * @param folder whether it is a folder, else a file
 */
public record KnownPath(String path, boolean folder) {}
