package dev.stretto.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Reads the events of a run for as long as it goes, and comes back after every loss, also of its own making, with the last id. */
final class Subscriber {

    private static final int EVENTS_AT_A_TIME_MAX = 12;

    private final List<Long> seen = new CopyOnWriteArrayList<>();
    private final SplittableRandom random;
    private volatile boolean enough;

    private Subscriber(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * Starts to read.
     *
     * @param server the one that is there now
     * @param seed of when it goes away by itself
     */
    static Subscriber of(Supplier<Serving> server, String path, long seed) {
        Subscriber subscriber = new Subscriber(seed);
        Thread.ofPlatform().daemon().start(() -> {
            while (!subscriber.enough) {
                subscriber.read(server.get(), path);
            }
        });
        return subscriber;
    }

    /** The ids in the order they came. */
    List<Long> seen() {
        return List.copyOf(seen);
    }

    void stop() {
        enough = true;
    }

    private void read(Serving server, String path) {
        var request = server.to(path).header("Accept", "text/event-stream");
        if (!seen.isEmpty()) {
            request.header("Last-Event-ID", String.valueOf(seen.getLast()));
        }
        int patience = random.nextInt(1, EVENTS_AT_A_TIME_MAX);
        try (InputStream in = server.open(request);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !enough && patience > 0; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    seen.add(Long.valueOf(line.substring(4)));
                    patience--;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            Thread.onSpinWait(); // the server is just restarting
        }
    }
}
