package dev.stretto.engine;

import java.util.List;

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

    static Decision of(Event... events) {
        return new Events(List.of(events));
    }
}
