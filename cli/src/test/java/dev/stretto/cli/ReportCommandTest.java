package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.report.ReportKind;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/** {@code stretto report}, of a plan and of a run that has ended. */
final class ReportCommandTest {

    private static final String PLAN = """
            # Login

            ## Phase 1: Core

            - [ ] 1.1 Create the types (est: 1-2h) (run: `true`)
            - [ ] 1.2 Create the service (depends: 1.1) (est: 3h) (run: `echo broken; exit 3`)
            - [ ] 1.3 Create the store (depends: 1.1) (est: 30-45 min) (run: `true`)

            ## Phase 2: Docs

            - [ ] 2.1 Write the page (depends: 1.2) (est: 1h) (run: `true`)
            """;

    /** What tells each kind. */
    private static final Map<ReportKind, String> SIGNS = Map.of(
            ReportKind.QUICK_REFERENCE, "│ 1.2 Create the service (3h)",
            ReportKind.MERMAID, "n0 ==> n1",
            ReportKind.DOT, "n0 -> n1",
            ReportKind.GANTT_SVG, "<title>1.2 Create the service: planned 2h to 5h, critical",
            ReportKind.CHROME_TRACE, "\"name\":\"1.2 Create the service\"",
            ReportKind.JUNIT, "<testcase name=\"1.2 Create the service\"",
            ReportKind.HTML, "<td>Create the service</td>");

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inFolder(home);
        shell.write("plan.md", PLAN);
    }

    private String report(String what, ReportKind kind, String... more) {
        List<String> arguments = new ArrayList<>(List.of("report", what, "--as", kind.label()));
        arguments.addAll(List.of(more));
        return shell.stretto(arguments.toArray(String[]::new)).exits(0).out();
    }

    private String run() {
        Finished run = shell.stretto("run", "plan.md", "--workspace", "none", "--retries", "0", "--json")
                .exits(1);
        return run.summary().path("run").asString();
    }

    @Test
    void everyKindIsWrittenOfAPlanAndOfARun() throws Exception {
        SIGNS.forEach((kind, sign) ->
                assertThat(report("plan.md", kind)).contains(sign).endsWith("\n"));
        String run = run();
        assertThat(SIGNS).hasSize(ReportKind.values().length);
        for (ReportKind kind : ReportKind.values()) {
            assertThat(report(run, kind)).contains(SIGNS.get(kind).replace(", critical", ", critical; failed"));
        }

        String junit = report("latest", ReportKind.JUNIT);
        assertThat(junit)
                .contains("tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"1\"")
                .contains("<failure message=\"exited with status 3: broken")
                .contains("<skipped message=\"skipped: 1.2 did not complete\"/>");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(junit)));
        assertThat(report("run:" + run, ReportKind.MERMAID)).contains("class n1 failed");
        assertThat(report(run, ReportKind.QUICK_REFERENCE)).contains("Run " + run + " is failed.");
        assertThat(report(run, ReportKind.HTML)).contains("<dt>Run</dt><dd>" + run + ", failed</dd>");
    }

    @Test
    void aQuickReferenceIsAPlanWithTheSameFigures() {
        shell.stretto("report", "plan.md", "--as", "quick-reference", "-o", "sheet.md")
                .exits(0);
        Finished check = shell.stretto("check", "sheet.md", "--json").exits(0);

        assertThat(check.json().path("format").asString()).isEqualTo("batch-sheet");
        assertThat(check.json().path("diagnostics").toString()).doesNotContain("claimed-total-differs");
        JsonNode plan = shell.stretto("show", "plan.md", "--json").exits(0).json();
        JsonNode sheet = shell.stretto("show", "sheet.md", "--json").exits(0).json();
        for (String figure : List.of("criticalPath", "criticalPathMinutes", "totalMinutes", "maxParallel", "waves")) {
            assertThat(sheet.path(figure)).as(figure).isEqualTo(plan.path(figure));
        }
        for (int task = 0; task < plan.path("tasks").size(); task++) {
            JsonNode before = plan.path("tasks").get(task);
            JsonNode after = sheet.path("tasks").get(task);
            for (String part : List.of("id", "title", "phase", "dependencies", "estimateMinutes")) {
                assertThat(after.path(part)).as("%s of %s", part, before).isEqualTo(before.path(part));
            }
        }
    }

    @Test
    void theFiguresOfSeed000AreThoseOfShow() {
        String seed = Shared.file("seeds", "000_").toString();
        JsonNode show = shell.stretto("show", seed, "--json").exits(0).json();
        shell.stretto("report", seed, "--as", "quick-reference", "-o", "sheet.md")
                .exits(0);
        JsonNode again = shell.stretto("show", "sheet.md", "--json").exits(0).json();

        for (String figure : List.of("criticalPath", "criticalPathMinutes", "totalMinutes", "maxParallel", "waves")) {
            assertThat(again.path(figure)).as(figure).isEqualTo(show.path(figure));
        }
        assertThat(shell.read("sheet.md"))
                .contains("= " + show.path("criticalPathMinutes").asInt() / 60 + " hours\n")
                .contains("Sequential time: 119 hours")
                .contains("(5 tasks in parallel)");
        assertThat(shell.stretto("check", "sheet.md", "--json").exits(0).out())
                .contains("\"tasks\":42")
                .doesNotContain("claimed-total-differs");
    }

    @Test
    void standardInputIsAPlanAndAFileIsReplacedOnlyByForce() {
        assertThat(shell.strettoReading(PLAN, "report", "-", "--as", "mermaid")
                        .exits(0)
                        .out())
                .startsWith("flowchart LR");
        shell.write("out.svg", "mine");
        shell.stretto("report", "plan.md", "--as", "gantt-svg", "-o", "out.svg").complains(2, "--force");
        assertThat(shell.read("out.svg")).isEqualTo("mine");
        shell.stretto("report", "plan.md", "--as", "gantt-svg", "-o", "out.svg", "--force", "--workers", "3")
                .exits(0);
        assertThat(shell.read("out.svg")).startsWith("<svg").contains("Planned with 3 workers");
    }

    @Test
    void inTheGanttChartAnAttemptHasTheColourOfWhatItCameTo() {
        shell.write("again.md", """
                # Again
                - [ ] 1.1 Fails once (run: `test $STRETTO_ATTEMPT = 2`)
                """);
        shell.stretto("run", "again.md", "--workspace", "none", "--retries", "1")
                .exits(0);
        String chart = report("latest", ReportKind.GANTT_SVG);
        assertThat(chart).containsOnlyOnce("fill=\"#a40e26\"").containsOnlyOnce("fill=\"#1a7f37\"");
        assertThat(report("latest", ReportKind.CHROME_TRACE))
                .containsSubsequence("\"attempt\":1,\"state\":\"failed\"", "\"attempt\":2,\"state\":\"completed\"");
    }

    @Test
    void whatIsBothAFileAndARunIsThePlanAndThatIsSaid() {
        String run = run();
        shell.write(run, PLAN.replace("Login", "Of the file"));
        Finished report = shell.stretto("report", run, "--as", "html").exits(0);

        assertThat(report.out()).contains("<h1>Of the file</h1>");
        assertThat(report.err()).contains("also a run").contains("write run:" + run);
        assertThat(report("run:" + run, ReportKind.HTML)).contains("<h1>Login</h1>");
    }

    @Test
    void whatIsNeitherAPlanNorARunIsRefusedAndSoIsAnUnknownKind() {
        shell.stretto("report", "nothing", "--as", "dot")
                .complains(2, "'nothing' is no file or folder, and no run here", "name a plan");
        shell.stretto("report", "latest", "--as", "dot").complains(2, "there is no run yet");
        shell.stretto("report", "plan.md", "--as", "gantt")
                .complains(2, "'gantt' is no kind of report", "gantt-svg", "junit");
        shell.stretto("report", "plan.md", "--as", "dot", "--workers", "0").complains(2, "'0' is no number of workers");
        shell.write("bad.md", "- [ ] 1.1 a (depends: 1.2)\n- [ ] 1.2 b (depends: 1.1)\n");
        shell.stretto("report", "bad.md", "--as", "dot").complains(1, "[cycle]");
    }
}
