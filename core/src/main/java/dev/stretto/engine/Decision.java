package dev.stretto.engine;

import java.util.List;
import java.util.stream.Stream;

/** What the engine makes of one input, before anything is applied. */
sealed interface Decision {

    /** These events follow, in order; none where the input changes nothing. */
    record Events(List<Event> events) implements Decision {}

    /**
     * The user's request cannot be met.
     *
     * @param why one sentence for the user, with what to do
     */
    record Refused(String why) implements Decision {}

    /** This, and these events after it. */
    default Decision and(List<Event> more) {
        return switch (this) {
            case Refused refused -> refused;
            case Events(List<Event> events) ->
                new Events(Stream.concat(events.stream(), more.stream()).toList());
        };
    }

    static Decision of(Event... events) {
        return new Events(List.of(events));
    }
}
