package dev.stretto.bench.workspaces;

import java.io.IOException;

/** A way to have a task done in a checkout of its own and its change merged. */
interface Way extends AutoCloseable {

    String name();

    /** Does one task; every round's changes other files, and the same number of bytes stays in each. */
    Steps round(int round) throws IOException, InterruptedException;

    /** Deletes what is left; answers what that took, in milliseconds. */
    double finish() throws IOException;

    @Override
    void close();
}
