package dev.stretto.journal;

/**
 * An event as programs read it, not taken apart: what {@link EventJson#envelope} gives, as a line of JSON.
 *
 * @param seq its place in its run, from 1
 * @param json one object, without a line's end
 */
public record EventLine(long seq, String json) {}
