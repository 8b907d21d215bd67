package dev.stretto.format;

import java.util.List;
import java.util.Optional;

/**
 * How a task is marked as completed in its plan's own way.
 *
 * @param done the changes that mark it; empty where it is marked already
 * @param actual where the time it took can be noted, if the format has a place for it
 * @param undone the changes that take the mark back; empty where there is none, or where the format cannot say what stood there
 */
public record Tick(List<Edit> done, Optional<Actual> actual, List<Edit> undone) {

    public Tick {
        done = List.copyOf(done);
        undone = List.copyOf(undone);
    }

    /** A mark that is not taken back. */
    public Tick(List<Edit> done, Optional<Actual> actual) {
        this(done, actual, List.of());
    }

    /**
     * A place for the time a task took.
     *
     * @param edit the change, whose text holds one {@code %s} for a time such as {@code 1h 40m}
     */
    public record Actual(Edit edit) {}
}
