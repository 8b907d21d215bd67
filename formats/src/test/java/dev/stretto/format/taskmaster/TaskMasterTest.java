package dev.stretto.format.taskmaster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.json.JsonPlans;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Group;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Task Master's lists of tasks. */
final class TaskMasterTest {

    private static ReadResult tasks(String tasks) {
        return JsonPlans.read("tasks.json", "{\"master\": {\"tasks\": [\n" + tasks + "\n]}}");
    }

    /** Tasks about which there is nothing to remark. */
    private static ReadResult clean(String tasks) {
        ReadResult result = tasks(tasks);
        assertThat(JsonPlans.remarks(result)).isEmpty();
        return result;
    }

    private static ReadResult tag(String text, String tag) {
        PlanSource source = JsonPlans.source("tasks.json", text);
        return new TaskMasterReader().read(source, new ReadOptions(Optional.of(tag), false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"master\":{\"tasks\":[{\"id\":1,\"title\":\"a\"}],\"metadata\":{}}}",
                "{\"tasks\":[{\"id\":1,\"title\":\"a\",\"details\":\"b\"}]}",
                "{\"tasks\":[{\"id\":\"1\",\"title\":\"a\",\"subtasks\":[]}],\"metadata\":{}}",
                "{\"feature-x\":{\"tasks\":[{\"id\":\"1\",\"title\":\"a\"}]}}"
            })
    void isRecognisedByItsContent(String text) {
        ReadResult result = JsonPlans.read(text);

        assertThat(result.plan().orElseThrow().format()).isEqualTo(PlanFormat.TASK_MASTER);
        assertThat(result.plan().orElseThrow().rule()).isEqualTo(OrderRule.AT_ONCE);
        assertThat(JsonPlans.ids(result)).containsExactly("1");
        assertThat(JsonPlans.remarks(result)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":\"2.0.0\",\"tasks\":[{\"label\":\"build\",\"type\":\"shell\"}]}",
                "{\"workflow\":{\"tasks\":[{\"name\":\"a\",\"id\":\"1\"}]}}",
                "{\"tasks\":1}",
                "[]"
            })
    void otherJsonIsNot(String text) {
        assertThat(JsonPlans.read(text).plan().filter(plan -> plan.format() == PlanFormat.TASK_MASTER))
                .isEmpty();
    }

    @Test
    void aTaskHasWhatItsFieldsSay() {
        ReadResult result = clean("""
                {"id": 3, "title": "Make `src/a.ts`", "description": "In short.", "details": "At length, see `src/b.ts`.",
                 "testStrategy": "Run `npm test`.", "status": "in-progress", "priority": "critical", "estimatedHours": 2,
                 "acceptanceCriteria": "It works\\n- [x] here\\n- [ ] there", "dependencies": []}""");
        Task task = JsonPlans.task(result, "3");

        assertThat(task.title()).isEqualTo("Make `src/a.ts`");
        assertThat(task.body())
                .isEqualTo("In short.\n\nAt length, see `src/b.ts`.\n\nAcceptance criteria:\nIt works\n\n"
                        + "Test strategy:\nRun `npm test`.");
        assertThat(task.status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(task.priority()).isEqualTo(Priority.CRITICAL);
        assertThat(task.estimate()).hasValue(new Estimate(120, 120));
        assertThat(task.checklist())
                .containsExactly(new ChecklistItem("here", true), new ChecklistItem("there", false));
        assertThat(task.files()).containsExactly("src/a.ts", "src/b.ts");
        assertThat(task.dependencies()).hasValue(List.of());
        assertThat(task.position()).isEqualTo(new Position(2, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "pending,PENDING",
        "in-progress,IN_PROGRESS",
        "done,COMPLETED",
        "completed,COMPLETED",
        "deferred,DEFERRED",
        "review,DEFERRED",
        "cancelled,SKIPPED"
    })
    void theStatusIsThatOfTheTable(String word, PlanStatus status) {
        assertThat(JsonPlans.status(clean("{\"id\":1,\"title\":\"a\",\"status\":\"" + word + "\"}"), "1"))
                .isEqualTo(status);
    }

    @Test
    void aBlockedTaskMustSayWhatBlocksIt() {
        ReadResult result = tasks("""
                {"id":1,"title":"a","status":"blocked"},
                {"id":2,"title":"b","status":"blocked","dependencies":[1]}""");

        assertThat(JsonPlans.remarks(result)).containsExactly("2:30 warning ignored-annotation");
        assertThat(JsonPlans.status(result, "1")).isEqualTo(PlanStatus.PENDING);
    }

    @Test
    void aTaskWithSubtasksIsTheirGroup() {
        ReadResult result = clean("""
                {"id":1,"title":"a"},
                {"id":2,"title":"b","description":"why","details":"how","priority":"high","dependencies":[1],"subtasks":[
                  {"id":1,"title":"c"},
                  {"id":2,"title":"d","dependencies":[1],"priority":"low"}]},
                {"id":3,"title":"e","dependencies":["2"]}""");

        assertThat(JsonPlans.ids(result)).containsExactly("1", "2.1", "2.2", "3");
        assertThat(result.plan().orElseThrow().groups())
                .containsExactly(new Group(
                        new TaskId("2"), "b", List.of(new TaskId("2.1"), new TaskId("2.2")), new Position(3, 1)));
        assertThat(JsonPlans.dependencies(result, "2.1")).containsExactly("1");
        assertThat(JsonPlans.dependencies(result, "2.2")).containsExactly("2.1", "1");
        assertThat(JsonPlans.dependencies(result, "3")).containsExactly("2.1", "2.2");
        assertThat(JsonPlans.task(result, "2.1").body()).isEqualTo("Context:\nPart of 2, b\nwhy\nhow");
        assertThat(JsonPlans.task(result, "2.1").priority()).isEqualTo(Priority.HIGH);
        assertThat(JsonPlans.task(result, "2.2").priority()).isEqualTo(Priority.LOW);
    }

    @Test
    void theContextOfASubtaskIsShort() {
        ReadResult result = clean("{\"id\":1,\"title\":\"a\",\"details\":\"" + "x".repeat(100_000)
                + "\",\"subtasks\":[{\"id\":1,\"title\":\"b\"}]}");

        assertThat(JsonPlans.task(result, "1.1").body()).hasSizeLessThan(600).endsWith("xx…");
    }

    @Test
    void aSubtaskMayCarryItsFullId() {
        assertThat(JsonPlans.ids(clean("{\"id\":5,\"title\":\"a\",\"subtasks\":[{\"id\":\"5.1\",\"title\":\"b\"},"
                        + "{\"id\":\"2\",\"title\":\"c\",\"dependencies\":[\"5.1\"]}]}")))
                .containsExactly("5.1", "5.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1        | 3.1   | ~~",
                "\"3.1\"  | 3.1   | ~~",
                "\"1\"    | 3.1   | warning ambiguous-dependency",
                "3.1      | 3.1   | ~~",
                "\"2.1\"  | 2.1   | ~~",
                "\"9\"    | 9     | ~~",
                "9        | 9     | warning ambiguous-dependency",
                "\"3\"    | ~~    | warning ignored-annotation",
                "8        | ~~    | error unknown-dependency",
                "\"4.1\"  | ~~    | error unknown-dependency",
                "\"2\"    | 3.2   | warning ambiguous-dependency"
            })
    void aSubtasksDependencyIsASiblingOrStatedInFull(String json, String meant, String remark) {
        ReadResult result = tasks("""
                {"id":1,"title":"a"},
                {"id":2,"title":"b","subtasks":[{"id":1,"title":"c"}]},
                {"id":9,"title":"d"},
                {"id":3,"title":"e","subtasks":[{"id":1,"title":"f"},{"id":2,"title":"g"},
                  {"id":7,"title":"h","dependencies":[%s]}]}""".formatted(json));

        assertThat(JsonPlans.dependencies(result, "3.7")).isEqualTo(meant.isEmpty() ? List.of() : List.of(meant));
        assertThat(JsonPlans.remarks(result)).isEqualTo(remark.isEmpty() ? List.of() : List.of("6:39 " + remark));
    }

    @Test
    void aTaskNeedNotWaitForItsOwnSubtask() {
        ReadResult result = tasks("""
                {"id":1,"title":"a","dependencies":["1.1"],"subtasks":[{"id":1,"title":"b"}]}""");

        assertThat(JsonPlans.remarks(result)).containsExactly("2:37 warning ignored-annotation");
        assertThat(JsonPlans.dependencies(result, "1.1")).isEmpty();
    }

    @Test
    void subtasksWithoutAStatusAreDoneWithTheirTask() {
        ReadResult result = tasks("""
                {"id":1,"title":"a","status":"done","subtasks":[{"id":1,"title":"b"},{"id":2,"title":"c"}]},
                {"id":2,"title":"a","subtasks":[{"id":1,"title":"b"}]}""");

        assertThat(JsonPlans.remarks(result)).containsExactly("2:49 info inferred");
        assertThat(JsonPlans.status(result, "1.2")).isEqualTo(PlanStatus.COMPLETED);
        assertThat(JsonPlans.status(result, "2.1")).isEqualTo(PlanStatus.PENDING);
    }

    @ParameterizedTest
    @CsvSource({"deferred,DEFERRED", "cancelled,SKIPPED"})
    void openSubtasksArePutOffOrLeftOutWithTheirTask(String word, PlanStatus status) {
        ReadResult result = tasks("""
                {"id":1,"title":"a","status":"%s","subtasks":[{"id":1,"title":"b","status":"pending"},
                 {"id":2,"title":"c","status":"done"}]}""".formatted(word));

        assertThat(result.diagnostics()).hasSize(1);
        assertThat(JsonPlans.status(result, "1.1")).isEqualTo(status);
        assertThat(JsonPlans.status(result, "1.2")).isEqualTo(PlanStatus.COMPLETED);
    }

    @Test
    void aDoneTaskWithAnOpenSubtaskIsAContradiction() {
        ReadResult result = tasks("""
                {"id":1,"title":"a","status":"done","subtasks":[{"id":1,"title":"b","status":"pending"}]}""");

        assertThat(JsonPlans.remarks(result)).containsExactly("2:1 warning ignored-annotation");
        assertThat(JsonPlans.status(result, "1.1")).isEqualTo(PlanStatus.PENDING);
    }

    @Test
    void listedFilesAreChangedOrOnlyRead() {
        ReadResult result = clean("""
                {"id":1,"title":"a","details":"see `doc/x.md`","relevantFiles":[
                  {"path":"src/a.ts","action":"modify"},{"path":"src/b.ts","action":"create"},
                  {"path":"src/c.ts","action":"reference"},{"path":"../out.ts","action":"reference"}]},
                {"id":2,"title":"b","files":["src/d.ts"]}""");

        assertThat(JsonPlans.task(result, "1").files())
                .containsExactly("src/a.ts", "src/b.ts", "src/c.ts", "../out.ts", "doc/x.md");
        assertThat(JsonPlans.task(result, "1").claims())
                .containsExactly(
                        new ClaimSpec(Mode.READ, "src/c.ts", true),
                        new ClaimSpec(Mode.WRITE, "src/a.ts", true),
                        new ClaimSpec(Mode.WRITE, "src/b.ts", true));
        assertThat(JsonPlans.task(result, "2").claims()).containsExactly(new ClaimSpec(Mode.WRITE, "src/d.ts", true));
    }

    @Test
    void anUnknownFieldIsNamedOnce() {
        ReadResult result = tasks("""
                {"id":1,"title":"a","dependancies":[2]},
                {"id":2,"title":"b","dependancies":[],"mood":"good"}""");

        assertThat(JsonPlans.remarks(result)).containsExactly("2:36 info ignored-annotation");
        assertThat(result.diagnostics().getFirst().message()).contains("“dependancies”, “mood”");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":1,\"title\":5}                               | ~~",
                "{\"id\":1,\"title\":[\"a\"]}                         | 2:17 warning bad-value",
                "{\"id\":1,\"title\":\"a\",\"description\":{}}        | 2:35 warning bad-value",
                "{\"id\":1,\"title\":\"a\",\"details\":true}          | 2:31 warning bad-value",
                "{\"id\":1,\"title\":\"a\",\"status\":1}              | 2:30 warning bad-value",
                "{\"id\":1,\"title\":\"a\",\"priority\":{}}           | 2:32 warning bad-value",
                "{\"id\":1,\"title\":\"a\",\"dependencies\":\"2\"}    | 2:36 error bad-value",
                "{\"id\":1,\"title\":\"a\",\"dependencies\":[[2]]}    | 2:37 error bad-value",
                "{\"id\":1,\"title\":\"a\",\"dependencies\":null}     | ~~",
                "{\"id\":1,\"title\":\"a\",\"subtasks\":{}}           | 2:32 error bad-value",
                "{\"id\":1,\"title\":\"a\",\"subtasks\":[7]}          | 2:33 error bad-value",
                "{\"id\":1,\"title\":\"a\",\"relevantFiles\":[7]}     | 2:38 warning bad-value",
                "{\"id\":1,\"title\":\"a\",\"relevantFiles\":[{\"path\":[]}]} | 2:46 warning bad-value",
                "{\"id\":1,\"title\":\"a\",\"estimatedHours\":\"?\"}  | 2:38 warning bad-estimate",
                "{\"id\":1,\"title\":\"a\"},7                         | 2:22 error bad-value",
                "{\"id\":1,\"title\":\"a\"},{\"title\":\"b\"}         | 2:22 error bad-value",
                "{\"id\":1,\"title\":\"a\"},{\"id\":null}             | 2:22 error bad-value",
                "{\"id\":1,\"title\":\"a\"},{\"id\":\" \"}            | 2:28 error bad-value",
                "{\"id\":1,\"title\":\"a\"},{\"id\":{}}               | 2:28 error bad-value",
                "{\"id\":1,\"title\":\"a\"},{\"id\":1}                | 2:22 error duplicate-id",
                "{\"id\":1,\"id\":1,\"title\":\"a\"}                  | 2:9 warning bad-value",
                "{\"id\":1,\"title\":null,\"description\":\"a\"}      | ~~"
            })
    void valuesOfTheWrongKindAreRemarkedOnInTheirPlace(String tasks, String remark) {
        ReadResult result = tasks(tasks);

        assertThat(JsonPlans.remarks(result)).isEqualTo(remark.isEmpty() ? List.of() : List.of(remark));
        assertThat(JsonPlans.ids(result)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"master\":{\"tasks\":[]}}",
                "{\"master\":{\"tasks\":null}}",
                "{\"tasks\":[]}",
                "{\"master\":[]}",
                "{}",
                "[]",
                "7",
                "null",
                "{\"master\":{\"tasks\":[{}]}}",
                "{\"master\":{\"tasks\":",
                "x"
            })
    void aFileWithoutTasksIsAnError(String text) {
        ReadResult result = JsonPlans.read("tasks.json", text);

        assertThat(result.plan()).isEmpty();
        assertThat(result.hasErrors()).isTrue();
    }

    private static final String TAGS = """
            {"other": {"tasks": [{"id":1,"title":"o","dependencies":[16]}]},
             "master": {"tasks": [{"id":1,"title":"m"}]},
             "third": {"tasks": [{"id":1,"title":"t"}], "metadata": {"projectName": "The third"}},
             "note": 7}""";

    @Test
    void theMasterTagIsReadAndTheOthersNamed() {
        ReadResult result = JsonPlans.read("tasks.json", TAGS);

        assertThat(JsonPlans.task(result, "1").title()).isEqualTo("m");
        assertThat(result.plan().orElseThrow().title()).isEqualTo("tasks.json");
        assertThat(JsonPlans.remarks(result)).containsExactly("1:58 warning unknown-dependency", "2:12 info inferred");
        assertThat(result.diagnostics().getFirst().message()).startsWith("in the tag other: there is no task 16");
        assertThat(result.diagnostics().getLast().message()).contains("“other”, “third”");
        assertThat(result.hasErrors()).isFalse();
    }

    @Test
    void aTagCanBeNamed() {
        assertThat(JsonPlans.remarks(tag(TAGS, "other"))).containsExactly("1:58 error unknown-dependency");
        assertThat(tag(TAGS, "other").plan().orElseThrow().title()).isEqualTo("other in tasks.json");
        assertThat(JsonPlans.remarks(tag(TAGS, "third"))).isEmpty();
        assertThat(tag(TAGS, "third").plan().orElseThrow().title()).isEqualTo("The third");
        assertThat(tag("{\"tasks\":[{\"id\":1,\"title\":\"a\"}]}", "master").plan())
                .isPresent();
    }

    @Test
    void anUnknownTagIsAnErrorThatNamesTheNearest() {
        ReadResult result = tag(TAGS, "thrid");

        assertThat(result.plan()).isEmpty();
        assertThat(JsonPlans.remarks(result)).containsExactly("1:1 error bad-value");
        assertThat(result.diagnostics().getFirst().hint()).contains("did you mean third?");
    }

    @Test
    void withoutAMasterTagTheFirstIsRead() {
        ReadResult result = JsonPlans.read("{\"b\":{\"tasks\":[{\"id\":1,\"title\":\"x\"}]},\"a\":{\"tasks\":[]}}");

        assertThat(JsonPlans.task(result, "1").title()).isEqualTo("x");
        assertThat(JsonPlans.remarks(result)).containsExactly("1:6 info inferred");
    }

    @Test
    void tickingChangesTheStatusAlone() {
        String text = """
                {"master": {"tasks": [
                  {"id": 1, "title": "a", "status": "pending"},
                  {"id": 2, "title": "b", "status": "in-progress", "subtasks": [
                    {"id": 1, "title": "c"}
                  ]}
                ]}}
                """;

        assertThat(JsonPlans.ticked("tasks.json", text, "1")).isEqualTo(text.replace("pending", "done"));
        assertThat(JsonPlans.ticked("tasks.json", text, "2")).isEqualTo(text.replace("in-progress", "done"));
        assertThat(JsonPlans.ticked("tasks.json", text, "2.1"))
                .isEqualTo(text.replace(
                        "{\"id\": 1, \"title\": \"c\"", "{\"id\": 1, \"status\": \"done\", \"title\": \"c\""));
    }
}
