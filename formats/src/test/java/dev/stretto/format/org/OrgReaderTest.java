package dev.stretto.format.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Org-mode plans. */
final class OrgReaderTest {

    private static final String PLAN = """
            #+TITLE: The plan
            #+TODO: TODO IN-PROGRESS REVIEWING | SHIPPED DROPPED

            * Overview
            ** Notes
            - [ ] no task
            #+BEGIN_EXAMPLE
            *** TODO Task 9.9: An example
            #+END_EXAMPLE
            * Breakdown
            ** TODO [#A] Phase 1: Core [S][R:LOW] :core:
            :PROPERTIES:
            :DEPS: None
            :END:
            Types first.
            *** SHIPPED [#A] Task 1.1: Set up [P][R:LOW][C:SIMPLE]
            CLOSED: [2025-10-31 07:51]
            :PROPERTIES:
            :DEPS: None
            :EFFORT: 1:30
            :END:
            **** Subtasks
            - [X] Create ~src/a.c~
            - [ ] Build
            **** Files to Create
            - ~src/b.c~
            *** IN-PROGRESS Task 1.2: Use it [S][D:1.1][SD:1.3] :tag:
            :PROPERTIES:
            :EFFORT: 2-3h
            :END:
            *** TODO Task 1.3: Free [P][BLOCKS:2.1]
            ** TODO Phase 2: More [D:phase-1]
            *** TODO [#C] Task 2.1: Last
            :PROPERTIES:
            :DEPS: 1.1-1.2
            :END:
            **** TODO 2.1.1 Half
            **** TODO 2.1.2 Other half
            * Later
            ** TODO Something without an id
            """;

    private static ReadResult read(String text) {
        return Reading.read("plan.org", text);
    }

    @Test
    void headingsWithAKeywordAndAnIdAreTasks() {
        ReadResult result = read(PLAN);
        Plan plan = result.plan().orElseThrow();
        Task first = Reading.task(plan, "1.1");

        assertThat(Reading.remarks(result)).containsExactly("40:4 warning ignored-annotation");
        assertThat(plan.title()).isEqualTo("The plan");
        assertThat(plan.format()).isEqualTo(PlanFormat.ORG);
        assertThat(plan.phases()).extracting(phase -> phase.title()).containsExactly("Core", "More");
        assertThat(plan.phases().getFirst().objective()).isEqualTo("Types first.");
        assertThat(plan.tasks())
                .extracting(task -> task.id().value())
                .containsExactly("1.1", "1.2", "1.3", "2.1.1", "2.1.2");
        assertThat(first.title()).isEqualTo("Set up");
        assertThat(first.status()).isEqualTo(PlanStatus.COMPLETED);
        assertThat(first.priority()).isEqualTo(Priority.HIGH);
        assertThat(first.estimate()).contains(new Estimate(90, 90));
        assertThat(first.checklist()).hasSize(2);
        assertThat(first.files()).containsExactly("src/a.c", "src/b.c");
        assertThat(first.claims()).extracting(claim -> claim.resource()).containsExactly("src/b.c");
        assertThat(Reading.task(plan, "1.2").status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(Reading.task(plan, "1.2").estimate()).contains(new Estimate(120, 180));
    }

    @Test
    void marksAndDrawersStateWhatWaitsForWhat() {
        Plan plan = read(PLAN).plan().orElseThrow();

        assertThat(Reading.dependencies(plan, "1.1")).isEmpty();
        assertThat(Reading.dependencies(plan, "1.2")).containsExactly("1.1");
        assertThat(Reading.task(plan, "1.2").order().softAfter())
                .extracting(Reference::id)
                .containsExactly("1.3");
        assertThat(Reading.dependencies(plan, "1.3")).isNull();
        assertThat(Reading.dependencies(plan, "2.1.1")).containsExactly("1.1", "1.2", "1.3");
        assertThat(plan.phases().getLast().dependencies().orElseThrow())
                .extracting(Reference::id)
                .containsExactly("1");
    }

    @Test
    void whatContradictsItselfIsSaid() {
        ReadResult result = read("""
                * TODO Task 1.1: One [BLOCKS:7.7]
                * TODO Task 1.2: Two [D:1.1][X:9]
                :PROPERTIES:
                :DEPS: 1.3
                :EFFORT: soon
                :END:
                * DONE Task 1.3: Three [D:1.1]
                """);

        assertThat(Reading.remarks(result))
                .containsExactly(
                        "1:30 error unknown-dependency",
                        "2:29 info ignored-annotation",
                        "4:8 warning ambiguous-dependency",
                        "5:10 warning bad-estimate",
                        "7:27 warning completed-before-dependency");
        assertThat(Reading.dependencies(result.plan().orElseThrow(), "1.2")).containsExactly("1.1", "1.3");
    }

    @ParameterizedTest
    @CsvSource({"1.2,*** SHIPPED Task 1.2: Use it [S][D:1.1][SD:1.3] :tag:", "2.1.2,**** SHIPPED 2.1.2 Other half"})
    void aTickChangesTheKeywordAlone(String id, String line) {
        String ticked = Reading.ticked("plan.org", PLAN, id);

        assertThat(Reading.changedLines(PLAN, ticked)).containsExactly(line);
        assertThat(Reading.task(read(ticked).plan().orElseThrow(), id).status()).isEqualTo(PlanStatus.COMPLETED);
    }

    @Test
    void aRealPlan() throws IOException {
        PlanSource source = PlanSource.load(SharedFolder.file("plans/org", "node-module"))
                .source()
                .orElseThrow();
        ReadResult result = PlanFormats.read(source, Optional.empty(), ReadOptions.DEFAULT);
        Plan plan = result.plan().orElseThrow();

        assertThat(plan.phases()).hasSize(7);
        assertThat(plan.tasks()).hasSize(42);
        assertThat(plan.phases().getFirst().objective())
                .isEqualTo("Set up basic infrastructure and implement core Module class APIs.");
        assertThat(result.diagnostics())
                .filteredOn(one -> one.message().startsWith("2.8 is"))
                .extracting(one -> one.code().label())
                .containsExactly("completed-before-dependency");
    }
}
