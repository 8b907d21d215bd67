package dev.stretto.format.wfformat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.format.Recognition;
import dev.stretto.format.SharedFolder;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workflow instances of all versions. */
final class WfFormatReaderTest {

    private static final String NOW = """
            {"name": "blast", "schemaVersion": "1.5", "workflow": {
              "execution": {"makespanInSeconds": 90, "tasks": [
                {"id": "b", "runtimeInSeconds": 30.5},
                {"id": "a", "runtimeInSeconds": 60, "command": {"program": "split"}}]},
              "specification": {
                "files": [{"id": "in.txt", "sizeInBytes": 1}],
                "tasks": [
                  {"id": "a", "name": "split", "parents": [], "children": ["b", "c"],
                   "inputFiles": ["in.txt"], "outputFiles": ["out/1", "out/2"]},
                  {"id": "b", "name": "work", "parents": ["a"], "children": ["c"],
                   "inputFiles": ["out/1", "/usr/bin/blast"], "outputFiles": []},
                  {"id": "c", "name": "c", "parents": ["a", "b"], "children": []}]}}}
            """;

    private static final String OLD = """
            {"name": "old", "schemaVersion": "1.2", "workflow": {"makespan": 3, "jobs": [
              {"name": "first", "type": "compute", "runtime": 120, "parents": [],
               "files": [{"link": "input", "name": "a", "size": 1}, {"link": "output", "name": "b"}]},
              {"name": "second", "id": "ID2", "type": "compute", "runtime": 6, "parents": ["first"], "files": []},
              {"name": "third", "type": "compute", "parents": ["second", "first"]}]}}
            """;

    private static PlanSource source(String text) {
        return PlanSource.of("flow.json", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    private static ReadResult read(String text) {
        return new WfFormatReader().read(source(text), ReadOptions.DEFAULT);
    }

    private static List<String> dependencies(Task task) {
        return task.dependencies().orElseThrow().stream().map(Reference::id).toList();
    }

    private static List<String> remarks(ReadResult result) {
        return result.diagnostics().stream()
                .map(one ->
                        one.position() + " " + one.severity() + " " + one.code().label())
                .toList();
    }

    private static String instance(String tasks) {
        return "{\"name\": \"x\", \"schemaVersion\": \"1.5\", \"workflow\": {\"specification\": {\"tasks\": [\n" + tasks
                + "\n]}}}";
    }

    @Test
    void tasksWaitForTheirParentsClaimTheirFilesAndTakeAsLongAsTheyDid() {
        ReadResult result = read(NOW);
        Plan plan = result.plan().orElseThrow();

        assertThat(plan.title()).isEqualTo("blast");
        assertThat(plan.rule()).isEqualTo(OrderRule.AT_ONCE);
        assertThat(plan.tasks()).extracting(task -> task.id().value()).containsExactly("a", "b", "c");
        assertThat(plan.tasks()).extracting(Task::title).containsExactly("split", "work", "c");
        assertThat(plan.tasks().stream().map(WfFormatReaderTest::dependencies))
                .containsExactly(List.of(), List.of("a"), List.of("a", "b"));
        assertThat(plan.tasks().getFirst().claims())
                .containsExactly(
                        new ClaimSpec(Mode.READ, "in.txt", false),
                        new ClaimSpec(Mode.WRITE, "out/1", false),
                        new ClaimSpec(Mode.WRITE, "out/2", false));
        assertThat(plan.tasks())
                .extracting(Task::estimate)
                .containsExactly(
                        Optional.of(new Estimate(1, 1)),
                        Optional.of(new Estimate(30.5 / 60, 30.5 / 60)),
                        Optional.empty());
        assertThat(remarks(result)).containsExactly("11:32 INFO ignored-annotation");
    }

    @Test
    void olderVersionsKeepAllOfATaskInOnePlaceAndNameParentsByTheirNames() {
        ReadResult result = read(OLD);
        Plan plan = result.plan().orElseThrow();

        assertThat(remarks(result)).isEmpty();
        assertThat(plan.tasks()).extracting(task -> task.id().value()).containsExactly("first", "ID2", "third");
        assertThat(plan.tasks().stream().map(WfFormatReaderTest::dependencies))
                .containsExactly(List.of(), List.of("first"), List.of("ID2", "first"));
        assertThat(plan.tasks().getFirst().claims())
                .containsExactly(new ClaimSpec(Mode.READ, "a", false), new ClaimSpec(Mode.WRITE, "b", false));
        assertThat(plan.tasks().getFirst().estimate()).contains(new Estimate(2, 2));
    }

    @Test
    void anEdgeThatStandsOnOneSideOnlyHoldsAndIsRemarkedOn() {
        ReadResult result = read(instance("""
                {"id": "a", "children": ["b", "c"]},
                {"id": "b", "parents": []},
                {"id": "c", "parents": []},
                {"id": "d", "parents": ["b"]}"""));
        List<Task> tasks = result.plan().orElseThrow().tasks();

        assertThat(tasks.stream().map(WfFormatReaderTest::dependencies))
                .containsExactly(List.of(), List.of("a"), List.of("a"), List.of("b"));
        assertThat(remarks(result))
                .containsExactly("2:26 WARNING ambiguous-dependency", "5:25 WARNING ambiguous-dependency");
        assertThat(result.diagnostics().getFirst().message()).contains("“b”", "“a”", "2 such places");
    }

    @Test
    void whatIsUnknownRepeatedOrOfAnotherKindIsAnErrorInItsPlace() {
        ReadResult result = read(instance("""
                {"id": "task_1", "parents": ["task_12"], "children": 7},
                {"id": "task_1"},
                {"id": "task_2", "parents": "task_1"},
                {"name": ""},
                {},
                "task_3",
                {"id": "task_4", "files": [{"link": "both", "name": "x"}]}"""));

        assertThat(remarks(result))
                .containsExactly(
                        "2:30 ERROR unknown-dependency",
                        "2:54 ERROR bad-value",
                        "3:1 ERROR duplicate-id",
                        "4:29 ERROR bad-value",
                        "5:10 ERROR bad-value",
                        "6:1 ERROR bad-value",
                        "7:1 ERROR bad-value",
                        "8:37 ERROR bad-value");
        assertThat(result.diagnostics().getFirst().hint()).isEqualTo("did you mean “task_2”?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e999", "\"long\""})
    void aRuntimeThatCannotBeIsNoEstimate(String runtime) {
        ReadResult result = read("{\"workflow\": {\"tasks\": [{\"name\": \"a\", \"runtime\": " + runtime
                + "}]}, \"schemaVersion\": \"1.4\"}");

        assertThat(result.diagnostics()).hasSize(1);
        assertThat(result.plan().orElseThrow().tasks().getFirst().estimate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"workflow\": []}",
                "{\"workflow\": {\"specification\": {\"tasks\": []}}}",
                "{\"workflow\": {\"specification\": {\"tasks\": {}}}}",
                "{\"workflow\": {\"specification\": {\"tasks\": [{\"id\": \"a\"}",
                "{\"workflow\": {\"specification\": {\"tasks\": [{\"id\": nul}]}}}"
            })
    void whatHoldsNoTasksIsAnError(String text) {
        ReadResult result = read(text);

        assertThat(result.plan()).isEmpty();
        assertThat(result.hasErrors()).isTrue();
        assertThat(result.diagnostics()).allMatch(one -> one.position().column() <= text.length() + 1);
    }

    @Test
    void deepNestingAndLongLinesDoNoHarm() {
        assertThat(read("{\"workflow\": " + "[".repeat(1_000_000)).hasErrors()).isTrue();
        assertThat(read(instance("{\"id\": \"a\", \"x\": " + "{\"y\":".repeat(100_000)))
                        .hasErrors())
                .isTrue();
        String name = "n".repeat(100_000_000);
        assertThat(read(instance("{\"id\": \"a\", \"name\": \"" + name + "\"}"))
                        .plan()
                        .orElseThrow()
                        .tasks()
                        .getFirst()
                        .title())
                .hasSize(name.length());
    }

    @Test
    void aStarOfManyEdgesIsReadInOneGo() {
        int leaves = 20_000;
        StringBuilder text = new StringBuilder("{\"id\": \"hub\", \"parents\": [], \"children\": [\"end\"");
        StringBuilder rest = new StringBuilder();
        StringBuilder parents = new StringBuilder("\"hub\"");
        for (int leaf = 0; leaf < leaves; leaf++) {
            text.append(", \"l").append(leaf).append('"');
            parents.append(", \"l").append(leaf).append('"');
            rest.append(",\n{\"id\": \"l").append(leaf).append("\", \"parents\": [\"hub\"], \"children\": [\"end\"]}");
        }
        text.append("]}")
                .append(rest)
                .append(",\n{\"id\": \"end\", \"children\": [], \"parents\": [")
                .append(parents);
        ReadResult result = read(instance(text.append("]}").toString()));

        assertThat(result.diagnostics()).isEmpty();
        assertThat(dependencies(result.plan().orElseThrow().tasks().getLast())).hasSize(leaves + 1);
    }

    @Test
    void thereIsNoPlaceForTicksAndThatIsSaid() {
        ReadResult result = new WfFormatReader().read(source(NOW), new ReadOptions(Optional.empty(), false, true));

        assertThat(result.ticks()).isEmpty();
        assertThat(result.diagnostics())
                .extracting(Diagnostic::message)
                .contains("this format has no place to mark a task as completed");
    }

    @Test
    void itIsRecognisedByItsWorkflow() {
        WfFormatReader reader = new WfFormatReader();

        assertThat(reader.recognise(source(NOW))).isEqualTo(Recognition.CERTAIN);
        assertThat(reader.recognise(source("{\"workflow\": {\"tasks\": []}}"))).isEqualTo(Recognition.LIKELY);
        assertThat(reader.recognise(source("{\"tasks\": []}"))).isEqualTo(Recognition.NO);
        assertThat(reader.recognise(source("- \"workflow\" \"schemaVersion\""))).isEqualTo(Recognition.NO);
    }

    @ParameterizedTest
    @CsvSource({"1000genome, 164, 212", "bwa, 1004, 4000", "montage, 619, 1641", "srasearch, 104, 152"})
    void recordedRunsAreRead(String name, int tasks, int dependencies) throws Exception {
        ReadResult result = Reading.read(SharedFolder.file("bench/wfcommons", name), ReadOptions.DEFAULT);
        Plan plan = result.plan().orElseThrow();

        assertThat(plan.format()).isEqualTo(PlanFormat.WFFORMAT);
        assertThat(result.diagnostics()).isEmpty();
        assertThat(plan.tasks()).hasSize(tasks).allMatch(task -> task.estimate().isPresent());
        assertThat(Compiler.compile(plan, name, CompileOptions.DEFAULT).graph()).isPresent();
        assertThat(plan.tasks().stream()
                        .mapToInt(task -> dependencies(task).size())
                        .sum())
                .isEqualTo(dependencies);
    }
}
