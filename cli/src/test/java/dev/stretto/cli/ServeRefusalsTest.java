package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.http.ServeOptions;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may not ask a server, and what may not be asked. */
final class ServeRefusalsTest {

    private static final String RUNS = "/api/v1/runs";

    @TempDir
    private static Path home;

    private static Shell shell;
    private static Serving serving;
    private static String run;

    /** One thing to ask for, of a run that exists. */
    record Endpoint(String method, String path) {
        HttpRequest.Builder with(HttpRequest.Builder request) {
            return request.method(method, BodyPublishers.noBody());
        }
    }

    @BeforeAll
    static void aServerWithARun() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", "- [ ] 1.1 Write a (run: `echo a >a.txt`)\n");
        shell.commit("Plan");
        shell.stretto("run", "plan.md").exits(0);
        serving = Serving.start(shell);
        run = serving.json(RUNS).path("runs").get(0).path("run").asString();
    }

    @AfterAll
    static void stop() {
        serving.close();
    }

    /** All that need a token, as the server itself describes them. */
    static List<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>();
        JsonNode paths = serving.json("/api/v1/openapi.json").path("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!operation.getValue().has("security")) {
                        all.add(new Endpoint(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey()
                                        .replace("{run}", run)
                                        .replace("{task}", "1.1")
                                        .replace("{claim}", "c")));
                    }
                }));
        assertThat(all).hasSizeGreaterThan(25);
        return all;
    }

    private static void isRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Json.mapper().readTree(answer.body());
        assertThat(problem.path("type").asString()).endsWith(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyIsAnsweredWithoutTheToken(Endpoint endpoint) {
        isRefused(serving.send(endpoint.with(serving.bare(endpoint.path()))), 401, "no-token");
        isRefused(
                serving.send(endpoint.with(serving.bare(endpoint.path()).header("Authorization", "Bearer wrong"))),
                401,
                "wrong-token");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noPageOfAnotherSiteIsAnsweredEvenWithTheToken(Endpoint endpoint) {
        isRefused(
                serving.send(endpoint.with(serving.to(endpoint.path()).header("Origin", "http://evil.example"))),
                403,
                "foreign-origin");
        isRefused(
                serving.send(endpoint.with(serving.to(endpoint.path()).header("Sec-Fetch-Site", "cross-site"))),
                403,
                "foreign-origin");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyIsAnsweredUnderAForeignName(Endpoint endpoint) {
        String answer = serving.raw(endpoint.method() + " " + endpoint.path()
                + " HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\nAuthorization: Bearer "
                + serving.token() + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 403").contains("foreign-host");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aBodyThatIsTooLongIsRefused(Endpoint endpoint) {
        if (endpoint.method().equals("POST")) {
            isRefused(serving.post(endpoint.path(), " ".repeat(300_000)), 413, "too-large");
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aBodyThatIsMalformedIsRefused(Endpoint endpoint) {
        if (endpoint.method().equals("POST")) {
            isRefused(serving.post(endpoint.path(), "{\"plan\""), 400, "bad-request");
            isRefused(serving.post(endpoint.path(), "[]"), 400, "bad-request");
            isRefused(serving.post(endpoint.path(), "[".repeat(100_000)), 400, "bad-request");
            isRefused(serving.post(endpoint.path(), "{\"nonsense\":1}"), 400, "bad-request");
            isRefused(
                    serving.send(serving.to(endpoint.path()).POST(BodyPublishers.ofString("{\"plan\":1}"))),
                    415,
                    "not-json");
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aRunThatIsNotThereIsNotFound(Endpoint endpoint) {
        if (endpoint.path().contains(run)) {
            for (String other : List.of("nope1", "..%2f..%2f..%2fx", "%2e%2e", "A", "x".repeat(200), "%00", "%0a")) {
                String path = endpoint.path().replace(run, other);
                HttpResponse<String> answer = serving.send(
                        endpoint.method().equals("POST")
                                ? serving.to(path)
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(body(path)))
                                : endpoint.with(serving.to(path)));
                assertThat(answer.statusCode()).as(path + ": " + answer.body()).isIn(400, 404);
                assertThat(answer.body()).contains("urn:stretto:problem:");
            }
        }
    }

    /** What is right in itself, so that nothing else is refused. */
    private static String body(String path) {
        if (path.endsWith("/revert")) {
            return "{\"tasks\":[\"1.1\"]}";
        }
        return path.endsWith("/claims")
                ? "{\"task\":\"1.1\",\"claims\":[{\"mode\":\"write\",\"resource\":\"a\"}]}"
                : "{}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/log", "/diff"})
    void aTaskThatIsNotThereIsNotFound(String part) {
        for (String task :
                List.of("9", "..%2F..%2Fjournal.db", "%2e%2e%2f%2e%2e", "..", "1.1%00", "%20", "%2Fetc%2Fpasswd")) {
            HttpResponse<String> answer = serving.get(RUNS + "/" + run + "/tasks/" + task + part);
            assertThat(answer.statusCode()).as(task + ": " + answer.body()).isIn(400, 404);
            assertThat(answer.body()).contains("urn:stretto:problem:").doesNotContain("root:");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../plan.md",
                "/etc/passwd",
                "",
                "-",
                "--help",
                "nope.md",
                ".git/config",
                "..",
                "a\\u0000b",
                "link"
            })
    void aPlanOutsideTheWorkTreeIsNotRun(String plan) throws Exception {
        Path link = shell.directory().resolve("link");
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, Path.of("/etc/passwd"));
        }
        HttpResponse<String> answer = serving.post(RUNS, "{\"plan\":\"" + plan + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 422);
        assertThat(answer.body()).doesNotContain("root:");
        assertThat(serving.json(RUNS).path("runs")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/runs?limit=x",
                "/api/v1/runs?limit=0",
                "/api/v1/runs?limit=99999999999999999999",
                "/api/v1/runs?after=nope",
                "/api/v1/runs/RUN/events?after=-1",
                "/api/v1/runs/RUN/tasks?after=nope",
                "/api/v1/runs/RUN/tasks/1.1/log?offset=-1",
                "/api/v1/runs/RUN/debug/state?at=0"
            })
    void aNumberThatIsNoneIsRefused(String path) {
        isRefused(serving.get(path.replace("RUN", run)), 400, "bad-request");
    }

    @Test
    void whatIsNotThereOrCannotBeDoneIsSaidInTheSameForm() {
        isRefused(serving.get("/api/v1/nothing"), 404, "http-404");
        isRefused(serving.get("/api/v1/runs/../../x"), 404, "http-404");
        isRefused(serving.get("/page/..%2Fopenapi.json"), 404, "not-found");
        isRefused(serving.send(serving.to(RUNS).method("PUT", BodyPublishers.noBody())), 405, "http-405");
    }

    @Test
    void whatIsNoHttpIsRefusedAndTheServerGoesOn() {
        for (String nonsense : List.of(
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET " + "/a".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "POST " + RUNS + " HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
            assertThat(serving.raw(nonsense))
                    .matches("(?s)HTTP/1.1 (4..|505) .*")
                    .doesNotContain("\tat ", "Jetty");
        }
        assertThat(serving.get(RUNS).statusCode()).isEqualTo(200);
    }

    @Test
    void theTokenForLookingChangesNothing() {
        try (Serving looking = Serving.start(
                shell, new ServeOptions("127.0.0.1", 0, false, List.of(), true, ServeOptions.Limits.USUAL))) {
            assertThat(looking.token()).isNotEqualTo(serving.token());
            assertThat(looking.get(RUNS).statusCode()).isEqualTo(200);
            isRefused(looking.post(RUNS + "/" + run + "/pause"), 403, "read-only");
            isRefused(
                    serving.send(serving.bare(RUNS + "/" + run + "/pause")
                            .header("Authorization", "Bearer " + looking.token())
                            .POST(BodyPublishers.noBody())),
                    403,
                    "read-only");
        }
    }

    @Test
    void aProxysNameIsKnownWhereItIsStated() {
        String request = "GET /health/live HTTP/1.1\r\nHost: stretto.example\r\nOrigin: https://stretto.example\r\n"
                + "Connection: close\r\n\r\n";
        assertThat(serving.raw(request)).startsWith("HTTP/1.1 403");
        ServeOptions known =
                new ServeOptions("127.0.0.1", 0, false, List.of("stretto.example"), false, ServeOptions.Limits.USUAL);
        try (Serving proxied = Serving.start(shell, known)) {
            assertThat(proxied.raw(request)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void noMoreStreamsAreOpenThanAreBorne() throws Exception {
        var few = new ServeOptions.Limits(1_000, 8_192, 100, 1, 30_000, 50);
        try (Serving small = Serving.start(shell, new ServeOptions("127.0.0.1", 0, false, List.of(), false, few))) {
            try (var stream = small.open(small.to(RUNS + "/" + run + "/events"))) {
                assertThat(stream.read()).isPositive();
                isRefused(small.get(RUNS + "/" + run + "/events"), 503, "busy");
            }
            Await.until("the place is free again", () -> {
                try (var next = small.open(small.to(RUNS + "/" + run + "/events"))) {
                    return next.read() == 'r';
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    @Test
    void aBrowserIsToldToTrustNothingElse() {
        var headers = serving.send(serving.bare("/")).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Server")).isEmpty();
    }
}
