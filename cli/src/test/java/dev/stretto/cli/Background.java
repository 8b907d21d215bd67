package dev.stretto.cli;

import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command that goes on while the test does other things. */
record Background(StringWriter out, CompletableFuture<Finished> end) {

    private static final long END_SECONDS_MAX = 60;

    /** What it printed so far. */
    String printed() {
        return out.toString();
    }

    boolean ended() {
        return end.isDone();
    }

    /** Waits for its end. */
    Finished finish() {
        try {
            return end.get(END_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the command does not end; it printed:\n" + printed(), e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
