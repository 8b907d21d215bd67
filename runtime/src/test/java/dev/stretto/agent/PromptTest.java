package dev.stretto.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Plan;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PromptTest {

    private final Plan plan = Plans.read("""
            # Shop
            ## Phase 1: Core
            **Objective**: types first
            - [ ] 1.1 Types (src/types.ts)
            - [ ] 1.2 Service (depends: 1.1) (writes: src/service/**)
              - [ ] find by id
              - [x] find all
            """);

    private String prompt(int task, String before) {
        return Prompt.of(plan, plan.tasks().get(task), before, "", "", Map.of());
    }

    @Test
    void itSaysWhatTheTaskIsAndWhatItIsPartOf() {
        assertThat(prompt(1, ""))
                .startsWith("# Task 1.2: Service\n")
                .contains("the plan \"Shop\"", "## Phase 1: Core\n\ntypes first\n")
                .contains("- [ ] find by id\n- [x] find all\n")
                .contains("## It may change\n\n- src/service/**\n")
                .contains("## Done before it\n\n- 1.1 Types");
    }

    @Test
    void itLeavesOutWhatThereIsNothingToSayAbout() {
        assertThat(prompt(0, "")).doesNotContain("Checklist", "Done before it", "failed", "It may change");
    }

    @Test
    void itTellsWhyTheAttemptBeforeFailed() {
        assertThat(prompt(0, "conflict with 1.2 in a.txt"))
                .contains("## The attempt before this one failed\n\nconflict with 1.2 in a.txt\n");
    }
}
