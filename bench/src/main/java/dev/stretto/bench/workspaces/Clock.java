package dev.stretto.bench.workspaces;

/** Measures one step after the other. */
final class Clock {

    private long last = System.nanoTime();

    /** The milliseconds since the last time this was asked. */
    double lap() {
        long now = System.nanoTime();
        double millis = (now - last) / 1e6;
        last = now;
        return millis;
    }
}
