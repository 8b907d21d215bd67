package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.journal.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What other programs read: field names, types, and nothing else on standard output. */
final class ContractTest {

    private static final String STATES = "pending|ready|running|landing|completed|failed|skipped|cancelled";

    static final Shape CHECK = Shape.of("""
            {'ok': 'boolean', 'file': 'string', 'format': 'string', 'title': 'string', 'phases': 'int', 'tasks': 'int',
             'completed': 'int', 'dependencies': 'int', 'rule': 'string',
             'diagnostics': [{'severity': 'error|warning|info', 'code': 'string', 'file': 'string', 'line': 'int',
                              'column': 'int', 'message': 'string', 'hint': 'string'}]}
            """);

    static final Shape SHOW = Shape.of("""
            {'strategy': 'string', 'reason': 'string',
             'tasks': [{'id': 'string', 'title': 'string', 'phase': 'string?', 'state': '%s', 'dependencies': ['string'],
                        'claims': [{'mode': 'read|write|use', 'resource': 'string', 'inferred': 'boolean'}],
                        'estimateMinutes': {'low': 'number', 'high': 'number'}, 'wave': 'int',
                        'slackMinutes': 'number', 'critical': 'boolean'}],
             'waves': [['string']], 'criticalPath': ['string'], 'criticalPathMinutes': 'number',
             'totalMinutes': 'number', 'maxParallel': 'int',
             'conflicts': [{'a': 'string', 'b': 'string', 'resource': 'string'}],
             'independentPercent': 'int', 'recommendedWorkers': 'int', 'batches': [['string']],
             'recommendedMakespanMinutes': 'number',
             'batchStatistics': {'batches': 'int', 'smallest': 'int', 'largest': 'int', 'mean': 'number', 'alone': 'int'},
             'besidePhases': [{'phase': 'string', 'others': ['string'], 'minutes': 'number', 'othersMinutes': 'number',
                               'savedMinutes': 'number', 'inPlace': 'boolean'}]}
            """.formatted(STATES + "|deferred"));

    static final Shape SUMMARY = Shape.of("""
            {'type': 'summary', 'run': 'string', 'state': 'planned|running|paused|completed|failed|cancelled',
             'tasks': {'completed': 'int', 'failed': 'int', 'skipped': 'int', 'cancelled': 'int'},
             'deferred': 'int', 'branch': 'string', 'head': 'string', 'wallMillis': 'int', 'taskMillis': 'int', 'savedMillis': 'int',
             'speedup': 'number', 'efficiency': 'number', 'maxParallel': 'int', 'retries': 'int', 'conflicts': 'int',
             'costUsd': 'number', 'overheadMillisPerTask': 'number'}
            """);

    static final Shape STATUS = Shape.of("""
            {'run': 'string', 'plan': 'string', 'state': 'planned|running|paused|completed|failed|cancelled',
             'tasks': [{'id': 'string', 'title': 'string', 'state': '%s', 'waitingFor': 'string?', 'attempt': 'int',
                        'worker': 'string?', 'startedAt': 'time?', 'elapsedMillis': 'int', 'commit': 'string?',
                        'salvage': 'string?'}],
             'locks': [{'resource': 'string', 'mode': 'string', 'holder': 'string'}],
             'queue': [{'task': 'string', 'position': 'int', 'stage': 'string', 'worker': 'string?',
                        'message': 'string?', 'files': ['string']}],
             'etaAt': 'time?'}
            """.formatted(STATES));

    private static final Shape EVENT = Shape.of("""
            {'seq': 'int', 'at': 'time', 'run': 'string',
             'type': 'run.planned|run.started|run.paused|run.resumed|run.completed|run.failed|run.cancelled|phase.opened\
            |phase.completed|barrier.opened|checkpoint|task.ready|task.started|task.reattached|task.stuck|task.finished\
            |task.deferred|task.retrying|task.completed|task.failed|task.skipped|task.cancelled|claim.granted\
            |claim.waiting|claim.released|claim.refused|deadlock.detected|landing.queued|landing.candidate\
            |landing.gating|landing.landed|landing.conflicted|landing.rejected|landing.reverted|agent.limited\
            |agent.available|budget.exceeded'}
            """);

    private static final Shape TASK_EVENT = Shape.of("{'task': 'string'}");
    private static final Shape ATTEMPT_EVENT = Shape.of("{'task': 'string', 'attempt': 'int'}");

    private static final String PLAN = """
            # Contract
            ## Phase 1: First
            - [ ] 1.1 Good (est: 1-2h) (writes: a/**) (reads: b) (run: `mkdir a; echo a > a/a.txt`)
            - [ ] 1.2 Bad (run: `exit 7`)
            - [ ] 1.3 Bad at first (retries: 1) (run: `test $STRETTO_ATTEMPT = 2`)
            ## Phase 2: Second
            - [ ] 2.1 After good (depends: 1.1) (run: `echo b > b.txt`)
            - [ ] 2.2 After bad (depends: 1.2) (run: `true`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepositoryWithAPlan() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
    }

    @Test
    void checkPrintsItsDocument() {
        CHECK.fits(shell.stretto("check", "plan.md", "--json").exits(0).json());
        shell.write("bad.md", PLAN.replace("depends: 1.1", "depends: 1.7"));
        JsonNode bad = shell.stretto("check", "bad.md", "--json").exits(1).json();
        CHECK.fits(bad);
        assertThat(bad.path("diagnostics")).isNotEmpty();
    }

    @Test
    void checkPrintsItsDocumentAlsoAboutWhatCannotBeRead() {
        JsonNode missing = shell.stretto("check", "none.md", "--json").exits(1).json();
        CHECK.fits(missing);
        assertThat(missing.path("diagnostics").get(0).path("code").asString()).isEqualTo("unreadable");
    }

    @Test
    void showPrintsItsDocument() {
        JsonNode shown = shell.stretto("show", "plan.md", "--json").exits(0).json();
        SHOW.fits(shown);
        assertThat(shown.path("tasks").get(0).path("claims")).hasSize(2);
    }

    @Test
    void runPrintsEventsThenItsSummaryAndStatusAgrees() {
        Finished run =
                shell.stretto("run", "plan.md", "--json", "--workers", "2").exits(1);
        assertThat(run.out()).endsWith("\n");
        List<JsonNode> lines = run.lines();
        JsonNode summary = run.summary();
        SUMMARY.fits(summary);
        assertThat(summary.path("tasks").toString())
                .isEqualTo("{\"completed\":3,\"failed\":1,\"skipped\":1,\"cancelled\":0}");
        assertThat(summary.path("retries").asInt()).isEqualTo(1);

        List<JsonNode> events = lines.subList(0, lines.size() - 1);
        for (int at = 0; at < events.size(); at++) {
            JsonNode event = events.get(at);
            EVENT.fits(event);
            assertThat(event.path("seq").asInt()).isEqualTo(at + 1);
            assertThat(event.path("run")).isEqualTo(summary.path("run"));
            String type = event.path("type").asString();
            if (type.startsWith("landing.") || type.matches("task\\.(started|finished|retrying|completed|failed)")) {
                ATTEMPT_EVENT.fits(event);
            } else if (type.startsWith("task.")) {
                TASK_EVENT.fits(event);
            }
        }
        assertThat(run.events().tasks("task.completed")).contains("1.1", "1.3", "2.1");

        JsonNode status = shell.stretto("status", "--json").exits(0).json();
        STATUS.fits(status);
        assertThat(status.path("run")).isEqualTo(summary.path("run"));
        assertThat(status.path("tasks")).hasSize(5);
    }

    @Test
    void theSummaryCountsTheTimeThatRunningSideBySideSaved() {
        shell.write("side.md", """
                # Side by side
                - [ ] 1.1 One (run: `sleep 0.4`)
                - [ ] 1.2 Two (run: `sleep 0.4`)
                """);
        JsonNode summary =
                shell.stretto("run", "side.md", "--json", "-w", "2").exits(0).summary();
        long wall = summary.path("wallMillis").asLong();
        long tasks = summary.path("taskMillis").asLong();
        assertThat(tasks).isGreaterThanOrEqualTo(800);
        assertThat(summary.path("savedMillis").asLong()).isEqualTo(Math.max(0, tasks - wall));
        assertThat(summary.path("speedup").asDouble()).isEqualTo(Math.round(100.0 * tasks / wall) / 100.0);
        assertThat(summary.path("maxParallel").asInt()).isEqualTo(2);
    }

    @Test
    void theCheckerOfShapesNamesEveryDifference() {
        Shape shape = Shape.of("{'a': 'int', 'b': ['time?'], 'c': {'d': 'x|y'}}");
        JsonNode good =
                Json.mapper().readTree("{\"a\":1,\"b\":[null,\"2026-01-01T00:00:00Z\"],\"c\":{\"d\":\"y\"},\"e\":0}");
        JsonNode bad = Json.mapper().readTree("{\"a\":\"1\",\"b\":[\"now\"],\"c\":{\"d\":\"z\"}}");
        assertThat(shape.differences(good)).isEmpty();
        assertThat(shape.differences(bad)).hasSize(3);
        assertThat(shape.differences(Json.mapper().readTree("{}"))).hasSize(3);
    }
}
