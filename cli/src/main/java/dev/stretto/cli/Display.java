package dev.stretto.cli;

import dev.stretto.engine.Recorded;

/** Shows the events of a run as they come. */
interface Display extends AutoCloseable {

    /** Shows nothing. */
    Display SILENT = _ -> {};

    void show(Recorded recorded);

    @Override
    default void close() {}
}
