package dev.stretto.format.beads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import dev.stretto.format.json.JsonPlans;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issues of beads. */
final class BeadsTest {

    /** An open issue; what it depends on as {@code type>id}. */
    private static String issue(String id, String... links) {
        return kind(id, "task", "open", links);
    }

    private static String kind(String id, String type, String status, String... links) {
        String dependencies = Stream.of(links)
                .map(link -> link.split(">"))
                .map(link -> "{\"issue_id\":\"%s\",\"depends_on_id\":\"%s\",\"type\":\"%s\"}"
                        .formatted(id, link[1], link[0]))
                .collect(Collectors.joining(","));
        return "{\"id\":\"%s\",\"title\":\"%s\",\"status\":\"%s\",\"issue_type\":\"%s\",\"dependencies\":[%s]}"
                .formatted(id, id.toUpperCase(Locale.ROOT), status, type, dependencies);
    }

    private static ReadResult read(String... lines) {
        return JsonPlans.read("x.jsonl", String.join("\n", lines) + "\n");
    }

    private static ReadResult clean(String... lines) {
        ReadResult result = read(lines);
        assertThat(JsonPlans.remarks(result)).isEmpty();
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.json", "x.jsonl", ".beads/issues.jsonl", "my_beads_issues.jsonl", "-"})
    void isRecognisedByItsContent(String name) {
        ReadResult result = JsonPlans.read(name, "\n" + issue("bd-1") + "\r\n\r\n" + issue("bd-2", "blocks>bd-1"));

        assertThat(result.plan().orElseThrow().format()).isEqualTo(PlanFormat.BEADS);
        assertThat(result.plan().orElseThrow().rule()).isEqualTo(OrderRule.AT_ONCE);
        assertThat(JsonPlans.ids(result)).containsExactly("bd-1", "bd-2");
        assertThat(JsonPlans.dependencies(result, "bd-2")).containsExactly("bd-1");
        assertThat(JsonPlans.task(result, "bd-2").position()).isEqualTo(new Position(4, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"level\":\"info\",\"msg\":\"x\"}", "{\"id\":1,\"title\":\"a\"}", "[1]", "plain"})
    void otherLinesAreNot(String text) {
        assertThat(JsonPlans.read("log.jsonl", text).plan()).isEmpty();
    }

    @Test
    void anIssueHasWhatItsFieldsSay() {
        Task task = JsonPlans.task(
                clean("{\"id\":\"bd-1\",\"title\":\"A\",\"description\":\"Why, in `src/a.go`\",\"design\":\"How\","
                        + "\"acceptance_criteria\":\"So that\\n- [x] one\\n* [ ] two\",\"notes\":\"Mind `x.go`\","
                        + "\"status\":\"in_progress\",\"priority\":0,\"issue_type\":\"bug\",\"estimated_minutes\":90}"),
                "bd-1");

        assertThat(task.body())
                .isEqualTo("Why, in `src/a.go`\n\nHow\n\nAcceptance criteria:\nSo that\n\nNotes:\nMind `x.go`");
        assertThat(task.checklist()).containsExactly(new ChecklistItem("one", true), new ChecklistItem("two", false));
        assertThat(task.files()).containsExactly("src/a.go");
        assertThat(task.priority()).isEqualTo(Priority.CRITICAL);
        assertThat(task.estimate()).hasValue(new Estimate(90, 90));
        assertThat(task.status()).isEqualTo(PlanStatus.IN_PROGRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "open,PENDING",
        "in_progress,IN_PROGRESS",
        "hooked,IN_PROGRESS",
        "closed,COMPLETED",
        "deferred,DEFERRED",
        "pinned,SKIPPED"
    })
    void theStatusIsThatOfTheTable(String word, PlanStatus status) {
        assertThat(JsonPlans.status(clean(kind("bd-1", "task", word)), "bd-1")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0,CRITICAL", "1,HIGH", "2,MEDIUM", "3,LOW", "4,LOW"})
    void thePriorityIsANumber(int number, Priority priority) {
        ReadResult result =
                clean("{\"id\":\"a\",\"title\":\"a\",\"status\":\"open\",\"priority\":%d}".formatted(number));

        assertThat(JsonPlans.task(result, "a").priority()).isEqualTo(priority);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks", "waits-for", ""})
    void typesThatBlockAreDependencies(String type) {
        assertThat(JsonPlans.dependencies(clean(issue("a"), issue("b", type + ">a")), "b"))
                .containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"related", "discovered-from", "tracks", "supersedes", "my-own"})
    void otherTypesHoldNothingUp(String type) {
        ReadResult result = clean(issue("b", type + ">not-there"));

        assertThat(JsonPlans.task(result, "b").dependencies()).hasValue(List.of());
    }

    @Test
    void aConditionalIssueRunsWhereTheOtherFails() {
        Task task = JsonPlans.task(clean(issue("a"), issue("b", "conditional-blocks>a")), "b");

        assertThat(task.order().onFailureOf()).extracting(Reference::id).containsExactly("a");
        assertThat(task.dependencies()).hasValue(List.of());
    }

    @Test
    void anEpicIsTheGroupOfItsChildren() {
        ReadResult result = clean(
                issue("e.1", "parent-child>e"),
                issue("x"),
                kind("e", "epic", "open", "blocks>x"),
                issue("e.2", "parent-child>e", "blocks>e.1"),
                issue("y", "blocks>e"));

        assertThat(JsonPlans.ids(result)).containsExactly("x", "e.1", "e.2", "y");
        assertThat(result.plan().orElseThrow().groups())
                .extracting(group -> group.id().value())
                .containsExactly("e");
        assertThat(JsonPlans.dependencies(result, "e.1")).containsExactly("x");
        assertThat(JsonPlans.dependencies(result, "e.2")).containsExactly("e.1", "x");
        assertThat(JsonPlans.dependencies(result, "y")).containsExactly("e.1", "e.2");
        assertThat(JsonPlans.task(result, "e.1").body()).isEqualTo("Context:\nPart of e, E");
    }

    @Test
    void anEpicWithoutChildrenIsATask() {
        assertThat(JsonPlans.ids(clean(kind("e", "epic", "open")))).containsExactly("e");
    }

    @Test
    void childrenOfAnotherIssueMakeItAGroupWhichIsSaid() {
        ReadResult result = read(kind("f", "feature", "open"), issue("f.1", "parent-child>f"));

        assertThat(JsonPlans.remarks(result)).containsExactly("1:1 info inferred");
        assertThat(JsonPlans.ids(result)).containsExactly("f.1");
    }

    @Test
    void anEpicAndItsChildDoNotWaitForEachOther() {
        ReadResult result = read(
                kind("e", "epic", "open", "blocks>c"),
                issue("c", "parent-child>e", "blocks>e"),
                issue("d", "blocks>d"));

        assertThat(result.diagnostics())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.message()).contains("part of e"));
        assertThat(JsonPlans.dependencies(result, "c")).isEmpty();
        assertThat(JsonPlans.dependencies(result, "d")).containsExactly("d");
    }

    @Test
    void whatWaitsForAnotherProjectIsDeferred() {
        ReadResult result = read(
                issue("a", "blocks>external:other:x-1"),
                issue("b", "related>external:other:x-2"),
                kind("c", "task", "closed", "blocks>external:other:x-3"),
                kind("e", "epic", "open", "blocks>external:other:x-4"),
                issue("e.1", "parent-child>e"));

        assertThat(JsonPlans.remarks(result))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one).endsWith("warning inferred"));
        assertThat(result.diagnostics().getFirst().message()).contains("external:other:x-1");
        assertThat(JsonPlans.status(result, "a")).isEqualTo(PlanStatus.DEFERRED);
        assertThat(JsonPlans.status(result, "b")).isEqualTo(PlanStatus.PENDING);
        assertThat(JsonPlans.status(result, "c")).isEqualTo(PlanStatus.COMPLETED);
        assertThat(JsonPlans.status(result, "e.1")).isEqualTo(PlanStatus.DEFERRED);
    }

    @Test
    void deletedIssuesAreLeftOutAndHoldNothingUp() {
        ReadResult result = read(kind("a", "task", "tombstone"), issue("b", "blocks>a"), issue("c", "parent-child>a"));

        assertThat(JsonPlans.ids(result)).containsExactly("b", "c");
        assertThat(JsonPlans.dependencies(result, "b")).isEmpty();
        assertThat(JsonPlans.remarks(result)).containsExactly("2:107 info ignored-annotation");
    }

    @Test
    void anIssueThatCameBackIsThere() {
        assertThat(JsonPlans.dependencies(
                        clean(kind("a", "task", "tombstone"), issue("a"), issue("b", "blocks>a")), "b"))
                .containsExactly("a");
    }

    @Test
    void messagesAndTemplatesAreNoWork() {
        ReadResult result = clean(
                kind("m", "message", "open"),
                "{\"id\":\"t\",\"title\":\"t\",\"status\":\"open\",\"is_template\":true}",
                issue("a"));

        assertThat(JsonPlans.ids(result)).containsExactly("a");
    }

    @Test
    void anOpenGateIsForAPersonToOpen() {
        ReadResult result = read(kind("g", "gate", "open"), kind("h", "gate", "closed"));

        assertThat(JsonPlans.status(result, "g")).isEqualTo(PlanStatus.DEFERRED);
        assertThat(JsonPlans.status(result, "h")).isEqualTo(PlanStatus.COMPLETED);
        assertThat(JsonPlans.remarks(result)).containsExactly("1:1 info inferred");
    }

    @Test
    void linesThatAreNoIssuesAreCountedOnce() {
        ReadResult result = read(
                issue("a"),
                "{\"_type\":\"memory\",\"key\":\"k\",\"value\":\"v\"}",
                "{\"_type\":\"config\"}",
                "{\"_type\":\"issue\",\"id\":\"b\",\"title\":\"b\"}");

        assertThat(JsonPlans.remarks(result)).containsExactly("2:1 info ignored-annotation");
        assertThat(result.diagnostics().getFirst().message()).startsWith("2 lines");
        assertThat(JsonPlans.ids(result)).containsExactly("a", "b");
    }

    @Test
    void aBadLineIsAnErrorAndTheOthersAreRead() {
        ReadResult result = read(issue("a"), "<<<<<<< HEAD", "  {\"id\":\"b\",", "7", issue("c"), "{\"title\":\"d\"}");

        assertThat(JsonPlans.ids(result)).containsExactly("a", "c");
        assertThat(JsonPlans.remarks(result))
                .containsExactly(
                        "2:1 error unreadable", "3:13 error unreadable", "4:1 error bad-value", "6:1 error bad-value");
    }

    @Test
    void idsAreUniqueAndKnown() {
        ReadResult result =
                read(issue("bd-1"), issue("bd-1"), issue("bd-3", "blocks>bd-2"), issue("c", "parent-child>q"));

        assertThat(JsonPlans.remarks(result))
                .containsExactly(
                        "2:1 error duplicate-id", "3:116 error unknown-dependency", "4:107 warning unknown-dependency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"dependencies\":{}                                    | 1:38 error bad-value",
                "\"dependencies\":[\"b\"]                               | 1:39 error bad-value",
                "\"dependencies\":[{\"type\":\"blocks\"}]               | 1:39 error bad-value",
                "\"dependencies\":[{\"depends_on_id\":[]}]              | 1:56 error bad-value",
                "\"dependencies\":[{\"depends_on_id\":\"a\",\"type\":3}] | ~~",
                "\"dependencies\":[{\"type\":[],\"depends_on_id\":\"a\"}] | 1:47 warning bad-value",
                "\"priority\":\"soon\"                                  | 1:34 warning bad-value",
                "\"estimated_minutes\":-3                               | 1:43 warning bad-estimate",
                "\"status\":[]                                          | 1:32 warning bad-value",
                "\"status\":\"won't\"                                   | 1:32 warning bad-value",
                "\"description\":[]                                     | 1:37 warning bad-value",
                "\"issue_type\":7                                       | ~~",
                "\"acceptance_criteria\":null                           | ~~",
                "\"is_template\":\"no\"                                 | 1:37 warning bad-value",
                "\"parent\":7                                           | 1:32 warning unknown-dependency",
                "\"status\":\"blocked\"                                 | 1:32 warning ignored-annotation",
                "\"defer_until\":\"2030-01-01\"                         | 1:37 info ignored-annotation"
            })
    void valuesOfTheWrongKindAreRemarkedOnInTheirPlace(String field, String remark) {
        ReadResult result = read("{\"id\":\"b\",\"title\":\"b\"," + field + "}", issue("a"));

        assertThat(JsonPlans.remarks(result)).isEqualTo(remark.isEmpty() ? List.of() : List.of(remark));
        assertThat(JsonPlans.ids(result)).containsExactly("b", "a");
    }

    @Test
    void tickingChangesTheStatusAlone() {
        String text = issue("a") + "\r\n" + kind("e", "epic", "open") + "\r\n" + issue("c", "parent-child>e");

        assertThat(JsonPlans.ticked("x.jsonl", text, "a")).isEqualTo(text.replaceFirst("open", "closed"));
        assertThat(JsonPlans.ticked("x.jsonl", text, "e"))
                .isEqualTo(text.replace("\"open\",\"issue_type\":\"epic\"", "\"closed\",\"issue_type\":\"epic\""));
        assertThat(JsonPlans.status(JsonPlans.read("x.jsonl", JsonPlans.ticked("x.jsonl", text, "c")), "c"))
                .isEqualTo(PlanStatus.COMPLETED);
    }
}
