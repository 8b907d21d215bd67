package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is asked, a server answers, and the runs stay as they are. More requests: {@code -Dfuzz.requests=100000}; the same
 * ones again: {@code -Dfuzz.seed=SEED}.
 */
final class ServeFuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 400);
    private static final List<String> METHODS =
            List.of("GET", "POST", "DELETE", "PUT", "HEAD", "OPTIONS", "PATCH", "X");
    private static final List<String> ODD = List.of(
            "%00",
            "%2e%2e",
            "..%2f..",
            "%ff",
            "%F0%9F%98%80",
            "a b",
            "-1",
            "99999999999999999999",
            "'",
            "%3Cb%3E",
            "1.1",
            "",
            "x".repeat(300),
            "%25",
            ";a=b",
            "~",
            "*",
            "%0d%0aX: y");

    /** Neither starts anything nor changes the run, as it is over; but all of them are read. */
    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "{\"plan\":\"../x\"}",
            "{\"plan\":5}",
            "{\"tasks\":[\"9\"]}",
            "{\"tasks\":{}}",
            "{\"checkpoint\":-1}",
            "{\"claims\":[{\"mode\":\"write\"}]}",
            "{\"task\":\"1.1\",\"claims\":7}",
            "\u0000",
            "{\"a\":",
            "[".repeat(2_000),
            "{\"plan\":\"plan.md\",\"workers\":\"many\"}",
            "\"x\"",
            "1e999999999");

    @TempDir
    private Path home;

    private Shell shell;
    private SplittableRandom random;
    private String run;

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String path(List<String> known) {
        String path = any(known)
                .replace("{run}", random.nextInt(4) == 0 ? encoded(any(ODD)) : run)
                .replace("{task}", random.nextInt(3) == 0 ? encoded(any(ODD)) : "1.1")
                .replace("{claim}", encoded(any(ODD)));
        String query = random.nextBoolean()
                ? "?" + any(List.of("limit", "after", "offset", "attempt", "at", "state", "q")) + "="
                        + encoded(any(ODD))
                : "";
        return random.nextInt(8) == 0 ? path + "/" + encoded(any(ODD)) + query : path + query;
    }

    /** Odd as it is, the client must be able to send it. */
    private static String encoded(String text) {
        return text.replace(" ", "%20").replace("'", "%27");
    }

    private HttpRequest.Builder request(Serving serving, List<String> known) {
        HttpRequest.Builder request = random.nextInt(6) == 0 ? serving.bare(path(known)) : serving.to(path(known));
        // A stream would not end.
        request.header("Accept", "application/json");
        if (random.nextBoolean()) {
            request.header(
                    "Content-Type", any(List.of("application/json", "text/plain", "application/json; charset=x", "?")));
        }
        if (random.nextInt(5) == 0) {
            request.header(
                    any(List.of(
                            "Origin", "Last-Event-ID", "If-None-Match", "Accept-Encoding", "Authorization", "Cookie")),
                    any(List.of("null", "x", "-1", "gzip;q=0", "*", "\"\"", "Bearer ", "y".repeat(2_000))));
        }
        String method = any(METHODS);
        return request.method(
                method,
                method.equals("GET") || method.equals("HEAD")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(any(BODIES)));
    }

    @Test
    void whateverIsAskedIsAnsweredAndTheRunStaysAsItIs() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        random = new SplittableRandom(seed);
        shell = Shell.inRepository(home);
        shell.write("plan.md", "- [ ] 1.1 Write a (run: `echo a >a.txt`)\n");
        shell.commit("Plan");
        shell.stretto("run", "plan.md").exits(0);
        JsonNode before = shell.stretto("status", "--json").json();
        run = before.path("run").asString();
        try (Serving serving = Serving.start(shell)) {
            List<String> known = new ArrayList<>(List.of("/", "/page/main.js", "/nothing", "//", "/api/v1/runs/"));
            serving.json("/api/v1/openapi.json").path("paths").propertyNames().forEach(known::add);
            known.removeIf(path -> path.endsWith("/land") || path.endsWith("/revert"));
            for (int count = 0; count < REQUESTS; count++) {
                HttpRequest.Builder request = request(serving, known);
                String what = "seed " + seed + ", request " + count + ": " + request.build();
                HttpResponse<String> answer;
                try {
                    answer = serving.send(request);
                } catch (UncheckedIOException e) {
                    throw new AssertionError(what, e);
                }
                assertThat(answer.statusCode()).as(what + ": " + answer.body()).isBetween(200, 499);
                if (answer.statusCode() >= 400 && !answer.body().isEmpty()) {
                    assertThat(answer.body()).as(what).startsWith("{\"type\":\"urn:stretto:problem:");
                }
            }
            assertThat(serving.json("/api/v1/runs").path("runs")).hasSize(1);
        }
        assertThat(shell.stretto("status", "--json").json()).as("seed " + seed).isEqualTo(before);
    }
}
