package dev.stretto.format.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.plainjson.PlanJsonReader;
import dev.stretto.format.stretto.StrettoReader;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each format has no place for, and what is done about it. */
final class LossesTest {

    private static final String RICH = """
            {"format": "stretto-plan", "version": 1, "title": "Login", "rule": "phase-order",
             "defaults": {"workers": 4},
             "phases": [{"id": "core", "title": "Core", "objective": "First.", "testing": "make test"}],
             "groups": [{"id": "g", "title": "Both", "members": ["b", "c"]}],
             "tasks": [
              {"id": "a", "title": "Types (depends: x)", "phase": "core", "body": "- [ ] 9.9 no task",
               "estimateMinutes": {"low": 30, "high": 90}, "priority": "high",
               "claims": [{"mode": "write", "resource": "src/**"}, {"mode": "use", "resource": "gpu=1"}]},
              {"id": "b", "title": "Service", "phase": "core", "status": "skipped", "gate": "make",
               "command": {"script": "make service"}, "checklist": [{"text": "one", "done": true}]},
              {"id": "c", "title": "Mend", "phase": "core", "onFailureOf": ["a"], "softAfter": ["b"], "dependencies": []},
              {"id": "d", "title": "Beside", "status": "failed", "retries": 2}]}
            """;

    private static Plan plan(String json) {
        return new PlanJsonReader()
                .read(
                        PlanSource.of("plan.json", json.getBytes(StandardCharsets.UTF_8))
                                .source()
                                .orElseThrow(),
                        ReadOptions.DEFAULT)
                .plan()
                .orElseThrow();
    }

    private static Written written(PlanFormat format) {
        return PlanWriters.write(plan(RICH), format).orElseThrow();
    }

    private static List<String> kinds(PlanFormat format) {
        return written(format).losses().stream().map(Written.Loss::kind).toList();
    }

    @Test
    void strettoMarkdownSaysNearlyEverything() {
        assertThat(written(PlanFormat.STRETTO).text()).isEqualTo("""
                ---
                workers: 4
                ---
                # Login

                ## Phase 1: Core
                **Objective**: First.

                - [ ] T001 Types \\(depends: x) (writes: `src/**`) (uses: gpu=1) (est: 30-90m) (priority: high) <!-- a -->

                  > - [ ] 9.9 no task
                - [ ] T005 Both <!-- g -->
                  - [x] T002 Service (gate: `make`) (run: `make service`) <!-- b -->

                    - [x] one
                  - [ ] T003 Mend [DEFERRED] (depends: none) <!-- c -->

                Testing:

                ```sh
                make test
                ```

                ## Phase 2: Further tasks

                - [!] T004 Beside (depends: none) (retries: 2) <!-- d -->
                """);
        assertThat(kinds(PlanFormat.STRETTO))
                .containsExactlyInAnyOrder(
                        "texts-that-look-like-items-or-annotations",
                        "skipped-tasks",
                        "order-that-does-not-bind",
                        "tasks-that-run-only-where-another-fails",
                        "tasks-outside-of-phases",
                        "phase-ids-that-are-no-numbers");
    }

    @Test
    void aCommandThatCannotStandOnOneLineBecomesABlock() {
        String json = RICH.replace("make service", "`which make` all");
        Written written = PlanWriters.write(plan(json), PlanFormat.STRETTO).orElseThrow();

        assertThat(written.text()).contains("```sh run\n    `which make` all\n");
        assertThat(written.losses()).extracting(Written.Loss::kind).contains("such-commands-on-one-line");
    }

    @Test
    void headingsAndGroupsCannotSayMoreThanTheirTitlesEither() {
        String json = RICH.replace("\"Core\"", "\"Core [SEQUENTIAL] (run: `rm`) (depends: 9)\"")
                .replace("\"Both\"", "\"Both (depends: a) [DONE] `\"");
        Written written = PlanWriters.write(plan(json), PlanFormat.STRETTO).orElseThrow();
        Plan again = again(written);

        assertThat(again.chains()).isEmpty();
        assertThat(again.phases().getFirst().title()).isEqualTo("Core [SEQUENTIAL] (run: `rm`) (depends: 9)");
        assertThat(again.groups().getFirst().title()).isEqualTo("Both (depends: a) [DONE] `");
        assertThat(again.tasks())
                .noneMatch(task -> task.settings()
                        .command()
                        .filter(one -> one.script().equals("rm"))
                        .isPresent());
    }

    @Test
    void theOthersSayWhatTheyLeaveOut() {
        assertThat(kinds(PlanFormat.SPEC_KIT))
                .containsExactlyInAnyOrder(
                        "estimates",
                        "priorities",
                        "claims",
                        "texts",
                        "commands",
                        "gates",
                        "checklists",
                        "skipped-tasks",
                        "order-that-does-not-bind",
                        "tasks-that-run-only-where-another-fails",
                        "retries",
                        "tasks-outside-of-phases",
                        "groups",
                        "objectives-and-tests-of-phases",
                        "defaults-for-every-task");
        assertThat(kinds(PlanFormat.TASK_MASTER))
                .containsExactlyInAnyOrder(
                        "estimates-that-are-a-range",
                        "claims",
                        "commands",
                        "gates",
                        "order-that-does-not-bind",
                        "tasks-that-run-only-where-another-fails",
                        "failed-tasks",
                        "retries",
                        "phases",
                        "defaults-for-every-task");
        assertThat(kinds(PlanFormat.BEADS))
                .containsExactlyInAnyOrder(
                        "estimates-other-than-whole-minutes",
                        "claims",
                        "commands",
                        "gates",
                        "skipped-tasks",
                        "order-that-does-not-bind",
                        "failed-tasks",
                        "retries",
                        "phases",
                        "groups",
                        "defaults-for-every-task",
                        "titles-of-plans");
        assertThat(kinds(PlanFormat.WFFORMAT))
                .containsExactlyInAnyOrder(
                        "priorities",
                        "claims-on-pools",
                        "texts",
                        "estimates-that-are-a-range",
                        "skipped-tasks",
                        "commands",
                        "gates",
                        "checklists",
                        "order-that-does-not-bind",
                        "tasks-that-run-only-where-another-fails",
                        "failed-tasks",
                        "retries",
                        "phases",
                        "groups",
                        "defaults-for-every-task");
        assertThat(kinds(PlanFormat.JSON)).isEmpty();
    }

    @Test
    void aLossIsCountedAndNamesItsFirstTasks() {
        Written.Loss loss = written(PlanFormat.TASK_MASTER).losses().stream()
                .filter(one -> one.kind().equals("commands"))
                .findFirst()
                .orElseThrow();

        assertThat(loss.count()).isEqualTo(1);
        assertThat(loss.examples()).containsExactly("b");
        assertThat(loss.message()).isEqualTo("commands: task-master has no place for it; 1 is left out");
    }

    @Test
    void aGroupIsATaskWithSubtasksInTaskMaster() {
        Written written = written(PlanFormat.TASK_MASTER);

        assertThat(written.renamed().values()).containsExactly("1", "2.1", "2.2", "3", "2");
        assertThat(written.text()).contains("\"subtasks\"", "\"formerId\" : \"g\"");
    }

    @Test
    void aTitleOfAMillionCharactersOrOfControlsIsCutOrCleaned() {
        String json = RICH.replace("Beside", "B\\u0000\\u001b[31m" + "x".repeat(2_000_000));
        Written written = PlanWriters.write(plan(json), PlanFormat.STRETTO).orElseThrow();

        assertThat(written.text().length()).isLessThan(10_000);
        assertThat(written.text()).doesNotContain("\u0000", "\u001b");
        assertThat(written.losses()).extracting(Written.Loss::kind).contains("exact-titles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!--<!--<!--- [ ] Task 1",
                "<!-- a -->\n\n<!-- b",
                "<?php",
                "<!DOCTYPE",
                "<![CDATA[ a ]",
                "<script>",
                "<PRE\na",
                "<style>",
                "<textarea>",
                "```\na"
            })
    void aTextThatEndsWithinABlockIsQuotedAndSwallowsNothing(String open) {
        String json = """
                {"format": "stretto-plan", "version": 1, "title": "T", "rule": "stated",
                 "phases": [{"id": "1", "title": "One", "dependencies": []}, {"id": "2", "title": "Two", "dependencies": []}],
                 "tasks": [
                  {"id": "1", "title": "One", "phase": "1", "dependencies": [], "body": "OPEN",
                   "checklist": [{"text": "do it", "done": false}]},
                  {"id": "2.1", "title": "Two (as *it* is)", "phase": "2", "dependencies": [], "body": "Its *own*:\\n\\n- text"}]}
                """;
        Plan plan = plan(json.replace("OPEN", open.replace("\n", "\\n")));
        Written written = PlanWriters.write(plan, PlanFormat.STRETTO).orElseThrow();

        assertThat(written.text())
                .contains(
                        "\n> " + open.lines().findFirst().orElseThrow(),
                        "- [ ] do it\n",
                        "2.1 Two (as *it* is)",
                        "\n  - text\n");
        assertThat(again(written).tasks()).extracting(task -> task.id().value()).containsExactly("1", "2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- a -->",
                "<div>\nb",
                "<script>a</script>",
                "<scripts>",
                "text <!-- a",
                "- <!-- a",
                "```\na\n```"
            })
    void aTextThatSwallowsNothingStaysAsItIs(String text) {
        assertThat(OpenEnd.in(text)).isFalse();
    }

    private static Plan again(Written written) {
        return new StrettoReader()
                .read(
                        PlanSource.of("plan.md", written.text().getBytes(StandardCharsets.UTF_8))
                                .source()
                                .orElseThrow(),
                        ReadOptions.DEFAULT)
                .plan()
                .orElseThrow();
    }
}
