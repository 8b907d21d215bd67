package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Items outside every phase. */
final class StraysTest {

    private static List<String> warnings(String text) {
        PlanSource source = PlanSource.of("plan.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
        ReadResult result = PlanFormats.read(source, Optional.empty(), ReadOptions.DEFAULT);
        return result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.WARNING)
                .map(diagnostic -> diagnostic.position() + " " + diagnostic.message())
                .toList();
    }

    @Test
    void aTaskBeforeTheFirstPhaseOrAfterTheLastIsNamed() {
        assertThat(warnings("""
                        # Plan
                        - [ ] 0.1 Before (run: `true`)
                        ## Phase 1: One
                        - [ ] 1.1 Inside
                        ## Afterwards
                        - [ ] 9.1 After (depends: 1.1)
                        """))
                .containsExactly(
                        "2:7 0.1 stands in no phase, so it is no task and does not run",
                        "6:7 9.1 stands in no phase, so it is no task and does not run");
    }

    @Test
    void aChecklistAndASecondMentionAreNoTasksAndNeedNoRemark() {
        assertThat(warnings("""
                        # Plan
                        - [ ] Everything works
                        - [ ] 1.1 is the important one (est: 1h)
                        - [ ] 1.2 too
                        - 7.7 is no box (est: 1h)
                        - [ ] 8.8 Not said to be a task
                        ## Phase 1: One
                        - [ ] 1.1 Inside
                          - [ ] 1.2 Deeper
                        """)).isEmpty();
    }
}
