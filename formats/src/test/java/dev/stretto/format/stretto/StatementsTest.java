package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.Statement;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Reference;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What plans state about themselves. */
final class StatementsTest {

    @Test
    void figuresOutsideOfTasksAreOfThePlanOrTheirPhase() {
        ReadResult result = Plans.read("""
                # Plan
                - **Effort**: 11 hours

                ## Phase 1: Core
                **Estimated Time**: 3 hours
                - [ ] 1.1 a (est: 1h)
                  Total: 5 hours
                - [ ] 1.2 b (est: 2h)

                ## Phase 2: Rest
                **Timing**: 30 minutes
                **Effort**: 2 hours
                - [ ] a box

                ## Summary
                | Wave | Phases |
                |------|--------|
                | 1 | 1 |
                | 2 | 2 |
                """);

        assertThat(result.statements()).hasSize(3);
        assertThat(result.statements().get(0)).isInstanceOfSatisfying(Statement.Time.class, time -> {
            assertThat(time.phase()).isEmpty();
            assertThat(time.minutes()).isEqualTo(660);
        });
        assertThat(result.statements().get(1)).isInstanceOfSatisfying(Statement.Time.class, time -> {
            assertThat(time.phase()).hasValue(new PhaseId("1"));
            assertThat(time.minutes()).isEqualTo(180);
        });
        assertThat(result.statements().get(2)).isInstanceOf(Statement.Waves.class);
    }

    @Test
    void aPlanWithoutPhasesStatesFiguresToo() {
        ReadResult result = Plans.read("""
                Total: 7.5 hours

                - [ ] 1.1 a (est: 1h)
                """);

        assertThat(result.statements()).hasSize(1);
    }

    @Test
    void aRealPlanStatesItsWavesAndItsEffort() throws IOException {
        ReadResult result = Reading.read(SharedFolder.file("plans/phases", "docs-audit"), ReadOptions.DEFAULT);

        assertThat(result.statements()).hasSize(2);
        assertThat(((Statement.Waves) result.statements().getLast())
                        .waves().stream()
                                .map(wave -> wave.stream().map(Reference::id).toList())
                                .toList())
                .containsExactly(
                        List.of("1"), List.of("2", "3", "4"), List.of("5"), List.of("6", "7"), List.of("8", "9", "10"));
    }
}
