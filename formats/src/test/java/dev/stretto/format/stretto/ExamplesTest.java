package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Plan;
import org.junit.jupiter.api.Test;

/** Whole small plans of the shapes that authors write, seen from end to end. */
final class ExamplesTest {

    @Test
    void tasksThatNameWhatTheyDependOn() {
        Plan plan = Plans.clean("""
                ## Phase 1: Login

                - [ ] 1.1 Define the types (src/types/login.ts)
                - [ ] 1.2 Define the tables (src/db/login.ts)
                - [ ] 1.3 Write the service (depends: 1.1, 1.2)
                - [ ] 1.4 Write the endpoints (depends: 1.3)
                - [ ] 1.5 Test the types (depends: 1.1)
                - [ ] 1.6 Test all of it (depends: 1.3, 1.4)
                """);

        assertThat(Plans.ids(plan)).containsExactly("1.1", "1.2", "1.3", "1.4", "1.5", "1.6");
        assertThat(Plans.task(plan, "1.1").dependencies()).isEmpty();
        assertThat(Plans.task(plan, "1.1").claims()).hasSize(1);
        assertThat(Plans.dependencies(plan, "1.3")).containsExactly("1.1", "1.2");
        assertThat(Plans.dependencies(plan, "1.6")).containsExactly("1.3", "1.4");
    }

    @Test
    void independentTasksOnDifferentFiles() {
        Plan plan = Plans.clean("""
                ## Phase 2: Documentation

                - [ ] 2.1 Renew the reference (docs/api/*.md)
                - [ ] 2.2 Renew the tutorials (docs/tutorials/*.md)
                """);

        assertThat(plan.tasks()).allSatisfy(task -> {
            assertThat(task.claims()).hasSize(1);
            assertThat(task.claims().getFirst().inferred()).isTrue();
        });
    }

    @Test
    void phasesThatOverlap() {
        ReadResult result = Plans.read("""
                ## Phase 1: Core
                - [ ] 1.1 Types
                - [ ] 1.2 Service (depends: 1.1)

                **VERIFY Phase 1:** (background: true)
                - [ ] 1.3 Check the types

                ## Phase 2: Integration
                **pipeline-start:** when 1.2 completes (not waiting for VERIFY)
                - [ ] 2.1 Test it (depends: 1.2)

                ## Phase 3: Docs (parallel-with: Phase 2)
                - Tasks modify: docs/*

                **Pipeline Note:** Phases 2-3 run at once
                """);
        Plan plan = result.plan().orElseThrow();

        assertThat(result.hasErrors()).isFalse();
        assertThat(Plans.ids(plan)).containsExactly("1.1", "1.2", "2.1", "3");
        assertThat(plan.phases()).extracting(Phase::title).containsExactly("Core", "Integration", "Docs");
    }

    @Test
    void notesThatFollowAListWithoutAnEmptyLine() {
        ReadResult result = Plans.read("""
                ## Phase 1: Core
                **Objective**: All of it
                - [ ] 1.1 Types
                - [ ] 1.2 Service
                  - [ ] tested
                **Execution Note:** Tasks 1.1-1.2 are [SEQUENTIAL] - same file
                **VERIFY Phase 1:** (non-blocking)
                Testing:
                ```sh
                make test
                ```
                - [ ] 1.3 More
                **VERIFY Phase 1:**
                - [ ] 1.4 not a task
                """);
        Plan plan = result.plan().orElseThrow();

        assertThat(Plans.remarks(result)).containsExactly("14:1 info ignored-annotation");
        assertThat(plan.phases().getFirst().rules().verify().orElseThrow().background())
                .isTrue();
        assertThat(Plans.ids(plan)).containsExactly("1.1", "1.2", "1.3");
        assertThat(plan.chains()).hasSize(1);
        assertThat(plan.phases().getFirst().testing()).hasValue("make test");
        assertThat(plan.phases().getFirst().objective()).isEqualTo("All of it");
        assertThat(Plans.task(plan, "1.2").checklist()).hasSize(1);
        assertThat(Plans.task(plan, "1.2").body()).isEmpty();
    }
}
