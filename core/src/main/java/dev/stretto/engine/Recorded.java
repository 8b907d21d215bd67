package dev.stretto.engine;

/**
 * An event in its place in the journal.
 *
 * @param seq from 1, without gaps
 * @param atMillis the time of the input it followed from, in milliseconds of the epoch; never decreases
 */
public record Recorded(long seq, long atMillis, Event event) {}
