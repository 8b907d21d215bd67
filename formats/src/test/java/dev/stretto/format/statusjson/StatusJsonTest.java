package dev.stretto.format.statusjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import dev.stretto.format.Statement;
import dev.stretto.format.json.JsonPlans;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The status file of a plan. */
final class StatusJsonTest {

    private static ReadResult tasks(String tasks) {
        return JsonPlans.read("{\"planPath\":\"p.md\",\"planName\":\"The plan\",\"tasks\":[\n" + tasks + "\n]}");
    }

    private static ReadResult clean(String tasks) {
        ReadResult result = tasks(tasks);
        assertThat(JsonPlans.remarks(result)).isEmpty();
        return result;
    }

    @Test
    void isRecognisedByItsContent() {
        ReadResult result = clean("""
                {"id":"1.1","phase":"Phase 1: Core","description":"a (src/a.ts)","status":"completed","dependencies":[]},
                {"id":"2.1","phase":"Phase 2: API","description":"b (depends: 1.1)","status":"pending",
                 "dependencies":["1.1"],"notes":"Mind it","executionConstraints":{"reason":"same file"}}""");

        assertThat(result.plan().orElseThrow().format()).isEqualTo(PlanFormat.STATUS_JSON);
        assertThat(result.plan().orElseThrow().rule()).isEqualTo(OrderRule.PHASE_ORDER);
        assertThat(result.plan().orElseThrow().title()).isEqualTo("The plan");
        assertThat(result.plan().orElseThrow().phases())
                .extracting(phase -> phase.id().value() + " " + phase.title())
                .containsExactly("1 Core", "2 API");
        assertThat(JsonPlans.task(result, "2.1").title()).isEqualTo("b");
        assertThat(JsonPlans.task(result, "2.1").body()).isEqualTo("Constraint:\nsame file\n\nNotes:\nMind it");
        assertThat(JsonPlans.task(result, "1.1").files()).containsExactly("src/a.ts");
        assertThat(JsonPlans.dependencies(result, "2.1")).containsExactly("1.1");
    }

    @Test
    void aFileOfTasksIsRecognisedByItsName() {
        ReadResult result = JsonPlans.read(
                "docs/status.json", "{\"tasks\":[{\"id\":\"1.1\",\"description\":\"a\",\"status\":\"pending\"}]}");

        assertThat(result.plan().orElseThrow().format()).isEqualTo(PlanFormat.STATUS_JSON);
    }

    @ParameterizedTest
    @CsvSource({"pending,PENDING", "in_progress,IN_PROGRESS", "completed,COMPLETED", "failed,FAILED", "skipped,SKIPPED"
    })
    void theStatusIsThatOfTheTable(String word, PlanStatus status) {
        assertThat(JsonPlans.status(clean("{\"id\":\"1.1\",\"description\":\"a\",\"status\":\"" + word + "\"}"), "1.1"))
                .isEqualTo(status);
    }

    @Test
    void anEmptyListStatesThatThereIsNothingToWaitFor() {
        ReadResult result = clean("""
                {"id":"1.1","description":"a","dependencies":[]},
                {"id":"1.2","description":"b"}""");

        assertThat(JsonPlans.task(result, "1.1").dependencies()).hasValue(List.of());
        assertThat(JsonPlans.task(result, "1.2").dependencies()).isEmpty();
    }

    @Test
    void whereTheListIsMissingTheGraphOrTheTextSaysIt() {
        ReadResult result = JsonPlans.read("""
                {"planPath":"p.md","dependencyGraph":{"1.2":{"dependencies":["1.1"]}},"tasks":[
                {"id":"1.1","description":"a"},
                {"id":"1.2","description":"b"},
                {"id":"1.3","description":"c (depends on: 1.1, 1.2)"}]}""");

        assertThat(JsonPlans.dependencies(result, "1.2")).containsExactly("1.1");
        assertThat(JsonPlans.dependencies(result, "1.3")).containsExactly("1.1", "1.2");
        assertThat(JsonPlans.remarks(result)).containsExactly("4:7 info inferred");
    }

    @Test
    void phasesAreNumberedOrKnownByTheirNames() {
        ReadResult result = clean("""
                {"id":"a","phase":"Phase 2A - Later","description":"a"},
                {"id":"b","phase":"Cleanup","description":"b"},
                {"id":"c","phase":"3","phaseName":"Third","description":"c"},
                {"id":"d","phase":"Phase 3: Again","description":"d"},
                {"id":"e","phase":"Cleanup","description":"e"},
                {"id":"f","description":"f"}""");

        assertThat(result.plan().orElseThrow().phases())
                .extracting(phase -> phase.id().value() + " | " + phase.title())
                .containsExactly("2A | Later", "Cleanup | Cleanup", "3 | Third", "Phase 3: Again | Phase 3: Again");
        assertThat(JsonPlans.task(result, "e").phase()).hasValue(new PhaseId("Cleanup"));
        assertThat(JsonPlans.task(result, "f").phase()).isEmpty();
        assertThat(result.plan().orElseThrow().phases().getFirst().position()).isEqualTo(new Position(2, 19));
    }

    @Test
    void aSequentialGroupIsAChain() {
        ReadResult result = tasks("""
                {"id":"1","description":"a","executionConstraints":{"sequential":true,"sequentialGroup":"1-3"}},
                {"id":"2","description":"b","executionConstraints":{"sequential":false,"sequentialGroup":"1-3"}},
                {"id":"3","description":"c","executionConstraints":{"sequentialGroup":"1-3"}},
                {"id":"4","description":"d","executionConstraints":{"sequential":true}},
                {"id":"5","description":"e","executionConstraints":{"sequentialGroup":"alone"}}""");

        assertThat(result.plan().orElseThrow().chains()).hasSize(1);
        assertThat(result.plan().orElseThrow().chains().getFirst().tasks())
                .containsExactly(new TaskId("1"), new TaskId("3"));
        assertThat(JsonPlans.remarks(result)).containsExactly("5:66 warning ignored-annotation");
    }

    @Test
    void dependentsAreToMirrorDependencies() {
        ReadResult result = tasks("""
                {"id":"1","description":"a","dependencies":[],"dependents":["2","3"]},
                {"id":"2","description":"b","dependencies":["1"],"dependents":[]},
                {"id":"3","description":"c","dependencies":["2"],"dependents":[]},
                {"id":"4","description":"d","dependencies":[]},
                {"id":"5","description":"e","dependencies":["4"],"dependents":[]}""");

        assertThat(JsonPlans.remarks(result))
                .containsExactly("2:65 warning ignored-annotation", "4:45 warning ignored-annotation");
        assertThat(result.diagnostics().getFirst().message()).contains("1 names 3");
        assertThat(result.diagnostics().getLast().message()).contains("3 depends on 2");
        assertThat(JsonPlans.dependencies(result, "3")).containsExactly("2");
    }

    @Test
    void theStatedTotalIsAStatement() {
        ReadResult result = JsonPlans.read("""
                {"planPath":"p.md","summary":{"totalTasks":3},
                 "tasks":[{"id":"1","description":"a"}]}""");

        assertThat(result.statements())
                .containsExactly(
                        new Statement.Count(Optional.empty(), Statement.Counted.TASKS, 3, new Position(1, 44)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":\"1\",\"description\":[]}                               | 2:25 warning bad-value",
                "{\"id\":\"1\",\"status\":\"later\"}                             | 2:20 warning bad-value",
                "{\"id\":\"1\",\"phase\":{}}                                     | 2:19 warning bad-value",
                "{\"id\":\"1\",\"dependencies\":\"none\"}                        | 2:26 error bad-value",
                "{\"id\":\"1\",\"dependencies\":[\"7\"]}                         | 2:27 error unknown-dependency",
                "{\"id\":\"1\",\"dependents\":7}                                 | 2:24 error bad-value",
                "{\"id\":\"1\",\"executionConstraints\":true}                    | 2:34 warning bad-value",
                "{\"id\":\"1\",\"executionConstraints\":{\"sequential\":\"yes\"}} | 2:48 warning bad-value",
                "{\"id\":\"1\",\"notes\":true}                                   | ~~",
                "{\"id\":\"1\",\"title\":\"a\",\"verify\":1}                     | 2:32 info ignored-annotation",
                "{\"id\":\"1\"},{\"id\":\"1\"}                                   | 2:12 error duplicate-id",
                "{\"id\":\"1\"},null                                             | 2:12 error bad-value",
                "{\"id\":\"1\"},{\"id\":false}                                   | 2:18 error bad-value"
            })
    void valuesOfTheWrongKindAreRemarkedOnInTheirPlace(String tasks, String remark) {
        ReadResult result = tasks(tasks);

        assertThat(JsonPlans.remarks(result)).isEqualTo(remark.isEmpty() ? List.of() : List.of(remark));
        assertThat(JsonPlans.ids(result)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"tasks\":[]}", "{\"tasks\":{}}", "{\"planPath\":\"p\"}", "null", "{"})
    void aFileWithoutTasksIsAnError(String text) {
        ReadResult result = JsonPlans.read("status.json", text);

        assertThat(result.plan()).isEmpty();
        assertThat(result.hasErrors()).isTrue();
    }

    @Test
    void tickingChangesTheStatusAlone() {
        String text =
                "{\"planPath\":\"p.md\",\n \"tasks\": [{\"id\": \"1.1\", \"description\": \"a\", \"status\": \"failed\"}]}";

        assertThat(JsonPlans.ticked("x.json", text, "1.1")).isEqualTo(text.replace("failed", "completed"));
    }
}
