package dev.stretto.format.speckit;

import static dev.stretto.format.boxes.BoxPlans.chains;
import static dev.stretto.format.boxes.BoxPlans.clean;
import static dev.stretto.format.boxes.BoxPlans.dependencies;
import static dev.stretto.format.boxes.BoxPlans.ids;
import static dev.stretto.format.boxes.BoxPlans.phases;
import static dev.stretto.format.boxes.BoxPlans.read;
import static dev.stretto.format.boxes.BoxPlans.remarks;
import static dev.stretto.format.boxes.BoxPlans.source;
import static dev.stretto.format.boxes.BoxPlans.task;
import static dev.stretto.format.boxes.BoxPlans.ticked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.Statement;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecKitTest {

    private static final SpecKitReader READER = new SpecKitReader();

    private static Plan plan(String text) {
        return clean(READER, text);
    }

    @Test
    void phasesHoldTheirTasksInTheOrderOfTheDocument() {
        Plan plan = plan("""
                # Tasks: Shop

                ## Phase 1: Setup (Shared Infrastructure)

                **Purpose**: Project initialization

                - [X] T001 Create the structure
                - [ ] T002 [P] Configure linting

                ---

                ## Phase 2: User Story 1 - Buy (Priority: P1) 🎯 MVP

                ### Tests for User Story 1

                - [ ] T010a [P] [US1] Contract test in tests/contract/test_buy.py
                - [ ] T011 [US1] [P] Model in src/models/cart.py

                ### Phase N: Polish

                - [ ] T012 Update docs
                """);
        assertThat(plan.title()).isEqualTo("Tasks: Shop");
        assertThat(plan.rule()).isEqualTo(OrderRule.DOCUMENT_ORDER);
        assertThat(phases(plan))
                .containsExactly(
                        "1: Setup (Shared Infrastructure)", "2: User Story 1 - Buy (Priority: P1) 🎯 MVP", "N: Polish");
        assertThat(plan.phases().getFirst().objective()).isEqualTo("Project initialization");
        assertThat(ids(plan)).containsExactly("T001", "T002", "T010a", "T011", "T012");
        assertThat(task(plan, "T001").status()).isEqualTo(PlanStatus.COMPLETED);
        assertThat(task(plan, "T002").order().parallel()).isTrue();
        assertThat(task(plan, "T012").order().parallel()).isFalse();
        assertThat(task(plan, "T010a").title()).isEqualTo("[US1] Contract test in tests/contract/test_buy.py");
        assertThat(task(plan, "T011").title()).isEqualTo("[US1] Model in src/models/cart.py");
        assertThat(task(plan, "T011").order().parallel()).isTrue();
        assertThat(task(plan, "T011").claims())
                .containsExactly(new ClaimSpec(ClaimSpec.Mode.WRITE, "src/models/cart.py", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T002 Serve it (depends on T001)",
                "T002 Serve it (Depends: T001)",
                "T002 Serve it (requires T001)",
                "T002 Serve it (after T001) in time",
                "T002 Serve it（依赖 T001）",
                "T002 Serve it - depends on T001",
                "T002 Serve it\n  - **Dependencies**: T001",
            })
    void aTaskStatesWhatItDependsOn(String item) {
        Plan plan = plan("## Phase 1: A\n\n- [ ] T001 Build it\n- [ ] " + item + "\n");
        assertThat(dependencies(plan, "T002")).contains(List.of("T001"));
        assertThat(task(plan, "T002").title()).startsWith("Serve it").doesNotContain("T001");
    }

    @Test
    void severalDependenciesAndRangesAreNamedInOneBracket() {
        Plan plan = plan("- [ ] T001 A\n- [ ] T002 B\n- [ ] T003 C\n- [ ] T004 D (depends on T001-T002, T003)\n");
        assertThat(dependencies(plan, "T004")).contains(List.of("T001", "T002", "T003"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T002 Models (requires type system)",
                "T002 Wait (after 3 retries)",
                "T002 Extend (needs review by US1 team)",
                "T002 Parse dependencies: express, zod",
            })
    void wordsThatOnlySoundLikeDependenciesStayText(String item) {
        Plan plan = plan("- [ ] T001 A\n- [ ] " + item + "\n");
        assertThat(dependencies(plan, "T002")).isEmpty();
        assertThat("T002 " + task(plan, "T002").title()).isEqualTo(item);
    }

    @Test
    void aNoteThatDependsOnNothingNamedIsRemarkedOnce() {
        ReadResult result = read(
                READER,
                "- [ ] T001 A (others depend on this)\n- [ ] T002 B (depends on this)\n"
                        + "- [ ] T003 C (depends on that)\n");
        assertThat(remarks(result)).containsExactly("2:14 info ignored-annotation");
        assertThat(result.diagnostics().getFirst().message()).startsWith("2 notes");
    }

    @Test
    void anUnknownIdNamesTheNearestOne() {
        ReadResult result = read(READER, "- [ ] T001 A\n- [ ] T002 B (depends on T011)\n");
        assertThat(remarks(result)).containsExactly("2:26 error unknown-dependency");
        assertThat(result.diagnostics().getFirst().hint()).contains("T001");
    }

    @Test
    void parallelTasksOfAPhaseThatNameOneFileRunOneAfterTheOther() {
        ReadResult result = read(READER, """
                ## Phase 1: A

                - [ ] T001 [P] Create the User type in src/types.ts
                - [ ] T002 [P] Create the Cart type in `src/types.ts`
                - [ ] T003 [P] Create the view in src/view.ts, reuse helpers from src/types.ts
                - [ ] T004 Change src/types.ts

                ## Phase 2: B

                - [ ] T005 [P] Extend src/types.ts
                """);
        Plan plan = result.plan().orElseThrow();
        assertThat(chains(plan)).containsExactly("T001 T002");
        assertThat(remarks(result)).containsExactly("4:7 info inferred");
        assertThat(result.diagnostics().getFirst().message())
                .contains("T001 and T002")
                .contains("src/types.ts");
    }

    @Test
    void aSharedFileMakesNoCircleWithWhatTheTasksState() {
        Plan plan = plan("- [ ] T001 [P] A in src/a.ts (depends on T002)\n- [ ] T002 [P] B in src/a.ts\n");
        assertThat(chains(plan)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T003 depends on T001, T002        | T001 T003,T002 T003",
                "T001 before T002                  | T001 T002",
                "T001 must complete before T002    | T001 T002",
                "T001 → T002 → T003 (one chain)    | T001 T002,T002 T003",
                "T001 (models) blocks T002 (views) | T001 T002",
                "**US1**: T003 can start after T001-T002; rest is free | T001 T003,T002 T003",
                "T001 before T002+                 | ''",
                "T001 or T002 before T003          | ''",
                "T003 depends on T001 or T002      | ''",
                "T001 does not depend on T002      | ''",
                "T001 and T002 can run in parallel | ''",
                "T003 depends on T009              | ''",
            })
    void proseAboutSingleTasksKeepsThemInOrder(String prose, String expected) {
        ReadResult result = read(
                READER,
                "## Phase 1: A\n\n- [ ] T001 [P] A\n- [ ] T002 [P] B\n- [ ] T003 [P] C\n\n"
                        + "## Dependencies & Execution Order\n\n- " + prose + "\n");
        assertThat(String.join(",", chains(result.plan().orElseThrow()))).isEqualTo(expected);
        assertThat(result.plan().orElseThrow().tasks())
                .allMatch(task -> task.dependencies().isEmpty());
        assertThat(remarks(result)).isEqualTo(expected.isEmpty() ? List.of("7:4 info ignored-annotation") : List.of());
    }

    @Test
    void proseOutsideThatSectionIsNotLookedAt() {
        Plan plan = plan("- [ ] T001 A\n- [ ] T002 B\n\n## Notes\n\nT002 before T001.\n");
        assertThat(chains(plan)).isEmpty();
    }

    @Test
    void phasesThatAgreeWithTheirOrderNeedNoRemarkAndOthersGetOne() {
        String phases = "## Phase 1: A\n\n- [ ] T001 A\n\n## Phase 2: B\n\n- [ ] T002 B\n\n## Dependencies\n\n";
        plan(phases + "- Phase 2 depends on Phase 1\n");
        assertThat(remarks(read(READER, phases + "- Phase 1 depends on Phase 2\n")))
                .containsExactly("11:3 warning ambiguous-dependency");
    }

    @Test
    void placeholdersExamplesAndChecklistsAreNoTasks() {
        ReadResult result = read(READER, """
                <!-- - [ ] T900 An example -->

                ```
                - [ ] T901 Another
                ```

                ## Phase 1: A

                - [ ] T001 Real
                  - [x] part one
                  - [ ] part two
                - [ ] TXXX [P] Documentation updates

                ## Validation Checklist

                - [ ] All contracts have tests
                """);
        Plan plan = result.plan().orElseThrow();
        assertThat(ids(plan)).containsExactly("T001");
        assertThat(task(plan, "T001").checklist())
                .containsExactly(new ChecklistItem("part one", true), new ChecklistItem("part two", false));
        assertThat(remarks(result)).containsExactly("12:3 info ignored-annotation", "16:3 info ignored-annotation");
    }

    @Test
    void otherPrefixesAndLabelsAreKept() {
        Plan plan = plan("- [ ] P001 Plan\n- [ ] **T-002** [QG] Check\n- [ ] TASK-003: Ship\n");
        assertThat(ids(plan)).containsExactly("P001", "T-002", "TASK-003");
        assertThat(task(plan, "T-002").title()).isEqualTo("[QG] Check");
        assertThat(task(plan, "TASK-003").title()).isEqualTo("Ship");
    }

    @Test
    void statedTotalsAreCollected() {
        ReadResult result = read(READER, """
                **Total Tasks**: 3

                - [ ] T001 A

                ## Summary

                - Phase 1 (Setup): 4 tasks
                | **합계** | **35 tasks** |
                """);
        assertThat(result.statements())
                .extracting(statement -> ((Statement.Count) statement).count())
                .containsExactly(3, 4, 35);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "예상 시간 | 4시간 (+ 하루) | 우선순위 | 의존성 | 없음",
                "Estimate  | 4h             | Priority | Dependencies | None",
                "预计时间  | 4小时          | 优先级   | 依赖   | 无",
                "見積もり  | 4時間          | 優先度   | 依存関係 | なし",
                "Estimativa | 4 horas       | Prioridade | Dependências | Nenhuma",
            })
    void headingsCanBeTasksWithFieldsInManyLanguages(
            String estimate, String time, String priority, String dependency, String none) {
        Plan plan = plan("""
                ## Phase 1: A (1주)

                ### TASK-001: First
                **%1$s**: %2$s
                **%3$s**: P1
                **%4$s**: %5$s

                What it is about.

                - [x] src/a/One.h
                  - [ ] inner

                ### ✅ TASK-002: Second

                #### Details

                More.

                ### TASK-003: Third [IN PROGRESS]
                **%4$s**: TASK-001~002

                ### TASK-004: Fourth
                **%4$s**: TASK-001, TASK-003

                ## Notes

                - Not a task
                """.formatted(estimate, time, priority, dependency, none));
        assertThat(ids(plan)).containsExactly("TASK-001", "TASK-002", "TASK-003", "TASK-004");
        assertThat(task(plan, "TASK-001").estimate().orElseThrow().highMinutes())
                .isEqualTo(240);
        assertThat(task(plan, "TASK-001").priority()).isEqualTo(Priority.HIGH);
        assertThat(task(plan, "TASK-001").body()).isEqualTo("What it is about.");
        assertThat(task(plan, "TASK-001").status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(task(plan, "TASK-001").checklist()).hasSize(2);
        assertThat(task(plan, "TASK-001").files()).containsExactly("src/a/One.h");
        assertThat(task(plan, "TASK-003").status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(dependencies(plan, "TASK-001")).contains(List.of());
        assertThat(dependencies(plan, "TASK-002")).isEmpty();
        assertThat(dependencies(plan, "TASK-003")).contains(List.of("TASK-001", "TASK-002"));
        assertThat(dependencies(plan, "TASK-004")).contains(List.of("TASK-001", "TASK-003"));
        assertThat(task(plan, "TASK-002").body()).isEqualTo("#### Details\nMore.");
    }

    @Test
    void allTasksBeforeAreMeantByWords() {
        ReadResult result = read(
                READER,
                "### TASK-001: A\n\n### TASK-002: B\n\n### TASK-003: C\n" + "**Dependencies**: all previous tasks\n");
        assertThat(dependencies(result.plan().orElseThrow(), "TASK-003")).contains(List.of("TASK-001", "TASK-002"));
        assertThat(remarks(result)).containsExactly("6:19 info inferred");
    }

    @Test
    void aTaskWithAHeadingIsTickedThereOrInItsBoxes() {
        String text = "### TASK-001: A [TODO]\n\n- [ ] box\n\n### TASK-002: B\n\n- [ ] box\n\n### TASK-003: C\n";
        ReadResult result = read(READER, text);
        assertThat(ticked(text, result.ticks().values()))
                .isEqualTo("### TASK-001: A [COMPLETED]\n\n- [ ] box\n\n### TASK-002: B\n\n- [x] box\n\n"
                        + "### TASK-003: C [COMPLETED]\n");
    }

    @Test
    void aBadEstimateIsNamed() {
        ReadResult result = read(READER, "### TASK-001: A\n**Estimate**: soon\n");
        assertThat(remarks(result)).containsExactly("2:15 warning bad-estimate");
    }

    @Test
    void aRepeatedIdIsAnErrorThatNamesTheFirst() {
        ReadResult result = read(READER, "- [ ] T001 A\n- [ ] T001 B\n");
        assertThat(remarks(result)).containsExactly("2:7 error duplicate-id");
        assertThat(result.diagnostics().getFirst().message()).contains("line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n"})
    void lineEndsTabsAndTheByteOrderMarkChangeNothing(String end) {
        String text =
                "\uFEFF---\ndescription: \"x\"\n---\n\n## Phase 1: A\n\n- [ ] T001 A (depends on T002)\n\t- [ ] box\n"
                        + "\tin src/a.py\n- [ ] T002 B";
        ReadResult result = read(READER, text.replace("\n", end));
        assertThat(remarks(result)).isEmpty();
        Plan plan = result.plan().orElseThrow();
        assertThat(ids(plan)).containsExactly("T001", "T002");
        assertThat(dependencies(plan, "T001")).contains(List.of("T002"));
        assertThat(task(plan, "T001").checklist()).hasSize(1);
        assertThat(task(plan, "T001").position()).hasToString("7:7");
    }

    @Test
    void aDocumentWithoutTasksIsAnError() {
        assertThat(remarks(read(READER, "# Tasks\n\nNone yet.\n"))).containsExactly("1:1 error no-tasks");
    }

    @Test
    void boxesWithoutIdsAreNumberedWhereNoneHasOne() {
        ReadResult result = read(READER, "## Phase 1: A\n\n- [ ] Build\n- [ ] Test\n");
        assertThat(ids(result.plan().orElseThrow())).containsExactly("T001", "T002");
        assertThat(remarks(result)).containsExactly("3:3 info inferred");
    }

    @Test
    void itIsRecognisedByNameAndByContent() {
        String box = "- [ ] T001 [P] A\n";
        assertThat(READER.recognise(source("specs/001-shop/tasks.md", "- [ ] T001 A\n")))
                .isEqualTo(Recognition.CERTAIN);
        assertThat(READER.recognise(source("/x/specs_001-shop_tasks.md", "- [ ] T001 A\n")))
                .isEqualTo(Recognition.CERTAIN);
        assertThat(READER.recognise(source("plan.md", box))).isEqualTo(Recognition.CERTAIN);
        assertThat(READER.recognise(source("plan.md", "- [ ] T001 A\n"))).isEqualTo(Recognition.LIKELY);
        assertThat(READER.recognise(source("plan.md", box + "- [ ] T002 B (writes: src/**)\n")))
                .isEqualTo(Recognition.LIKELY);
        assertThat(READER.recognise(source("specs/001-shop/tasks.md", "- [ ] 1.1 A\n")))
                .isEqualTo(Recognition.NO);
        assertThat(READER.recognise(source("plan.json", box))).isEqualTo(Recognition.NO);
    }

    @Test
    void nothingButTicksDependsOnThemBeingWanted() {
        ReadResult result = READER.read(source("tasks.md", "- [ ] T001 A\n"), ReadOptions.DEFAULT);
        assertThat(result.ticks()).isEmpty();
        assertThat(result.plan().map(plan -> plan.tasks().size())).isEqualTo(Optional.of(1));
    }
}
