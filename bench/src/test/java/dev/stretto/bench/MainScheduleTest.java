package dev.stretto.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.journal.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Plans in virtual time: all strategies side by side, and workflows beside their bounds. */
class MainScheduleTest {

    @TempDir
    Path temp;

    private JsonNode run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args))
                .as(err.toString())
                .isZero();
        return Json.mapper().readTree(out.toString());
    }

    @Test
    void everyPlanWithEstimatesIsScheduledByEveryStrategyThereIs() throws Exception {
        Files.writeString(temp.resolve("four.md"), """
                # Four
                - [ ] 1.1 Set up (depends: none) (est: 5m)
                - [ ] 1.2 One side (depends: 1.1) (est: 10m)
                - [ ] 1.3 Other side (depends: 1.1) (est: 10m)
                - [ ] 1.4 Bring together (depends: 1.2, 1.3) (est: 5m)
                """);
        Files.writeString(temp.resolve("bare.md"), "# Bare\n- [ ] 1.1 Without an estimate\n");

        JsonNode rows = run("strategies", temp.toString(), "--json").path("rows");

        assertThat(rows.valueStream().map(row -> row.path("plan").asString()))
                .containsOnly("four.md", "seed 003 with 5, 10, 10 and 5 minutes");
        JsonNode dag = rows.valueStream()
                .filter(row -> row.path("strategy").asString().equals("dag"))
                .findFirst()
                .orElseThrow();
        assertThat(dag.path("totalMinutes").asDouble()).isEqualTo(30);
        assertThat(dag.path("unlimitedMinutes").asDouble()).isEqualTo(20);
        assertThat(dag.path("makespans").get(0).path("makespanMinutes").asDouble())
                .isEqualTo(30);
        assertThat(Math.round(dag.path("savedPercent").asDouble())).isEqualTo(33);
        assertThat(rows.valueStream()
                        .map(row -> row.path("strategy").asString())
                        .distinct())
                .containsExactlyInAnyOrder("auto", "dag", "waves", "batched", "pipeline");
    }

    @Test
    void batchesAreAsLargeAsThereAreWorkers() throws Exception {
        StringBuilder ten = new StringBuilder("# Ten\n## Phase 1: All\n");
        for (int task = 1; task <= 10; task++) {
            ten.append("- [ ] 1.").append(task).append(" One (est: 6m)\n");
        }
        Files.writeString(temp.resolve("ten.md"), ten);

        JsonNode batched = run("strategies", temp.toString(), "--json")
                .path("rows")
                .valueStream()
                .filter(row -> row.path("plan").asString().equals("ten.md"))
                .filter(row -> row.path("strategy").asString().equals("batched"))
                .findFirst()
                .orElseThrow();

        assertThat(batched.path("makespans")
                        .valueStream()
                        .map(each -> each.path("makespanMinutes").asDouble()))
                .as("1, 2, 3, 4 and 8 workers: 10, 5, 4, 3 and 2 batches of 6 minutes")
                .containsExactly(60.0, 30.0, 24.0, 18.0, 12.0);
        assertThat(batched.path("unlimitedMinutes").asDouble()).isEqualTo(6);
    }

    @Test
    void thePageSetsWhatComesOutBesideWhatWasExpected() throws Exception {
        Files.writeString(temp.resolve("ten.md"), "# Two\n- [ ] 1.1 One (est: 6m)\n- [ ] 1.2 Other (est: 6m)\n");
        Files.createDirectory(temp.resolve("docs"));
        String before = System.getProperty("stretto.root");
        System.setProperty("stretto.root", temp.toString());
        try {
            StringWriter err = new StringWriter();
            PrintWriter out = new PrintWriter(new StringWriter(), true);
            assertThat(Main.run(out, new PrintWriter(err, true), "strategies", temp.toString(), "--write"))
                    .as(err.toString())
                    .isZero();
        } finally {
            if (before == null) {
                System.clearProperty("stretto.root");
            } else {
                System.setProperty("stretto.root", before);
            }
        }

        assertThat(Files.readString(temp.resolve("docs").resolve("strategy-table.md")))
                .contains("36 in order, 30.4 (16 % less) with the pipeline, 24.8 (31 % less) by dependencies")
                .contains("under 20 tasks: dag 85 %, pipeline 90 % | dag 100 %");
    }

    @Test
    void noWorkflowIsFasterThanItsBound() throws Exception {
        Files.writeString(temp.resolve("small.json"), """
                {"name":"small","schemaVersion":"1.5","workflow":{"specification":{"tasks":[
                {"name":"a","id":"a","parents":[],"children":["c"],"inputFiles":[],"outputFiles":[]},
                {"name":"b","id":"b","parents":[],"children":["c"],"inputFiles":[],"outputFiles":[]},
                {"name":"c","id":"c","parents":["a","b"],"children":[],"inputFiles":[],"outputFiles":[]}],"files":[]},
                "execution":{"makespanInSeconds":0,"executedAt":"","tasks":[
                {"id":"a","runtimeInSeconds":60},{"id":"b","runtimeInSeconds":120},{"id":"c","runtimeInSeconds":60}]}}}
                """);

        JsonNode rows = run("wfcommons", temp.toString(), "--json").path("rows");

        assertThat(rows).hasSize(7);
        assertThat(rows.valueStream().map(row -> row.path("makespanMinutes").asDouble()))
                .containsExactly(4.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.path("ratio").asDouble()).isGreaterThanOrEqualTo(1));
    }
}
