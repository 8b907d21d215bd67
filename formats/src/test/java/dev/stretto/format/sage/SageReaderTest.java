package dev.stretto.format.sage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.Statement;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Task;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sage's task documents. */
final class SageReaderTest {

    private static final String BOXED = """
            # Feature

            ### Phase 1: Core

            - [x] **TASK-001: Create the library**
              - **Description:** Implement `lib/a.sh`
              - **Estimate:** 1 hour
              - **Dependencies:** None
            - [ ] **TASK-002: Use it**
              - **Estimate:** 20-30 minutes
              - **Files:** `commands/stream.md` (Section 2)
              - **Validation:** `bash -n lib/a.sh` returns 0
              - **Dependencies:** TASK-001

            ### Phase 2: Docs

            - [ ] **TASK-003: Describe it**
              - **Priority:** P1 (High)
              - **Dependencies:** TASK-001, TASK-002

            ## Task Summary

            - **Total Tasks:** 3
            - **Completed:** 1 (33%)
            - **Estimated Effort:** 7.5 hours

            **Critical Path Duration:** ~4.5 hours
            """;

    private static final String HEADED = """
            # Tasks

            ### Phase 4.1: Foundation (Days 1-3)

            **Goal:** Build it

            **[ORCH-002] Set up**

            - **Description:** Create the directory
            - **Acceptance:**
              - [ ] `servers/x/` directory created
              - [x] package.json there
            - **Effort:** 3 story points (2-3 hours)
            - **Owner:** Backend Engineer
            - **Dependencies:** None

            **[ORCH-003] Types**

            - **Status:** IN_PROGRESS
            - **Dependencies:** ORCH-002

            **[ORCH-004] Nothing more**

            ## Quick Wins

            1. **[ORCH-002] Set up** - Unblocks all
            - **[ORCH-003] Types** (5 SP)
            """;

    private static Plan plan(String text) {
        ReadResult result = Reading.read("tasks.md", text);
        assertThat(Reading.remarks(result)).isEmpty();
        assertThat(result.plan().orElseThrow().format()).isEqualTo(PlanFormat.SAGE_TASKS);
        return result.plan().orElseThrow();
    }

    @Test
    void itemsWithBoxesAreTasksAndTheirFieldsAreRead() {
        Plan plan = plan(BOXED);
        Task use = Reading.task(plan, "TASK-002");

        assertThat(plan.phases()).extracting(phase -> phase.title()).containsExactly("Core", "Docs");
        assertThat(plan.tasks())
                .extracting(Task::status)
                .containsExactly(PlanStatus.COMPLETED, PlanStatus.PENDING, PlanStatus.PENDING);
        assertThat(Reading.dependencies(plan, "TASK-001")).isEmpty();
        assertThat(Reading.dependencies(plan, "TASK-003")).containsExactly("TASK-001", "TASK-002");
        assertThat(use.estimate()).contains(new Estimate(20, 30));
        assertThat(use.claims()).containsExactly(new ClaimSpec(ClaimSpec.Mode.WRITE, "commands/stream.md", true));
        assertThat(use.settings().gate()).contains("bash -n lib/a.sh");
        assertThat(Reading.task(plan, "TASK-003").priority()).isEqualTo(Priority.HIGH);
    }

    @Test
    void paragraphsWithAnIdInBracketsAreTasks() {
        Plan plan = plan(HEADED);

        assertThat(plan.tasks())
                .extracting(task -> task.id().value())
                .containsExactly("ORCH-002", "ORCH-003", "ORCH-004");
        assertThat(plan.phases().getFirst().objective()).isEqualTo("Build it");
        assertThat(Reading.task(plan, "ORCH-002").estimate()).contains(new Estimate(120, 180));
        assertThat(Reading.task(plan, "ORCH-002").checklist()).hasSize(2);
        assertThat(plan.tasks())
                .extracting(Task::status)
                .containsExactly(PlanStatus.IN_PROGRESS, PlanStatus.IN_PROGRESS, PlanStatus.PENDING);
        assertThat(Reading.dependencies(plan, "ORCH-004")).isNull();
    }

    @Test
    void totalsAreStatements() {
        assertThat(Reading.read("tasks.md", BOXED).statements())
                .extracting(Statement::toString)
                .satisfiesExactly(
                        one -> assertThat(one).contains("TASKS, count=3"),
                        one -> assertThat(one).contains("SEQUENTIAL").contains("450.0"),
                        one -> assertThat(one).contains("CRITICAL_PATH").contains("270.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "TASK-002,- [x] **TASK-002: Use it**",
        "ORCH-002,'  - [x] `servers/x/` directory created'",
        "ORCH-003,- **Status:** COMPLETED",
        "ORCH-004,**[ORCH-004] Nothing more** ✅"
    })
    void aTickChangesTheMarkAloneAndIsReadAgain(String id, String line) {
        String text = id.startsWith("TASK") ? BOXED : HEADED;
        String ticked = Reading.ticked("tasks.md", text, id);

        assertThat(Reading.changedLines(text, ticked)).containsExactly(line);
        Plan again = Reading.read("tasks.md", ticked).plan().orElseThrow();
        assertThat(Reading.task(again, id).status()).isEqualTo(PlanStatus.COMPLETED);
    }

    @Test
    void whatCannotBeUsedIsSaidInItsPlace() {
        ReadResult result = Reading.read("tasks.md", """
                - [ ] **TASK-001: One**
                  - **Estimate:** soon
                  - **Priority:** whenever
                  - **Status:** DONE
                  - **Dependencies:** TASK-010
                - [ ] **TASK-001: Again**
                """);

        assertThat(Reading.remarks(result))
                .containsExactly(
                        "2:19 warning bad-estimate",
                        "3:19 warning bad-value",
                        "4:17 warning bad-value",
                        "5:23 error unknown-dependency",
                        "6:9 error duplicate-id");
    }

    private static ReadResult shared(String folder, String name) throws IOException {
        PlanSource source =
                PlanSource.load(SharedFolder.file(folder, name)).source().orElseThrow();
        return PlanFormats.read(source, Optional.empty(), ReadOptions.DEFAULT);
    }

    @Test
    void theFoundingDocumentHasTheWavesAndTotalsThatItsTasksGive() throws IOException {
        ReadResult result = shared("seeds", "002");
        Plan plan = result.plan().orElseThrow();
        TaskGraph graph =
                Compiler.compile(plan, "002", CompileOptions.DEFAULT).graph().orElseThrow();
        double[] minutes = Arrays.copyOf(Estimates.minutes(plan.tasks(), Estimate.Choice.HIGH), graph.size());
        Schedule schedule = new Schedule(graph, minutes);

        assertThat(Reading.remarks(result)).isEmpty();
        assertThat(plan.format()).isEqualTo(PlanFormat.SAGE_TASKS);
        assertThat(plan.tasks()).hasSize(29);
        assertThat(schedule.waves()).extracting(List::size).containsExactly(9, 8, 5, 4, 1, 2);
        assertThat(Arrays.stream(minutes).sum()).isEqualTo(785);
        assertThat(schedule.makespan()).isEqualTo(220);
        assertThat(schedule.criticalPath().stream().map(node -> graph.task(node).value()))
                .containsExactly("TASK-001", "TASK-002", "TASK-004", "TASK-016", "TASK-017", "TASK-020");
        assertThat(plan.tasks().stream()
                        .filter(task -> task.claims().stream()
                                .anyMatch(claim -> claim.resource().equals("commands/stream.md"))))
                .hasSize(11);
        assertThat(result.statements()).hasSize(4);
    }

    @Test
    void aRealPlanOfParagraphs() throws IOException {
        ReadResult result = shared("plans/sage", "sage-dev");
        Plan plan = result.plan().orElseThrow();

        assertThat(Reading.remarks(result)).isEmpty();
        assertThat(plan.phases()).hasSize(5);
        assertThat(plan.tasks()).hasSize(24);
        assertThat(plan.tasks()).allSatisfy(task -> assertThat(task.estimate()).isPresent());
    }
}
