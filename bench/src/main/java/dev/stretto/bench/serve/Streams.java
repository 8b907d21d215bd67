package dev.stretto.bench.serve;

import dev.stretto.bench.support.Checkout;
import dev.stretto.bench.support.Refusal;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/**
 * What many readers have of one run.
 *
 * @param readers how many there were, one of whom never read
 * @param complete how many of the others have every event, each once and in order
 * @param aloneMillis how long the same run takes with nobody looking on
 * @param watchedMillis how long it took with all of them
 * @param behindMillis from the run's end until the last reader had its last event
 * @param peakMegabytes the most memory that a server held
 */
record Streams(
        long events,
        int readers,
        int complete,
        int restarts,
        double aloneMillis,
        double watchedMillis,
        double behindMillis,
        long peakMegabytes) {

    private static final long PATIENCE_SECONDS = 120;
    private static final long POLL_MILLIS = 20;

    /** Runs a plan of so many tasks while readers read and the server restarts at even intervals. */
    static Streams measure(Path folder, int tasks, int readers, int restarts, long seed)
            throws Refusal, IOException, InterruptedException {
        double alone = millis(run(plan(folder.resolve("alone"), tasks)));
        Path watched = plan(folder.resolve("watched"), tasks);
        Server first = Server.start(watched, 0);
        AtomicReference<Server> server = new AtomicReference<>(first);
        long peak = 0;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long before = System.nanoTime();
            Process run = run(watched);
            String path = path(first, client);
            List<Reader> all = readers(server, client, path, readers - 1, seed);
            Socket deaf = deaf(first, path);
            for (int restart = 1; restart <= restarts; restart++) {
                long pause = (long) (alone * restart / (restarts + 1) - (System.nanoTime() - before) / 1e6);
                Thread.sleep(Math.max(POLL_MILLIS, pause));
                peak = Math.max(peak, server.get().peakMegabytes());
                server.get().close();
                server.set(Server.start(watched, first.port()));
            }
            run.waitFor();
            double taken = (System.nanoTime() - before) / 1e6;
            long events = last(server.get(), client, path);
            long ended = System.nanoTime();
            await(all, events);
            double behind = (System.nanoTime() - ended) / 1e6;
            int complete = (int) all.stream()
                    .filter(reader -> reader.last() == events && reader.wrong() == 0)
                    .count();
            peak = Math.max(peak, server.get().peakMegabytes());
            all.forEach(Reader::stop);
            deaf.close();
            client.shutdownNow();
            return new Streams(events, readers, complete, restarts, alone, taken, behind, peak);
        } finally {
            server.get().close();
        }
    }

    private static Path plan(Path folder, int tasks) throws IOException {
        StringBuilder plan = new StringBuilder("# Streams\n");
        for (int task = 1; task <= tasks; task++) {
            plan.append("- [ ] 1.").append(task).append(" Nothing (run: `true`)\n");
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("plan.md"), plan.toString());
        return folder;
    }

    private static Process run(Path folder) throws Refusal, IOException {
        return new ProcessBuilder(
                        List.of(Checkout.stretto(), "run", "plan.md", "--workspace", "none", "--workers", "8"))
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static double millis(Process run) throws InterruptedException {
        long before = System.nanoTime();
        run.waitFor();
        return (System.nanoTime() - before) / 1e6;
    }

    private static String path(Server server, HttpClient client) throws Refusal, IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < until) {
            JsonNode runs =
                    Json.mapper().readTree(server.get(client, "/api/v1/runs")).path("runs");
            if (!runs.isEmpty()) {
                return "/api/v1/runs/" + runs.get(0).path("run").asString() + "/events";
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new Refusal("the server shows no run after " + PATIENCE_SECONDS + " seconds");
    }

    private static List<Reader> readers(
            AtomicReference<Server> server, HttpClient client, String path, int count, long seed) {
        List<Reader.Manner> manners = List.of(Reader.Manner.values());
        List<Reader> readers = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            Reader.Manner manner = manners.get(at % manners.size());
            Reader reader = new Reader(server, client, path, manner, seed + at);
            Thread.ofVirtual().start(reader);
            readers.add(reader);
        }
        return readers;
    }

    /** One who asks and never reads. */
    private static Socket deaf(Server server, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nAuthorization: Bearer "
                + server.token() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long last(Server server, HttpClient client, String path) throws IOException, InterruptedException {
        return Json.mapper()
                .readTree(server.get(client, path.replace("/events", "")))
                .path("seq")
                .asLong();
    }

    private static void await(List<Reader> readers, long last) throws InterruptedException {
        long start = System.nanoTime();
        while (readers.stream().anyMatch(reader -> reader.last() < last)
                && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            Thread.sleep(POLL_MILLIS);
        }
    }
}
