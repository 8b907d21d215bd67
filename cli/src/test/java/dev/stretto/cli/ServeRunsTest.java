package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stretto.journal.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server tells of runs, and what it has them do. */
final class ServeRunsTest {

    private static final String RUNS = "/api/v1/runs";

    private static final String PLAN = """
            # Small
            - [ ] 1.1 Write a (run: `echo "höre <b>"; echo a >a.txt`) (writes: a.txt)
            - [ ] 1.2 Fail (run: `test -e "$MAY_PASS"`) (depends: 1.1)
            - [ ] 1.3 After (run: `echo c >c.txt`) (depends: 1.2)
            """;

    @TempDir
    private static Path home;

    private static Shell shell;
    private static Serving serving;
    private static JsonNode description;

    /** The run that was made before the server, and failed at 1.2. */
    private static String failed;

    @BeforeAll
    static void aServerWithARunThatFailed() {
        shell = Shell.inRepository(home);
        shell.export("MAY_PASS", shell.outside("may-pass").toString());
        shell.write("plan.md", PLAN);
        shell.commit("Plan");
        shell.stretto("run", "plan.md", "--workers", "2").exits(1);
        serving = Serving.start(shell);
        description = serving.json("/api/v1/openapi.json");
        failed = serving.json(RUNS).path("runs").get(0).path("run").asString();
    }

    @AfterAll
    static void stop() {
        serving.close();
    }

    /** What is wrong with a document by the schema that the server itself states for it. */
    private static List<Error> violations(String name, String document) {
        ObjectNode schema = Json.mapper().createObjectNode();
        schema.put("$ref", "#/components/schemas/" + name);
        schema.set("components", description.path("components"));
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON);
        return compiled.validate(document, InputFormat.JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/runs, RunList",
        "/api/v1/runs/RUN, Status",
        "/api/v1/runs/RUN/plan, Plan",
        "/api/v1/runs/RUN/graph, Graph",
        "/api/v1/runs/RUN/timeline, Timeline",
        "/api/v1/runs/RUN/locks, Locks",
        "/api/v1/runs/RUN/queue, Queue",
        "/api/v1/runs/RUN/tasks, TaskList",
        "/api/v1/runs/RUN/tasks/1.1, TaskDetail",
        "/api/v1/runs/RUN/tasks/1.2, TaskDetail",
        "/api/v1/runs/RUN/debug/waits, Waits",
        "/api/v1/runs/RUN/debug/state, PastState",
        "/api/v1/runs/RUN/debug/state?at=5, PastState",
        "/health/live, Live",
        "/health/ready, Ready"
    })
    void everyDocumentIsAsTheDescriptionSays(String path, String schema) {
        String document = serving.json(path.replace("RUN", failed)).toString();
        assertThat(violations(schema, document)).as(document).isEmpty();
        assertThat(violations(schema, "{\"run\":1}")).isNotEmpty();
    }

    @Test
    void aRunIsToldAsStatusTellsIt() {
        JsonNode typed = shell.stretto("status", failed, "--json").json();
        ObjectNode served = (ObjectNode) serving.json(RUNS + "/" + failed);
        assertThat(served.remove("seq").asLong()).isPositive();
        assertThat(served).isEqualTo(typed);
    }

    @Test
    void eventsComeAPageAtATime() {
        List<String> seen = new ArrayList<>();
        long after = 0;
        boolean more = true;
        while (more) {
            HttpResponse<String> answer =
                    serving.send(serving.to(RUNS + "/" + failed + "/events?limit=4&after=" + after)
                            .header("Accept", "application/json"));
            assertThat(violations("EventPage", answer.body())).isEmpty();
            JsonNode page = Json.mapper().readTree(answer.body());
            page.path("events").forEach(event -> seen.add(event.path("seq").asString()));
            after = page.path("next").asLong();
            more = page.path("more").asBoolean();
        }
        assertThat(seen)
                .hasSizeGreaterThan(8)
                .startsWith("1", "2", "3", "4", "5")
                .doesNotHaveDuplicates();
        assertThat(serving.json(RUNS + "/" + failed).path("seq").asLong()).isEqualTo(after);
    }

    @Test
    void tasksComeAPageAtATime() {
        JsonNode first = serving.json(RUNS + "/" + failed + "/tasks?limit=2");
        assertThat(first.path("tasks")).hasSize(2);
        JsonNode rest = serving.json(RUNS + "/" + failed + "/tasks?limit=2&after="
                + first.path("next").asString());
        assertThat(rest.path("tasks"))
                .singleElement()
                .satisfies(task -> assertThat(task.path("id").asString()).isEqualTo("1.3"));
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(serving.json(RUNS + "/" + failed + "/tasks?state=failed").path("tasks"))
                .hasSize(1);
    }

    @Test
    void aLogIsTextAndCutBetweenCharacters() {
        HttpResponse<String> whole = serving.get(RUNS + "/" + failed + "/tasks/1.1/log");
        assertThat(whole.body()).isEqualTo("höre <b>\n");
        assertThat(whole.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        HttpResponse<String> start = serving.get(RUNS + "/" + failed + "/tasks/1.1/log?limit=2");
        assertThat(start.body()).isEqualTo("h");
        HttpResponse<String> rest = serving.get(RUNS + "/" + failed + "/tasks/1.1/log?offset="
                + start.headers().firstValue("Stretto-Next-Offset").orElseThrow());
        assertThat(rest.body()).isEqualTo("öre <b>\n");
        HttpResponse<String> json = serving.send(
                serving.to(RUNS + "/" + failed + "/tasks/1.1/log?attempt=1").header("Accept", "application/json"));
        assertThat(violations("LogChunk", json.body())).isEmpty();
    }

    @Test
    void aChangeIsAPatch() {
        HttpResponse<String> diff = serving.get(RUNS + "/" + failed + "/tasks/1.1/diff");
        assertThat(diff.body()).contains("+++ b/a.txt", "+a");
        assertThat(diff.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void whatAReaderHasAlreadyIsNotSentAgain() {
        String path = RUNS + "/" + failed + "/plan";
        HttpResponse<String> first = serving.get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second = serving.send(serving.to(path).header("If-None-Match", tag));
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(serving.send(serving.to(path).header("If-None-Match", "\"other\""))
                        .body())
                .isEqualTo(first.body());
    }

    @Test
    void aLongAnswerIsCompressedForThoseWhoCanReadThat() throws IOException, InterruptedException {
        HttpRequest request = serving.to("/api/v1/openapi.json")
                .header("Accept-Encoding", "gzip")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
                assertThat(Json.mapper().readTree(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8)))
                        .isEqualTo(description);
            }
        }
    }

    @Test
    void anyPastStateCanBeLookedAt() {
        JsonNode now = serving.json(RUNS + "/" + failed);
        JsonNode first = serving.json(RUNS + "/" + failed + "/debug/state?at=1");
        assertThat(first.path("state").asString()).isEqualTo("planned");
        assertThat(first.path("seq").asLong()).isEqualTo(1);
        JsonNode last = serving.json(
                RUNS + "/" + failed + "/debug/state?at=" + now.path("seq").asLong());
        assertThat(last.path("tasks")).isEqualTo(now.path("tasks"));
        assertThat(serving.get(RUNS + "/" + failed + "/debug/state?at=9999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void figuresAreInTheFormThatPrometheusReads() {
        HttpResponse<String> metrics = serving.get("/metrics");
        assertThat(metrics.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(metrics.body())
                .contains(
                        "stretto_tasks{run=\"" + failed + "\",state=\"failed\"} 1.0",
                        "stretto_tasks{run=\"" + failed + "\",state=\"completed\"} 1.0",
                        "# TYPE stretto_task_duration_seconds histogram",
                        "stretto_task_duration_seconds_count{outcome=\"failed\",run=\"" + failed + "\"} 1",
                        "stretto_landing_queue_length{run=\"" + failed + "\"} 0.0",
                        "# TYPE stretto_lock_wait_seconds histogram",
                        "stretto_agent_cost_usd_total{run=\"" + failed + "\"} 0.0",
                        "stretto_run_state{run=\"" + failed + "\",state=\"failed\"} 1.0")
                .containsPattern("stretto_journal_commit_seconds_count\\{run=\"" + failed + "\"} [1-9]")
                .containsPattern("stretto_process_spawn_seconds_count\\{run=\"" + failed + "\"} [1-9]");
    }

    @Test
    void theDashboardForGrafanaAsksForFiguresThatThereAre() throws IOException {
        String metrics = serving.get("/metrics").body();
        Matcher names = Pattern.compile("stretto_[a-z_]+(?=[{)\\[, ])")
                .matcher(Files.readString(Path.of("../docs/grafana.json")));
        List<String> asked = names.results().map(MatchResult::group).distinct().toList();
        assertThat(asked)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(metrics)
                        .containsPattern("(?m)^# TYPE " + name.replaceFirst("_(bucket|count)$", "") + " "));
    }

    @Test
    void aRunIsMadeStartedRetriedAndLanded() throws IOException {
        HttpResponse<String> made =
                serving.post(RUNS, "{\"plan\":\"plan.md\",\"workers\":1,\"new\":true,\"start\":false}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(violations("Started", made.body())).isEmpty();
        String run = Json.mapper().readTree(made.body()).path("run").asString();
        String path = made.headers().firstValue("Location").orElseThrow();
        assertThat(path).isEqualTo(RUNS + "/" + run);
        assertThat(serving.json(path).path("state").asString()).isEqualTo("planned");
        refused(serving.post(path + "/land"), "has not ended");

        HttpResponse<String> resumed = serving.post(path + "/resume");
        assertThat(violations("Steered", resumed.body())).as(resumed.body()).isEmpty();
        awaitState(path, "failed");
        refused(serving.post(path + "/pause"), "nothing to pause");

        Files.createFile(shell.outside("may-pass"));
        assertThat(serving.post(path + "/tasks/1.2/retry").statusCode()).isEqualTo(200);
        awaitState(path, "completed");
        assertThat(serving.json(path + "/tasks/1.2").path("attempts")).hasSize(2);
        assertThat(serving.json(path + "/queue"))
                .isEqualTo(shell.stretto("queue", run, "--json").json());

        HttpResponse<String> landed = serving.post(path + "/land");
        assertThat(violations("Landed", landed.body())).as(landed.body()).isEmpty();
        assertThat(shell.git("rev-parse", "main"))
                .isEqualTo(serving.json(path).path("head").asString());

        HttpResponse<String> reverted = serving.post(path + "/revert", "{\"tasks\":[\"1.3\"]}");
        assertThat(violations("Reverted", reverted.body())).as(reverted.body()).isEmpty();
        Files.delete(shell.outside("may-pass"));
    }

    @Test
    void whatARequestRefusesIsNotDoneThoughTheSettingsAskForIt() throws IOException {
        shell.write("stretto.toml", "land = true\n");
        shell.write("one.md", "# One\n- [ ] 1.1 One (run: `echo 1 >one.txt`)\n");
        String before = shell.git("rev-parse", "main");
        HttpResponse<String> made = serving.post(RUNS, "{\"plan\":\"one.md\",\"land\":false}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        awaitState(made.headers().firstValue("Location").orElseThrow(), "completed");
        assertThat(shell.git("rev-parse", "main")).isEqualTo(before);
        Files.delete(shell.directory().resolve("stretto.toml"));
    }

    @Test
    void everyFieldThatStartsARunIsAnOptionOfRun() {
        String help = shell.stretto("run", "--help").exits(0).out();
        description
                .path("components")
                .path("schemas")
                .path("StartRun")
                .path("properties")
                .propertyNames()
                .forEach(field -> {
                    String option = "--" + field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                    if (!field.equals("plan") && !field.equals("start")) {
                        assertThat(help)
                                .containsPattern("(?<![a-z-])(--\\[no-\\]|--)" + option.substring(2) + "(?![a-z-])");
                    }
                });
    }

    @Test
    void aPlanThatCannotRunIsRefusedInTheWordsOfTheCommand() {
        HttpResponse<String> answer = serving.post(RUNS, "{\"plan\":\"plan.md\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("is unfinished", "stretto resume " + failed);
    }

    private static void refused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains(why);
    }

    private static void awaitState(String path, String state) {
        Await.until(state, () -> {
            JsonNode now = serving.json(path);
            return now.path("state").asString().equals(state)
                    && !now.path("driven").asBoolean();
        });
    }
}
