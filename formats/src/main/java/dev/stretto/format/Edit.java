package dev.stretto.format;

import dev.stretto.plan.Position;

/**
 * A change to a plan's text.
 *
 * @param at where it starts
 * @param length how many characters (UTF-16) are replaced, all on one line; 0 to insert
 * @param text what stands there instead
 */
public record Edit(Position at, int length, String text) {}
