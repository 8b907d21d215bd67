package dev.stretto.bench.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads the events of a run from a server that may be another the next time, and counts what comes wrong. Run by a thread of its own.
 */
final class Reader implements Runnable {

    /** How a reader is. */
    enum Manner {
        /** Reads whatever comes. */
        EAGER,
        /** Rests after each event. */
        SLOW,
        /** Goes away now and then and comes back. */
        RESTLESS
    }

    private static final int EVENTS_AT_A_TIME_MAX = 400;
    private static final long RETRY_MILLIS = 50;
    private static final int SLOW_EVERY = 20;
    private static final String ID = "id: ";

    private final AtomicReference<Server> server;
    private final HttpClient client;
    private final String path;
    private final Manner manner;
    private final SplittableRandom random;
    private volatile long last;
    private final AtomicLong wrong = new AtomicLong();
    private volatile boolean stopped;

    Reader(AtomicReference<Server> server, HttpClient client, String path, Manner manner, long seed) {
        this.server = server;
        this.client = client;
        this.path = path;
        this.manner = manner;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                read();
            } catch (IOException e) {
                rest(RETRY_MILLIS); // the server is just restarting
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read() throws IOException, InterruptedException {
        var request = server.get().to(path).header("Last-Event-ID", String.valueOf(last));
        int patience = manner == Manner.RESTLESS ? random.nextInt(1, EVENTS_AT_A_TIME_MAX) : Integer.MAX_VALUE;
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
            answer.body().close();
            rest(RETRY_MILLIS);
            return;
        }
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && patience > 0 && !stopped; line = lines.readLine()) {
                if (line.startsWith(ID)) {
                    take(Long.parseLong(line.substring(ID.length())));
                    patience--;
                }
            }
        }
    }

    private void take(long seq) {
        if (seq != last + 1) {
            wrong.incrementAndGet();
        }
        last = seq;
        if (manner == Manner.SLOW && seq % SLOW_EVERY == 0) {
            rest(1);
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The latest event it has. */
    long last() {
        return last;
    }

    /** How many events came that were not the next one. */
    long wrong() {
        return wrong.get();
    }

    void stop() {
        stopped = true;
    }
}
