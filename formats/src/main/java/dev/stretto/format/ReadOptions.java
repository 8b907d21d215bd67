package dev.stretto.format;

import java.util.Optional;

/**
 * How to read a plan, where its format leaves a choice.
 *
 * @param tag which of several lists in one file (Task Master); empty for the format's default
 * @param optional whether tasks that the author marks as optional are to run too, and so are not deferred
 * @param ticks whether {@link ReadResult#ticks()} is wanted
 */
public record ReadOptions(Optional<String> tag, boolean optional, boolean ticks) {

    /** As the format says. */
    public static final ReadOptions DEFAULT = new ReadOptions(Optional.empty(), false, false);
}
