package dev.stretto.format.sageindex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import dev.stretto.format.json.JsonPlans;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sage's ticket index. */
final class SageIndexTest {

    private static ReadResult tickets(String tickets) {
        return JsonPlans.read("{\"version\":\"1.0\",\"tickets\":[\n" + tickets + "\n]}");
    }

    private static ReadResult clean(String tickets) {
        ReadResult result = tickets(tickets);
        assertThat(JsonPlans.remarks(result)).isEmpty();
        return result;
    }

    @Test
    void aTicketHasWhatItsFieldsSay() {
        ReadResult result = clean("""
                {"id":"AUTH-001","title":"Log in","type":"implementation","state":"IN_PROGRESS","priority":"P0",
                 "description":"Write `src/auth.ts`","acceptanceCriteria":["It works"],"dependencies":[],
                 "tasks":[{"id":"T-1","description":"one","status":"COMPLETED"},{"id":"T-2","title":"two"},"three",{}],
                 "docs":{"spec":"docs/spec.md","n":1},"git":{"branch":"b"},"estimate":{"storyPoints":3,"hours":12}}""");
        Task task = JsonPlans.task(result, "AUTH-001");

        assertThat(result.plan().orElseThrow().format()).isEqualTo(PlanFormat.SAGE_INDEX);
        assertThat(result.plan().orElseThrow().rule()).isEqualTo(OrderRule.AT_ONCE);
        assertThat(task.title()).isEqualTo("Log in");
        assertThat(task.status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(task.priority()).isEqualTo(Priority.CRITICAL);
        assertThat(task.body())
                .isEqualTo(
                        "Write `src/auth.ts`\n\nAcceptance criteria:\n- It works\n\nDocuments:\n- spec: docs/spec.md");
        assertThat(task.checklist())
                .containsExactly(
                        new ChecklistItem("one", true),
                        new ChecklistItem("two", false),
                        new ChecklistItem("three", false));
        assertThat(task.estimate()).hasValue(new Estimate(720, 720));
        assertThat(task.files()).containsExactly("src/auth.ts");
    }

    @ParameterizedTest
    @CsvSource({
        "UNPROCESSED,PENDING",
        "IN_PROGRESS,IN_PROGRESS",
        "COMPLETED,COMPLETED",
        "DEFERRED,DEFERRED",
        "completed,COMPLETED"
    })
    void theStateIsThatOfTheTable(String word, PlanStatus status) {
        assertThat(JsonPlans.status(clean("{\"id\":\"A-1\",\"title\":\"a\",\"state\":\"" + word + "\"}"), "A-1"))
                .isEqualTo(status);
    }

    @Test
    void blocksIsADependencyFromTheOtherEnd() {
        ReadResult result = clean("""
                {"id":"A","title":"a","blocks":["B","C"]},
                {"id":"B","title":"b","dependencies":["A"],"blocks":["C"]},
                {"id":"C","title":"c","blockedBy":["A"]}""");

        assertThat(JsonPlans.dependencies(result, "B")).containsExactly("A");
        assertThat(JsonPlans.dependencies(result, "C")).containsExactly("A", "B");
    }

    @Test
    void aTicketWithChildrenIsTheirGroup() {
        ReadResult result = clean("""
                {"id":"C1","title":"c","parent":"E"},
                {"id":"X","title":"x"},
                {"id":"E","title":"Epic","type":"epic","description":"why","parent":null,"children":["C1","C2"],"dependencies":["X"]},
                {"id":"C2","title":"d"},
                {"id":"Y","title":"y","dependencies":["E"]}""");

        assertThat(JsonPlans.ids(result)).containsExactly("X", "C1", "C2", "Y");
        assertThat(JsonPlans.dependencies(result, "C2")).containsExactly("X");
        assertThat(JsonPlans.dependencies(result, "Y")).containsExactly("C1", "C2");
        assertThat(JsonPlans.task(result, "C2").body()).isEqualTo("Context:\nPart of E, Epic\nwhy");
    }

    @Test
    void parentsAndChildrenAreToAgree() {
        ReadResult result = tickets("""
                {"id":"E","title":"e","children":["A","N"]},
                {"id":"F","title":"f","state":"DEFERRED"},
                {"id":"A","title":"a","parent":"F","dependencies":["F"]},
                {"id":"B","title":"b","parent":"Q"}""");

        assertThat(JsonPlans.remarks(result))
                .containsExactly(
                        "2:35 warning ignored-annotation",
                        "2:39 warning unknown-dependency",
                        "4:52 warning ignored-annotation",
                        "5:32 warning unknown-dependency");
        assertThat(JsonPlans.ids(result)).containsExactly("E", "A", "B");
        assertThat(JsonPlans.status(result, "A")).isEqualTo(PlanStatus.DEFERRED);
        assertThat(JsonPlans.dependencies(result, "A")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":\"A-1\",\"title\":{}}                          | 2:21 warning bad-value",
                "{\"id\":\"A-1\",\"state\":\"DONE\"}                    | 2:21 warning bad-value",
                "{\"id\":\"A-1\",\"state\":true}                        | 2:21 warning bad-value",
                "{\"id\":\"A-1\",\"priority\":\"P9\"}                   | 2:24 warning bad-value",
                "{\"id\":\"A-1\",\"dependencies\":\"A-2\"}              | 2:28 error bad-value",
                "{\"id\":\"A-1\",\"dependencies\":[\"A-2\"]}            | 2:29 error unknown-dependency",
                "{\"id\":\"A-1\",\"blocks\":[\"A-2\"]}                  | 2:23 error unknown-dependency",
                "{\"id\":\"A-1\",\"blocks\":{}}                         | 2:22 error bad-value",
                "{\"id\":\"A-1\",\"children\":[null]}                   | 2:25 error bad-value",
                "{\"id\":\"A-1\",\"parent\":[]}                         | 2:22 error bad-value",
                "{\"id\":\"A-1\",\"parent\":\"A-1\"}                    | 2:22 error bad-value",
                "{\"id\":\"A-1\",\"docs\":[]}                           | 2:20 warning bad-value",
                "{\"id\":\"A-1\",\"estimate\":\"long\"}                 | 2:24 warning bad-estimate",
                "{\"id\":\"A-1\",\"estimate\":{\"hours\":[]}}           | 2:33 warning bad-estimate",
                "{\"id\":\"A-1\",\"tasks\":7}                           | ~~",
                "{\"id\":\"A-1\",\"colour\":7}                          | 2:22 info ignored-annotation",
                "{\"id\":\"A-1\"},{\"id\":\"A-1\"}                      | 2:14 error duplicate-id",
                "{\"id\":\"A-1\"},[]                                    | 2:14 error bad-value",
                "{\"id\":\"A-1\"},{\"title\":\"x\"}                     | 2:14 error bad-value"
            })
    void valuesOfTheWrongKindAreRemarkedOnInTheirPlace(String tickets, String remark) {
        ReadResult result = tickets(tickets);

        assertThat(JsonPlans.remarks(result)).isEqualTo(remark.isEmpty() ? List.of() : List.of(remark));
        assertThat(JsonPlans.ids(result)).containsExactly("A-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"tickets\":[]}", "{\"tickets\":7}", "{\"tickets\":[{}]}", "\"x\"", "{"})
    void anIndexWithoutTicketsIsAnError(String text) {
        ReadResult result = JsonPlans.read(".sage/tickets/index.json", text);

        assertThat(result.plan()).isEmpty();
        assertThat(result.hasErrors()).isTrue();
    }

    @Test
    void tickingChangesTheStateAlone() {
        String text = "{\"tickets\": [{\"id\": \"A-1\", \"title\": \"a\", \"state\": \"UNPROCESSED\"}]}";

        assertThat(JsonPlans.ticked("x.json", text, "A-1")).isEqualTo(text.replace("UNPROCESSED", "COMPLETED"));
    }
}
