package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhasesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "## Phase 1: Core                  | 1   | Core",
                "### Phase 2A: Core                | 2A  | Core",
                "## phase 3 - Core work            | 3   | Core work",
                "## Phase 4. Core                  | 4   | Core",
                "## Phase 5                        | 5   | Phase 5",
                "## **Phase 6: Core**              | 6   | Core",
                "## 🚀 Phase 7: Core               | 7   | Core",
                "## Phase 8 Core                   | 8   | Core",
                "## Phase 0: Core ##               | 0   | Core",
                "## Phase 9: Core [IN PROGRESS]    | 9   | Core",
                "## Phase 10: Core (est: 2h)       | 10  | Core",
                "## Phase 11: 日本語               | 11  | 日本語",
                "## Phase 2.5: Core                | 2.5 | Core"
            })
    void headingsStartPhases(String heading, String id, String title) {
        Phase phase = Plans.clean(heading + "\n\n- [ ] 99.1 Work\n").phases().getFirst();

        assertThat(phase.id().value()).isEqualTo(id);
        assertThat(phase.title()).isEqualTo(title);
        assertThat(phase.position()).isEqualTo(new Position(1, heading.indexOf(' ') + 1 + 1));
    }

    @Test
    void aHeadingUnderlinedWithDashesIsOfTheSecondLevel() {
        Plan plan = Plans.clean("Phase 1: Core\n-------------\n\n- [ ] 1.1 Work\n");

        assertThat(plan.phases().getFirst().position()).isEqualTo(Position.START);
        assertThat(plan.phases().getFirst().title()).isEqualTo("Core");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Phase 1: Core",
                "#### Phase 1: Core",
                "## Phases 1: Core",
                "## Implementation Phases",
                "## Phase one"
            })
    void otherHeadingsDoNot(String heading) {
        assertThat(Plans.clean(heading + "\n\n- [ ] 1.1 Work\n").phases()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dependencies: [1]                     | 1",
                "dependencies: [1, 2]                  | 1,2",
                "**Dependencies**: [1]                 | 1",
                "**Dependencies:** 1, 2                | 1,2",
                "- **Depends on:** 1                   | 1",
                "- **Depends on**: Phase 1 and Phase 2 | 1,2",
                "depends_on: [phase_1]                 | 1",
                "depends_on: ['phase-1', \"phase_2\"]  | 1,2",
                "**Depends on**: 1-2A                  | 1,2,2A",
                "Depends on: Phases 1–2                | 1,2",
                "DEPENDENCIES: 1 (the types), 2a       | 1,2A",
                "**Depends on**: 1 - it needs a schema | 1",
                "dependencies: []                      | ''",
                "**Depends on**: none                  | ''",
                "**Depends on:** None (foundation)     | ''",
                "Dependencies: --                      | ''"
            })
    void phasesStateDependencies(String line, String expected) {
        Plan plan = Plans.clean("""
                ## Phase 1: A
                - [ ] a
                ## Phase 2: B
                - [ ] b
                ## Phase 2A: C
                - [ ] c
                ## Phase 9: D
                %s

                - [ ] d
                """.formatted(line));
        Phase phase = plan.phases().getLast();

        assertThat(String.join(
                        ",",
                        phase.dependencies().orElseThrow().stream()
                                .map(Reference::id)
                                .toList()))
                .isEqualTo(expected);
        assertThat(String.join(",", Plans.dependencies(plan, "9"))).isEqualTo(expected);
    }

    @Test
    void dependenciesMayBeAListBelowTheirName() {
        Plan plan = Plans.clean("""
                ## Phase 1: A
                - [ ] a
                ## Phase 2: B
                dependencies:
                  - phase_1

                Tasks:
                - [ ] b
                """);

        assertThat(plan.phases().getLast().dependencies()).hasValue(List.of(new Reference("1", new Position(5, 11))));
        assertThat(Plans.task(plan, "2").checklist()).containsExactly(new ChecklistItem("b", false));
    }

    @Test
    void aPhaseThatStatesNothingHasNoDependenciesRatherThanNone() {
        Plan plan = Plans.clean("## Phase 1: A\n- [ ] 1.1 a\n## Phase 2: B\n- [ ] b\n");

        assertThat(plan.rule()).isEqualTo(OrderRule.PHASE_ORDER);
        assertThat(plan.phases())
                .allSatisfy(phase -> assertThat(phase.dependencies()).isEmpty());
        assertThat(plan.tasks())
                .allSatisfy(task -> assertThat(task.dependencies()).isEmpty());
    }

    @Test
    void aPhaseMayDependOnATaskWhichThenBindsEachOfItsTasks() {
        Plan plan = Plans.clean("""
                ## Phase 1: A
                - [ ] 1.1 a
                - [ ] 1.2 b
                ## Phase 2: B
                dependencies: [1.2]

                - [ ] 2.1 c
                - [ ] 2.2 d (depends: 2.1)
                """);

        assertThat(plan.phases().getLast().dependencies()).hasValue(List.of());
        assertThat(Plans.dependencies(plan, "2.1")).containsExactly("1.2");
        assertThat(Plans.dependencies(plan, "2.2")).containsExactly("2.1", "1.2");
    }

    @Test
    void aPhaseWhoseItemsHaveNoIdsIsOneTaskWithThemAsItsChecklist() {
        Plan plan = Plans.clean("""
                # The plan

                ## Phase 3: Build it (agent: codex) (est: 2h) (writes: src/**)
                **Objective**: Have it
                built.

                Some words on `docs/how.md`.

                Tasks:
                - [x] First
                - [ ] Second
                  - [X] Inner

                Testing:
                ```bash
                npm test
                ```
                """);
        Task task = plan.tasks().getFirst();

        assertThat(plan.tasks()).hasSize(1);
        assertThat(plan.title()).isEqualTo("The plan");
        assertThat(task.id().value()).isEqualTo("3");
        assertThat(task.phase()).hasValueSatisfying(id -> assertThat(id.value()).isEqualTo("3"));
        assertThat(task.title()).isEqualTo("Build it");
        assertThat(task.body()).isEqualTo("Some words on `docs/how.md`.");
        assertThat(task.files()).containsExactly("docs/how.md");
        assertThat(task.checklist())
                .containsExactly(
                        new ChecklistItem("First", true),
                        new ChecklistItem("Second", false),
                        new ChecklistItem("Inner", true));
        assertThat(task.status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(task.settings().agent()).hasValue("codex");
        assertThat(task.estimate().orElseThrow().highMinutes()).isEqualTo(120);
        assertThat(task.position()).isEqualTo(new Position(3, 4));
        assertThat(plan.phases().getFirst().objective()).isEqualTo("Have it built.");
        assertThat(plan.phases().getFirst().testing()).hasValue("npm test");
    }

    @Test
    void aListOfFilesToModifySaysWhatAPhaseWrites() {
        Task task = Plans.clean("""
                        ## Phase 1: Port
                        - [ ] Read `docs/spec.md`

                        **Timing**: 30 minutes

                        **Files to modify**:
                        - `src/port.ts` - create it

                        **Verification**:
                        - `grep -r x` finds nothing in `src/`
                        """).tasks().getFirst();

        assertThat(task.claims()).extracting(claim -> claim.resource()).containsExactly("src/port.ts");
        assertThat(task.files()).containsExactly("docs/spec.md", "src/port.ts");
        assertThat(task.estimate().orElseThrow().lowMinutes()).isEqualTo(30);
    }

    @Test
    void aPhaseMayBeNothingButACommandOrAClaim() {
        Plan plan = Plans.clean("""
                ## Phase 1: Deploy
                ```sh run
                make deploy
                ```
                ## Phase 2: Docs
                - Tasks modify: docs/*
                """);

        assertThat(Plans.task(plan, "1").settings().command().orElseThrow().script())
                .isEqualTo("make deploy");
        assertThat(Plans.task(plan, "2").claims()).hasSize(1);
    }

    @Test
    void whatAPhaseSetsHoldsForItsTasksThatSayNothing() {
        Plan plan = Plans.clean("""
                ## Phase 1: A (agent: codex) (timeout: 1h) (retries: 3) (priority: low)
                - [ ] 1.1 a
                - [ ] 1.2 b (agent: claude) (timeout: 5m) (retries: 0) (priority: high)
                """);

        assertThat(Plans.task(plan, "1.1").settings().agent()).hasValue("codex");
        assertThat(Plans.task(plan, "1.1").settings().timeout()).hasValue(java.time.Duration.ofHours(1));
        assertThat(Plans.task(plan, "1.1").settings().retries()).hasValue(3);
        assertThat(Plans.task(plan, "1.1").priority()).isEqualTo(dev.stretto.plan.Priority.LOW);
        assertThat(Plans.task(plan, "1.2").settings().agent()).hasValue("claude");
        assertThat(Plans.task(plan, "1.2").settings().timeout()).hasValue(java.time.Duration.ofMinutes(5));
        assertThat(Plans.task(plan, "1.2").settings().retries()).hasValue(0);
        assertThat(Plans.task(plan, "1.2").priority()).isEqualTo(dev.stretto.plan.Priority.HIGH);
    }

    @Test
    void sectionsThatAreNoPhasesHoldNoTasks() {
        Plan plan = Plans.clean("""
                ## Overview
                - **Dependencies**: 633 (elsewhere)
                - [ ] 7.1 Not a task
                ## Phase 1: A
                - [ ] 1.1 Task
                ### Success Criteria
                - [ ] It works
                #### In detail
                - [ ] It works well
                ## Success Criteria
                - [ ] 9.9 Not a task either
                """);

        assertThat(Plans.ids(plan)).containsExactly("1.1");
    }

    @Test
    void withoutPhasesItemsWithIdsAreThePlan() {
        Plan plan = Plans.clean("""
                # Plan
                ## Backend
                - [ ] 1.1 Task
                  - [ ] check
                ## Frontend
                - [ ] TASK-2 Task
                ## Acceptance Criteria
                - [ ] It works
                """);

        assertThat(plan.phases()).isEmpty();
        assertThat(Plans.ids(plan)).containsExactly("1.1", "TASK-2");
        assertThat(plan.tasks()).allSatisfy(task -> assertThat(task.phase()).isEmpty());
    }

    @Test
    void aPlanWithoutATitleIsCalledByItsFile() {
        assertThat(Plans.clean("- [ ] 1.1 a\n").title()).isEqualTo("plan.md");
    }
}
