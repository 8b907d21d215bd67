package dev.stretto.local;

import java.io.IOException;
import java.net.ServerSocket;

/**
 * Ten ports that one attempt may listen on, and nobody else's attempt, until it is closed.
 *
 * @param base the first of them
 * @param guard what keeps the range ours; the system closes it however this process ends
 */
record PortRange(int base, ServerSocket guard) implements AutoCloseable {

    /** How many ports a range has. */
    static final int SIZE = 10;

    /** Gives the range back; a second call does nothing. */
    @Override
    public void close() {
        try {
            guard.close();
        } catch (IOException e) {
            // A socket that cannot be closed holds its range until this process ends, which is soon enough.
        }
    }
}
