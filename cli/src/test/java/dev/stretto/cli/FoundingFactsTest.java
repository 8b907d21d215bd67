package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is known of the founding documents and of some real plans, and so must come out of {@code check} and {@code show}. */
final class FoundingFactsTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aFolder() {
        shell = Shell.inFolder(home);
    }

    private static String plan(String folder, String name) {
        return Shared.file(folder, name).toString();
    }

    /** The messages of one code. */
    private static List<String> messages(JsonNode checked, String code) {
        return checked.path("diagnostics")
                .valueStream()
                .filter(remark -> remark.path("code").asString().equals(code))
                .map(remark -> remark.path("message").asString())
                .toList();
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }

    private static void says(List<String> messages, String... parts) {
        assertThat(messages).anySatisfy(message -> assertThat(message).contains(parts));
    }

    @Test
    void theBatchSheetOf42Tasks() {
        JsonNode checked =
                shell.stretto("check", plan("seeds", "000"), "--json").exits(0).json();
        List<String> claims = messages(checked, "claimed-total-differs");

        assertThat(checked.path("format").asString()).isEqualTo("batch-sheet");
        assertThat(checked.path("phases").asInt()).isEqualTo(7);
        assertThat(checked.path("tasks").asInt()).isEqualTo(42);
        says(claims, "phase 1", "critical path of 15 h", "11 h");
        says(claims, "phase 2", "saves 5 h", "7 h", "stated total");
        says(claims, "phase 4", "critical path of 9 h", "12 h");
        says(claims, "phase 4", "saves 6 h", "5 h", "stated total");
        says(claims, "phase 6", "9 h", "8 h", "computed sum");
        says(claims, "the plan states a critical path of 82 h", "70 h", "computed longest chain");
        JsonNode shown =
                shell.stretto("show", plan("seeds", "000"), "--json").exits(0).json();
        assertThat(shown.path("totalMinutes").asDouble()).isEqualTo(7_140);
    }

    @Test
    void theStrategyOfTenPhases() {
        JsonNode shown =
                shell.stretto("show", plan("seeds", "001"), "--json").exits(0).json();

        assertThat(shown.path("tasks")
                        .valueStream()
                        .map(task -> task.path("id").asString() + ":"
                                + String.join(
                                        ",", texts(task.path("dependencies")).toList())))
                .containsExactlyInAnyOrder("1:", "2:1,7", "3:2", "4:3", "5:", "6:", "7:", "8:", "9:4", "10:9");
    }

    @Test
    void theTasksOfParallelExecution() {
        String plan = plan("seeds", "002");
        JsonNode checked = shell.stretto("check", plan, "--json").exits(0).json();
        List<String> claims = messages(checked, "claimed-total-differs");
        JsonNode shown = shell.stretto("show", plan, "--json").exits(0).json();

        assertThat(checked.path("format").asString()).isEqualTo("sage-tasks");
        assertThat(checked.path("tasks").asInt()).isEqualTo(29);
        says(claims, "7.5 h", "785 min");
        says(claims, "critical path of 4.5 h", "220 min");
        says(messages(checked, "file-conflict"), "11 tasks", "commands/stream.md");
        assertThat(shown.path("waves").valueStream().map(JsonNode::size)).containsExactly(9, 8, 5, 4, 1, 2);
        assertThat(shown.path("totalMinutes").asDouble()).isEqualTo(785);
        assertThat(shown.path("criticalPathMinutes").asDouble()).isEqualTo(220);
        assertThat(texts(shown.path("criticalPath")))
                .containsExactly("TASK-001", "TASK-002", "TASK-004", "TASK-016", "TASK-017", "TASK-020");
    }

    @Test
    void theDocumentWithoutTasks() {
        JsonNode checked =
                shell.stretto("check", plan("seeds", "004"), "--json").exits(1).json();

        assertThat(checked.path("format").asString()).isEqualTo("strategy-document");
        assertThat(checked.path("tasks").asInt()).isZero();
        assertThat(messages(checked, "no-tasks")).hasSize(1);
    }

    @Test
    void taskMastersOwnPlanHasACycleAndADanglingDependency() {
        String plan = plan("plans/taskmaster/eyaltoledano+claude-task-master", "tasks");
        JsonNode checked = shell.stretto("check", plan, "--json").exits(1).json();
        JsonNode tagged = shell.stretto("check", plan, "--tag", "test-tag", "--json")
                .exits(1)
                .json();

        assertThat(checked.path("format").asString()).isEqualTo("task-master");
        says(messages(checked, "cycle"), "12.1 → 12.4 → 12.1");
        says(messages(tagged, "unknown-dependency"), "16");
    }

    @Test
    void theWaveTableOfTheDocumentationAudit() {
        JsonNode checked = shell.stretto("check", plan("plans/phases", "docs-audit"), "--json")
                .exits(0)
                .json();

        assertThat(messages(checked, "wave-table-differs")).hasSize(1);
    }

    @Test
    void theKoreanPlanHasItsHeadingsAsTasksAndItsBoxesAsChecklists() {
        JsonNode checked = shell.stretto("check", plan("plans/spec/5rbit+mxrc", "tasks"), "--json")
                .exits(0)
                .json();

        assertThat(checked.path("format").asString()).isEqualTo("spec-kit");
        assertThat(checked.path("tasks").asInt()).isEqualTo(35);
    }

    @Test
    void theOrgPlanHasATaskDoneBeforeWhatItDependsOn() {
        JsonNode checked = shell.stretto("check", plan("plans/org", "node-module"), "--json")
                .exits(0)
                .json();

        assertThat(checked.path("format").asString()).isEqualTo("org");
        assertThat(checked.path("phases").asInt()).isEqualTo(7);
        assertThat(checked.path("tasks").asInt()).isEqualTo(42);
        says(messages(checked, "completed-before-dependency"), "2.8");
    }
}
