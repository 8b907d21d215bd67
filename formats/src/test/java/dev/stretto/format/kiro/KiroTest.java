package dev.stretto.format.kiro;

import static dev.stretto.format.boxes.BoxPlans.clean;
import static dev.stretto.format.boxes.BoxPlans.dependencies;
import static dev.stretto.format.boxes.BoxPlans.groups;
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
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KiroTest {

    private static final KiroReader READER = new KiroReader();

    private static Plan plan(String text) {
        return clean(READER, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "\t", ""})
    void aParentIsTheGroupOfItsNumbersNestedOrNot(String indent) {
        Plan plan = plan(("""
                # Implementation Plan

                - [x] 1. Set up
                >- [x] 1.1 Create `src/a.ts`
                >  - Use the template
                >  - _Requirements: 1.1, 2.3_
                >- [x] 1.2 Create the rest

                - [-] 2. Check
                - [ ] 10.1 Ship
                """).replace(">", indent));
        assertThat(plan.rule()).isEqualTo(OrderRule.DOCUMENT_ORDER);
        assertThat(ids(plan)).containsExactly("1.1", "1.2", "2", "10.1");
        assertThat(groups(plan)).containsExactly("1 = 1.1 1.2");
        assertThat(task(plan, "1.1").body()).isEqualTo("- Use the template\n- _Requirements: 1.1, 2.3_");
        assertThat(task(plan, "1.1").files()).containsExactly("src/a.ts");
        assertThat(task(plan, "2").status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(task(plan, "2").title()).isEqualTo("Check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- [ ]* 1.2 Test it", "- [ ]\\* 1.2 Test it"})
    void optionalTasksAreDeferredUnlessAskedFor(String item) {
        String text = "- [x] 1. A\n- [x] 1.1 Build\n" + item + "\n";
        ReadResult result = read(READER, text);
        assertThat(task(result.plan().orElseThrow(), "1.2").status()).isEqualTo(PlanStatus.DEFERRED);
        assertThat(remarks(result)).containsExactly("3:3 info inferred");
        ReadResult asked = READER.read(source("tasks.md", text), new ReadOptions(Optional.empty(), true, false));
        assertThat(task(asked.plan().orElseThrow(), "1.2").status()).isEqualTo(PlanStatus.PENDING);
        assertThat(ticked(text, result.ticks().values())).contains(item.replace("[ ]", "[x]"));
    }

    @Test
    void theMembersOfAnOptionalGroupAreOptionalToo() {
        ReadResult result = read(READER, "- [ ] 1. A\n- [ ]* 2. Tests\n  - [ ] 2.1 Unit\n");
        assertThat(task(result.plan().orElseThrow(), "2.1").status()).isEqualTo(PlanStatus.DEFERRED);
    }

    @Test
    void ccSddMarksWhatIsParallelAndWhatItDependsOn() {
        Plan plan = plan("""
                - [ ] 1. Foundation
                - [ ] 1.1 Set up
                - [ ] 2. Core
                - [ ] 2.1 (P) Build the worker
                  - _Boundary: AuthService_
                  - _Depends: 1.1_
                - [ ] 3. (P) Integrate (depends on 2.1)
                """);
        assertThat(task(plan, "2.1").order().parallel()).isTrue();
        assertThat(task(plan, "2.1").title()).isEqualTo("Build the worker");
        assertThat(task(plan, "2.1").body()).isEqualTo("- _Boundary: AuthService_");
        assertThat(dependencies(plan, "2.1")).contains(List.of("1.1"));
        assertThat(task(plan, "3").order().parallel()).isTrue();
        assertThat(dependencies(plan, "3")).contains(List.of("2.1"));
        assertThat(dependencies(plan, "1.1")).isEmpty();
    }

    @Test
    void anUnknownDependencyIsAnError() {
        ReadResult result = read(READER, "- [ ] 1.1 A\n- [ ] 1.2 B\n  - _Depends: 1.9_\n");
        assertThat(remarks(result)).containsExactly("3:15 error unknown-dependency");
    }

    @Test
    void packagesAreNoDependencies() {
        Plan plan = plan("- [ ] 1. A\n  - Dependencies: express 4.18, zod\n- [ ] 2. B (after 3 services)\n");
        assertThat(dependencies(plan, "2")).isEmpty();
        assertThat(dependencies(plan, "1")).isEmpty();
        assertThat(task(plan, "1").body()).isEqualTo("- Dependencies: express 4.18, zod");
    }

    @Test
    void headingsAboveItemsArePhases() {
        ReadResult result = read(READER, """
                # خطة

                ## المرحلة الأولى: تحليل

                - [x] 1. تحليل
                - [x] 1.1 تنظيف

                ## المرحلة الثانية: بناء

                - [ ] 2. بناء
                """);
        assertThat(phases(result.plan().orElseThrow()))
                .containsExactly("1: المرحلة الأولى: تحليل", "2: المرحلة الثانية: بناء");
        assertThat(remarks(result)).containsExactly("3:4 info inferred");
    }

    @Test
    void numberedPhasesKeepTheirNumbersAndTheRestCountsOn() {
        ReadResult result = read(
                READER,
                "## 任务列表\n\n### Phase 1: 基础\n\n- [ ] 1. A\n\n### Phase 2: 高级\n\n- [ ] 2. B\n\n"
                        + "### 安全\n\n- [ ] 3. C\n");
        assertThat(phases(result.plan().orElseThrow())).containsExactly("1: 基础", "2: 高级", "3: 安全");
        assertThat(remarks(result)).containsExactly("11:5 info inferred");
    }

    @Test
    void oneHeadingAboveAllTasksIsNoPhase() {
        assertThat(plan("# Implementation Plan\n\n## Task List\n\n- [ ] 1. A\n- [ ] 2. B\n")
                        .phases())
                .isEmpty();
    }

    @Test
    void boxesWithoutNumbersAreChecklistsOfTheirTask() {
        Plan plan = plan("- [ ] 1. A\n  - [x] one\n  - [ ] two\n");
        assertThat(task(plan, "1").checklist())
                .containsExactly(new ChecklistItem("one", true), new ChecklistItem("two", false));
    }

    @Test
    void aTickedGroupWithOpenMembersIsAContradiction() {
        assertThat(remarks(read(READER, "- [x] 1. A\n- [ ] 1.1 B\n")))
                .containsExactly("1:7 warning ignored-annotation");
    }

    @Test
    void whatAGroupSaysBesideItsMembersIsRemarkedOnce() {
        ReadResult result =
                read(READER, "- [ ] 1. A\n  - detail\n- [ ] 1.1 B\n- [ ] 2. C (P)\n- [ ] 3. (P) D\n- [ ] 3.1 E\n");
        assertThat(remarks(result)).containsExactly("1:7 info ignored-annotation", "5:7 info ignored-annotation");
    }

    @Test
    void itemsBesideNumberedOnesThatHaveNoNumberAreNamed() {
        assertThat(remarks(read(READER, "- [ ] 1. A\n- [ ] forgotten\n")))
                .containsExactly("2:3 warning ignored-annotation");
    }

    @Test
    void aBoxLostToIndentationIsNamed() {
        assertThat(remarks(read(READER, "- [ ] 1. A\n\nText\n\n        - [ ] 2. B\n")))
                .containsExactly("5:1 warning ignored-annotation");
    }

    @Test
    void aBoxWithAnUnknownSignCountsAsPending() {
        assertThat(remarks(read(READER, "- [?] 1. A\n"))).containsExactly("1:3 warning bad-value");
    }

    @Test
    void itIsRecognisedByNameAndByContent() {
        String plain = "- [ ] 1. A\n";
        assertThat(READER.recognise(source(".kiro/specs/x/tasks.md", plain))).isEqualTo(Recognition.CERTAIN);
        assertThat(READER.recognise(source("a/kiro_specs_x_tasks.md", plain))).isEqualTo(Recognition.CERTAIN);
        assertThat(READER.recognise(source("plan.md", plain))).isEqualTo(Recognition.LIKELY);
        assertThat(READER.recognise(source("plan.md", plain + "  - _Requisitos: 1.1_\n")))
                .isEqualTo(Recognition.CERTAIN);
        assertThat(READER.recognise(source("plan.md", "# Implementation Plan\n\n" + plain)))
                .isEqualTo(Recognition.CERTAIN);
        assertThat(READER.recognise(source("plan.md", "## Phase 1: A\n\n- [ ] 1.1 A\n")))
                .isEqualTo(Recognition.NO);
    }
}
