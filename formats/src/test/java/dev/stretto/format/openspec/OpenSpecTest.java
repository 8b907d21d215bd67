package dev.stretto.format.openspec;

import static dev.stretto.format.boxes.BoxPlans.clean;
import static dev.stretto.format.boxes.BoxPlans.groups;
import static dev.stretto.format.boxes.BoxPlans.ids;
import static dev.stretto.format.boxes.BoxPlans.phases;
import static dev.stretto.format.boxes.BoxPlans.read;
import static dev.stretto.format.boxes.BoxPlans.remarks;
import static dev.stretto.format.boxes.BoxPlans.source;
import static dev.stretto.format.boxes.BoxPlans.task;
import static dev.stretto.format.boxes.BoxPlans.ticked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSpecTest {

    private static final OpenSpecReader READER = new OpenSpecReader();

    private static Plan plan(String text) {
        return clean(READER, text);
    }

    @Test
    void numberedHeadingsArePhases() {
        Plan plan = plan("""
                ## 1. Config

                - [x] 1.1 Extend `src/config.ts`
                * [ ] 1.2 Add tests

                ## 2. Picker

                - [ ] 2.1 Add it
                  with two lines
                """);
        assertThat(plan.rule()).isEqualTo(OrderRule.DOCUMENT_ORDER);
        assertThat(phases(plan)).containsExactly("1: Config", "2: Picker");
        assertThat(ids(plan)).containsExactly("1.1", "1.2", "2.1");
        assertThat(task(plan, "1.1").status()).isEqualTo(PlanStatus.COMPLETED);
        assertThat(task(plan, "2.1").body()).isEqualTo("with two lines");
    }

    @Test
    void deeperNumberedHeadingsAreGroups() {
        Plan plan = plan("""
                ## Phase 1: Core

                ### 1.1 Infrastructure

                #### 1.1.1 Base
                - [ ] 1.1.1.1 A
                - [ ] 1.1.1.2 B

                #### 1.1.2 Registry
                - [ ] 1.1.2.1 C

                ### 1.2 Services
                - [ ] 1.2.1 D

                ### Notes
                """);
        assertThat(phases(plan)).containsExactly("1: Core");
        assertThat(groups(plan))
                .containsExactlyInAnyOrder(
                        "1.1 = 1.1.1.1 1.1.1.2 1.1.2.1", "1.1.1 = 1.1.1.1 1.1.1.2", "1.1.2 = 1.1.2.1", "1.2 = 1.2.1");
    }

    @Test
    void aHeadingWithTheNumberOfAnItemIsNoGroup() {
        Plan plan = plan("## 1. A\n\n### 1.1 Details\n\n- [ ] 1.1 Do it\n");
        assertThat(ids(plan)).containsExactly("1.1");
        assertThat(plan.groups()).isEmpty();
    }

    @Test
    void itemsInsideFencesCountToo() {
        String text = "## 1. A\n\n- [ ] 1.1 A\n\n```md\n- [ ] 1.2 B\nwords\n```\n";
        ReadResult result = read(READER, text);
        assertThat(ids(result.plan().orElseThrow())).containsExactly("1.1", "1.2");
        assertThat(remarks(result)).containsExactly("6:1 info inferred");
        assertThat(ticked(text, result.ticks().values())).isEqualTo(text.replace("[ ]", "[x]"));
    }

    @Test
    void itemsInsideCommentsDoNot() {
        assertThat(ids(plan("## 1. A\n\n- [ ] 1.1 A\n\n<!-- - [ ] 1.2 B -->\n")))
                .containsExactly("1.1");
    }

    @Test
    void itemsWithoutNumbersGetTheNextOfTheirHeading() {
        ReadResult result = read(READER, "## 2. B\n\n- [ ] 2.1 A\n- [ ] Loose\n- [ ] 2.2 C\n- [ ] Looser\n");
        assertThat(ids(result.plan().orElseThrow())).containsExactly("2.1", "2.3", "2.2", "2.4");
        assertThat(remarks(result)).containsExactly("4:3 info inferred");
        assertThat(result.diagnostics().getFirst().message()).contains("2.3");
    }

    @Test
    void boxesBelowOtherHeadingsAreNoTasksWhereTasksHaveNumbers() {
        ReadResult result = read(READER, "## 1. A\n\n- [ ] 1.1 A\n\n## Rollback Plan\n\n- [ ] Revert main\n");
        assertThat(ids(result.plan().orElseThrow())).containsExactly("1.1");
        assertThat(remarks(result)).containsExactly("7:3 info ignored-annotation");
    }

    @Test
    void aDocumentWithoutAnyNumbersIsNumbered() {
        ReadResult result = read(READER, "## Tasks\n\n- [ ] Build\n- [x] Test\n");
        assertThat(ids(result.plan().orElseThrow())).containsExactly("1", "2");
        assertThat(remarks(result)).containsExactly("3:3 info inferred");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r"})
    void lineEndsAndTheByteOrderMarkChangeNothing(String end) {
        String text = "\uFEFF## 1. A\n\n- [ ] 1.1 A\n\n```\n- [ ] 1.2 B\n```".replace("\n", end);
        ReadResult result = read(READER, text);
        assertThat(ids(result.plan().orElseThrow())).containsExactly("1.1", "1.2");
        assertThat(ticked(text, result.ticks().values()))
                .isEqualTo(text.substring(1).replace("[ ]", "[x]"));
    }

    @Test
    void itIsRecognisedByNameAndByContent() {
        String text = "## 1. A\n\n- [ ] 1.1 A\n";
        assertThat(READER.recognise(source("openspec/changes/x/tasks.md", "- [ ] A\n")))
                .isEqualTo(Recognition.CERTAIN);
        assertThat(READER.recognise(source("openspec_changes_x_tasks.md", text)))
                .isEqualTo(Recognition.CERTAIN);
        assertThat(READER.recognise(source("plan.md", text.replace("\n", "\r\n"))))
                .isEqualTo(Recognition.CERTAIN);
        assertThat(READER.recognise(source("plan.md", text + "- [ ] 1.2 B (run: `make`)\n")))
                .isEqualTo(Recognition.POSSIBLE);
        assertThat(READER.recognise(source("plan.md", "## Phase 1: A\n\n- [ ] 1.1 A\n")))
                .isEqualTo(Recognition.NO);
    }
}
