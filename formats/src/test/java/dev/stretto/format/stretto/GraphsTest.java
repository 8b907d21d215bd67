package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mermaid graphs in plans, which state what waits for what where the text does not. */
final class GraphsTest {

    @Test
    void phasesWaitForWhatIsDrawn() {
        ReadResult result = Plans.read("""
                # Plan

                ```mermaid
                graph LR
                  A[Phase 1: Core] --> B[Phase 2: API]
                  A -.docs.-> C[Phase 3: Docs]
                  B --> D[Phase 4: Release]
                  C & X[Elsewhere] --> D
                ```

                ## Phase 1: Core
                - [ ] 1.1 a

                ## Phase 2: API
                - [ ] 2.1 a

                ## Phase 3: Docs
                - [ ] 3.1 a

                ## Phase 4: Release
                - [ ] 4.1 a
                """);

        assertThat(phases(result)).containsExactly("[]", "[1]", "[]", "[2, 3]");
        assertThat(Plans.remarks(result)).containsExactly("5:19 info inferred", "6:4 info ignored-annotation");
    }

    @Test
    void tasksWaitForWhatIsDrawnAndOthersAsEver() {
        ReadResult result = Plans.read("""
                ## Phase 1: Core
                - [ ] 1.1 a
                - [ ] 1.2 b
                - [ ] 1.3 c

                ```mermaid
                flowchart TD
                  1.1 --> two["1.2 b"] --> three(Task 1.3)
                ```
                """);
        Plan plan = result.plan().orElseThrow();

        assertThat(Plans.task(plan, "1.1").dependencies()).isEmpty();
        assertThat(Plans.dependencies(plan, "1.2")).containsExactly("1.1");
        assertThat(Plans.dependencies(plan, "1.3")).containsExactly("1.2");
    }

    @Test
    void theTextCountsForMoreAndADifferenceIsRemarkedOn() {
        ReadResult result = Plans.read("""
                ```mermaid
                graph TD
                  A[Phase 1] --> C[Phase 3]
                  B[Phase 2] --> C
                ```
                ## Phase 1: a
                - [ ] 1.1 a
                ## Phase 2: b
                - [ ] 2.1 b
                ## Phase 3: c
                dependencies: [1]
                - [ ] 3.1 c
                """);

        assertThat(phases(result)).containsExactly("[]", "[]", "[1]");
        assertThat(Plans.remarks(result)).containsExactly("3:13 info inferred", "3:13 warning ambiguous-dependency");
        assertThat(result.diagnostics().getLast().message()).contains("phase 3").contains("draws 2 too");
    }

    @Test
    void whatIsDrawnByWayOfOthersIsNoDifference() {
        ReadResult result = Plans.read("""
                ```mermaid
                graph TD
                  A[Phase 1] --> B[Phase 2] --> C[Phase 3]
                ```
                ## Phase 1: a
                dependencies: []
                - [ ] 1.1 a
                ## Phase 2: b
                dependencies: [1]
                - [ ] 2.1 b
                ## Phase 3: c
                dependencies: [1-2]
                - [ ] 3.1 c
                """);

        assertThat(Plans.remarks(result)).containsExactly("3:13 info inferred");
    }

    @Test
    void graphsOfOtherThingsSayNothing() {
        ReadResult result = Plans.read("""
                ```mermaid
                graph TD
                  Client --> Server[Server 2] --> DB[(Database)]
                  ??? --> x
                ```
                ## Phase 1: a
                - [ ] 1.1 a
                """);

        assertThat(Plans.remarks(result)).isEmpty();
        assertThat(phases(result)).containsExactly("-");
    }

    private static List<String> phases(ReadResult result) {
        return result.plan().orElseThrow().phases().stream()
                .map(Phase::dependencies)
                .map(list -> list.map(
                                all -> all.stream().map(Reference::id).toList().toString())
                        .orElse("-"))
                .toList();
    }
}
