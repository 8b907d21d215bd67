package dev.stretto.format.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.Tick;
import dev.stretto.format.json.JsonPlans;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real plans in JSON, from the folder {@code shared} beside the repository; skipped where it is not there. */
final class JsonSamplesTest {

    private static final ReadOptions TICKS = new ReadOptions(Optional.empty(), false, true);

    private static PlanSource sample(String name) throws IOException {
        return PlanSource.load(SharedFolder.file("plans", name)).source().orElseThrow();
    }

    private static ReadResult read(PlanSource source, ReadOptions options) {
        return PlanFormats.read(source, Optional.empty(), options);
    }

    /** A file with a name that says nothing of its format: of two samples the one named last is skipped. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // About as many tasks as the list of samples says: groups are counted there too, and deleted issues.
                "hotel-boost      | TASK_MASTER | 107 | 18 |   0 | {INFO ignored-annotation=2, INFO inferred=1}",
                "Fatura-Fis-App   | TASK_MASTER |  50 | 10 |   0 | {}",
                "claude-task-master | TASK_MASTER | 547 | 74 | 0 | {ERROR duplicate-id=7, INFO inferred=2,"
                        + " WARNING ambiguous-dependency=2, WARNING completed-before-dependency=50,"
                        + " WARNING unknown-dependency=1}",
                "mcp_agent_mail   | BEADS       | 114 |  0 |   0 | {}",
                "pluse-board      | BEADS       |  15 |  0 |   0 | {}",
                "__status.json    | STATUS_JSON |  37 |  0 |   8 | {}"
            })
    void samplesAreReadAsWhatTheyAre(String name, PlanFormat format, int tasks, int groups, int phases, String remarks)
            throws IOException {
        PlanSource source = sample(name);
        ReadResult result = read(source, ReadOptions.DEFAULT);
        Plan plan = result.plan().orElseThrow();

        assertThat(plan.format()).isEqualTo(format);
        assertThat(plan.tasks()).hasSize(tasks);
        assertThat(plan.groups()).hasSize(groups);
        assertThat(plan.phases()).hasSize(phases);
        assertThat(counts(result).toString()).isEqualTo(remarks);
        PlanSource nameless = JsonPlans.source("x", source.text());
        assertThat(PlanFormats.recognise(nameless).orElseThrow().format()).isEqualTo(format);
    }

    private static Map<String, Integer> counts(ReadResult result) {
        Map<String, Integer> counts = new TreeMap<>();
        result.diagnostics()
                .forEach(one -> counts.merge(one.severity() + " " + one.code().label(), 1, Integer::sum));
        return counts;
    }

    @ParameterizedTest
    @CsvSource({
        "cc-kiro-hooks,50,10,0",
        "tm-core-phase-1,55,11,0",
        "tm-start,6,0,0",
        "autonomous-tdd-git-workflow,104,23,0",
        "tdd-workflow-phase-0,50,10,0",
        "tdd-phase-1-core-rails,50,10,21",
        "loop,70,18,0",
        "test-tag,1,0,1"
    })
    void everyTagOfTaskMastersOwnPlanCanBeRead(String tag, int tasks, int groups, int remarks) throws IOException {
        ReadResult result = read(sample("claude-task-master"), new ReadOptions(Optional.of(tag), false, false));

        assertThat(result.plan().orElseThrow().tasks()).hasSize(tasks);
        assertThat(result.plan().orElseThrow().groups()).hasSize(groups);
        assertThat(result.diagnostics()).hasSize(remarks);
    }

    @Test
    void taskMastersOwnPlanHasACycleAndADanglingDependency() throws IOException {
        PlanSource source = sample("claude-task-master");
        ReadResult master = read(source, ReadOptions.DEFAULT);
        ReadResult test = read(source, new ReadOptions(Optional.of("test-tag"), false, false));

        assertThat(JsonPlans.dependencies(master, "12.1")).contains("12.4");
        assertThat(JsonPlans.dependencies(master, "12.4")).contains("12.1");
        Diagnostic dangling = test.diagnostics().getFirst();
        assertThat(dangling.code()).isEqualTo(DiagnosticCode.UNKNOWN_DEPENDENCY);
        assertThat(dangling.severity()).isEqualTo(Diagnostic.Severity.ERROR);
        assertThat(dangling.message()).contains("16");
        assertThat(master.diagnostics())
                .anyMatch(one ->
                        one.message().contains("test-tag") && one.position().equals(dangling.position()));
    }

    @ParameterizedTest
    @CsvSource({"hotel-boost", "Fatura-Fis-App", "claude-task-master", "mcp_agent_mail", "pluse-board", "__status.json"
    })
    void everyTickChangesTheStatusAloneAndIsReadBack(String name) throws IOException {
        PlanSource source = sample(name);
        ReadResult before = read(source, TICKS);
        List<Tick> open = before.ticks().values().stream()
                .filter(tick -> !tick.done().isEmpty())
                .toList();

        assertThat(before.ticks())
                .hasSize(before.plan().orElseThrow().tasks().size()
                        + before.plan().orElseThrow().groups().size());
        assertThat(open).allSatisfy(tick -> {
            assertThat(tick.done()).hasSize(1);
            assertThat(tick.actual()).isEmpty();
            String ticked = JsonPlans.ticked(source, tick);
            int at = source.offset(tick.done().getFirst().at());
            int length = tick.done().getFirst().length();
            assertThat(ticked)
                    .startsWith(source.text().substring(0, at))
                    .endsWith(source.text().substring(at + length));
            assertThat(source.text().substring(at, at + length)).matches("\"[a-z_-]+\"");
        });
        String all = tickedAll(source, before);
        ReadResult after = read(JsonPlans.source(source.name(), all), TICKS);
        assertThat(after.plan().orElseThrow().tasks())
                .allSatisfy(task -> assertThat(task.status()).isEqualTo(PlanStatus.COMPLETED));
        assertThat(after.ticks())
                .hasSameSizeAs(before.ticks())
                .allSatisfy((_, tick) -> assertThat(tick.done()).isEmpty());
    }

    private static String tickedAll(PlanSource source, ReadResult result) {
        List<Edit> edits = new ArrayList<>();
        result.ticks().values().forEach(tick -> edits.addAll(tick.done()));
        return JsonPlans.ticked(source, new Tick(edits, Optional.empty()));
    }

    @Test
    void noSampleInJsonIsTakenForAnotherFormatWhateverItsName() throws IOException {
        try (var files = Files.walk(SharedFolder.path().resolve("plans").toRealPath())) {
            List<Path> markdown = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            assertThat(markdown).isNotEmpty();
            for (Path file : markdown) {
                PlanSource source = PlanSource.load(file).source().orElseThrow();
                assertThat(PlanFormats.recognise(JsonPlans.source("tasks.txt", source.text()))
                                .map(reader -> reader.format()))
                        .as(file.toString())
                        .get()
                        .isNotIn(
                                PlanFormat.TASK_MASTER,
                                PlanFormat.BEADS,
                                PlanFormat.STATUS_JSON,
                                PlanFormat.SAGE_INDEX);
            }
        }
    }
}
