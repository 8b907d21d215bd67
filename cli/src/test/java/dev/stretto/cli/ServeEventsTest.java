package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.http.ServeOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of a run reach every reader once and in order, whatever becomes of him and of the server. */
final class ServeEventsTest {

    private static final int TASKS = 12;
    private static final int SUBSCRIBERS = 6;

    @TempDir
    private Path home;

    private Shell shell;
    private final AtomicReference<Serving> serving = new AtomicReference<>();

    @BeforeEach
    void aPlanThatWaitsInItsMiddle() {
        shell = Shell.inRepository(home);
        StringBuilder plan = new StringBuilder("# Long\n");
        for (int task = 1; task <= TASKS; task++) {
            String command =
                    task == TASKS / 2 ? "until [ -e " + shell.outside("go") + " ]; do sleep 0.02; done" : "true";
            plan.append("- [ ] 1.")
                    .append(task)
                    .append(" Task (run: `")
                    .append(command)
                    .append("`)\n");
        }
        shell.write("plan.md", plan.toString());
        shell.commit("Plan");
    }

    private String run(Background run) {
        Await.until(
                "a run is there",
                () -> serving.get().json("/api/v1/runs").path("runs").size() == 1);
        assertThat(run.ended()).isFalse();
        return serving.get()
                .json("/api/v1/runs")
                .path("runs")
                .get(0)
                .path("run")
                .asString();
    }

    @Test
    void everyReaderHasEveryEventOnceAndInOrderThroughReconnectsAndARestart() throws IOException {
        long seed = System.nanoTime();
        serving.set(Serving.start(shell));
        int port = serving.get().port();
        Background running = shell.background("run", "plan.md", "--workers", "2", "--workspace", "none");
        String path = "/api/v1/runs/" + run(running) + "/events";
        List<Subscriber> subscribers = IntStream.range(0, SUBSCRIBERS)
                .mapToObj(number -> Subscriber.of(serving::get, path, seed + number))
                .toList();
        Await.until(
                "all have read something",
                () -> subscribers.stream().noneMatch(reader -> reader.seen().isEmpty()));

        serving.get().close();
        serving.set(Serving.start(shell, ServeOptions.local(port)));
        Files.createFile(shell.outside("go"));
        running.finish().exits(0);

        long last = serving.get().json(path.replace("/events", "")).path("seq").asLong();
        List<Long> all = LongStream.rangeClosed(1, last).boxed().toList();
        for (Subscriber subscriber : subscribers) {
            Await.until(
                    "the last event has come (seed " + seed + ")",
                    () -> subscriber.seen().contains(last));
            subscriber.stop();
            assertThat(subscriber.seen()).as("seed " + seed).isEqualTo(all);
        }
        serving.get().close();
    }

    @Test
    void aReaderWhoNeverReadsHoldsUpNobody() throws IOException {
        serving.set(Serving.start(shell));
        Background running = shell.background("run", "plan.md", "--workers", "2", "--workspace", "none");
        String path = "/api/v1/runs/" + run(running) + "/events";
        try (Socket deaf = new Socket("127.0.0.1", serving.get().port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:"
                    + serving.get().port() + "\r\nAuthorization: Bearer "
                    + serving.get().token() + "\r\n\r\n";
            deaf.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            Subscriber other = Subscriber.of(serving::get, path, 1);
            Files.createFile(shell.outside("go"));
            running.finish().exits(0);
            long last =
                    serving.get().json(path.replace("/events", "")).path("seq").asLong();
            Await.until("the other has the last event", () -> other.seen().contains(last));
            other.stop();
        }
        serving.get().close();
    }

    @Test
    void aSilentStreamSaysThatItIsAlive() throws IOException {
        shell.write("plan.md", "- [ ] 1.1 One (run: `true`)\n");
        shell.stretto("run", "plan.md", "--workspace", "none").exits(0);
        var eager = new ServeOptions.Limits(1_000, 8_192, 100, 10, 30_000, 30);
        try (Serving server = Serving.start(shell, new ServeOptions("127.0.0.1", 0, false, List.of(), false, eager))) {
            String run =
                    server.json("/api/v1/runs").path("runs").get(0).path("run").asString();
            try (var in = server.open(server.to("/api/v1/runs/" + run + "/events?after=1000"))) {
                byte[] bytes = in.readNBytes("retry: 1000\n\n: alive\n\n: alive\n\n".length());
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .isEqualTo("retry: 1000\n\n: alive\n\n: alive\n\n");
            }
        }
    }

    @Test
    void aLogIsFollowedAsItIsWritten() throws IOException {
        shell.write(
                "plan.md",
                "- [ ] 1.1 Talk (run: `echo one; until [ -e " + shell.outside("go")
                        + " ]; do sleep 0.02; done; echo two`)\n");
        serving.set(Serving.start(shell));
        Background running = shell.background("run", "plan.md", "--workspace", "none");
        String log = "/api/v1/runs/" + run(running) + "/tasks/1.1/log";
        Await.until("the task has written", () -> serving.get().get(log).body().contains("one"));
        try (var in = serving.get().open(serving.get().to(log).header("Accept", "text/event-stream"))) {
            assertThat(nextData(in)).contains("\"type\":\"task.output\"", "\"offset\":0", "\"text\":\"one\\n\"");
            Files.createFile(shell.outside("go"));
            assertThat(nextData(in)).contains("\"offset\":4", "\"text\":\"two\\n\"");
        }
        running.finish().exits(0);
        serving.get().close();
    }

    private static String nextData(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.append((char) next);
            } else if (line.toString().startsWith("data: ")) {
                return line.toString();
            } else {
                line.setLength(0);
            }
        }
        throw new AssertionError("the stream has ended");
    }
}
