package dev.stretto.format.lint;

import static dev.stretto.format.Statement.Counted.COMPLETED_TASKS;
import static dev.stretto.format.Statement.Counted.PHASES;
import static dev.stretto.format.Statement.Counted.TASKS;
import static dev.stretto.plan.DiagnosticCode.CLAIMED_TOTAL_DIFFERS;
import static dev.stretto.plan.DiagnosticCode.WAVE_TABLE_DIFFERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Statement.Counted;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, critical paths and tables of waves that a plan states. */
final class StatedShapeTest {

    private static final String PHASES_PLAN = """
            ## Phase 1: A
            **Depends on**: none
            - [ ] a
            ## Phase 2: B
            **Depends on**: 1
            - [ ] b
            ## Phase 3: C
            **Depends on**: 1
            - [ ] c
            - [ ] d
            ## Phase 4: D
            **Depends on**: 2, 3
            - [ ] e
            ## Phase 5: E
            **Depends on**: 4
            - [ ] f
            """;

    private static final String TASKS_PLAN = """
            ## Phase 1: A
            - [x] 1.1 A (depends: none) (est: 1h)
            - [ ] 1.2 B (depends: 1.1) (est: 2h)
            - [ ] 1.3 C (depends: 1.1) (est: 4h)
            ## Phase 2: B
            - [ ] 2.1 Group
              - [ ] 2.1.1 D (est: 1h)
              - [ ] 2.1.2 E (depends: 2.1.1) (est: 2h)
            """;

    @Test
    void aTableOfPhasesWithTheRightWavesIsFine() {
        assertThat(Linted.plan(PHASES_PLAN).waves("1 | 2 3 | 4 | 5").diagnostics())
                .isEmpty();
    }

    @Test
    void aTableOfPhasesThatHidesADependencyIsNamedWithBoth() {
        Linted plan = Linted.plan(PHASES_PLAN).waves("1 | 2 3 | 4 5");
        assertThat(plan.remarks(WAVE_TABLE_DIFFERS))
                .containsExactly(
                        "warning: the table states the waves 1 / 2, 3 / 4, 5, but the dependencies give 1 / 2, 3"
                                + " / 4 / 5: 5 belongs to wave 4, not 3");
        assertThat(plan.diagnostics()).extracting(Diagnostic::position).containsExactly(new Position(1_001, 1));
    }

    @Test
    void aTableOfPhasesNamesAllOfThemAndNoOthers() {
        assertThat(Linted.plan(PHASES_PLAN).waves("1 | 2 3 | 4 6").remarks(WAVE_TABLE_DIFFERS))
                .singleElement()
                .asString()
                .endsWith(": 6 is not in the plan, phase 5 is left out");
    }

    @Test
    void phasesOfSeveralTasksAreOneWaveEach() {
        Linted plan = Linted.plan(TASKS_PLAN);
        assertThat(plan.waves("1 | 2").remarks(WAVE_TABLE_DIFFERS)).isEmpty();
        assertThat(plan.waves("1 2").remarks(WAVE_TABLE_DIFFERS))
                .singleElement()
                .asString()
                .contains("2 belongs to wave 2, not 1");
    }

    @Test
    void aTableOfTasksMayLeaveSomeOut() {
        Linted plan = Linted.plan(TASKS_PLAN);
        assertThat(plan.waves("1.1 | 1.2 1.3 | 2.1.1 | 2.1.2").diagnostics()).isEmpty();
        assertThat(plan.waves("1.1 | 2.1.1 | 2.1.2").diagnostics()).isEmpty();
        assertThat(plan.waves("1.1 1.2 | 1.3").remarks(WAVE_TABLE_DIFFERS))
                .singleElement()
                .asString()
                .contains("1.2 belongs to wave 2, not 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', TASKS, 5, ''",
        "'', TASKS, 6, ''",
        "'', TASKS, 7, the plan states 7 tasks; but has 5",
        "1, TASKS, 3, ''",
        "1, TASKS, 4, phase 1 states 4 tasks; but has 3",
        "2, TASKS, 3, ''",
        "9, TASKS, 3, ''",
        "'', COMPLETED_TASKS, 1, ''",
        "'', COMPLETED_TASKS, 2, the plan states 2 completed tasks; but has 1",
        "'', PHASES, 2, ''",
        "'', PHASES, 3, the plan states 3 phases; but has 2"
    })
    void numbersAreCounted(String phase, Counted counted, int count, String remark) {
        List<String> remarks =
                Linted.plan(TASKS_PLAN).counts(phase, counted, count).remarks(CLAIMED_TOTAL_DIFFERS);
        if (remark.isEmpty()) {
            assertThat(remarks).isEmpty();
        } else {
            assertThat(remarks).singleElement().asString().startsWith("warning: " + remark.replace(';', ','));
        }
    }

    @Test
    void whereAPhaseIsATaskItsBoxesMayBeWhatIsCounted() {
        assertThat(Linted.plan(PHASES_PLAN)
                        .counts("", TASKS, 6)
                        .counts("3", TASKS, 2)
                        .counts("", COMPLETED_TASKS, 0)
                        .counts("", PHASES, 5)
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void aCriticalPathIsOneAlongTheDependenciesThatTakesTheLongest() {
        Linted plan = Linted.plan(TASKS_PLAN);
        assertThat(plan.path("", "1.1 1.3 2.1.1 2.1.2")
                        .path("1", "1.1 1.3")
                        .path("", "1 2")
                        .diagnostics())
                .isEmpty();
        assertThat(plan.path("1", "1.1 1.2").remarks(CLAIMED_TOTAL_DIFFERS))
                .singleElement()
                .asString()
                .contains(
                        "phase 1 states the critical path 1.1 → 1.2, which takes 3 h",
                        "longest chain is 1.1 → 1.3, 5 h");
    }

    @Test
    void aCriticalPathThatLeavesTheDependenciesSaysWhere() {
        assertThat(Linted.plan(TASKS_PLAN).path("1", "1.1 1.2 1.3").remarks(CLAIMED_TOTAL_DIFFERS))
                .singleElement()
                .asString()
                .contains("nothing makes 1.3 wait for 1.2");
        assertThat(Linted.plan(TASKS_PLAN).path("", "2 1").remarks(CLAIMED_TOTAL_DIFFERS))
                .singleElement()
                .asString()
                .contains("nothing makes 1 wait for 2");
        assertThat(Linted.plan(TASKS_PLAN).path("", "1.1 1.7").remarks(CLAIMED_TOTAL_DIFFERS))
                .singleElement()
                .asString()
                .contains("1.7, which is no task or phase");
    }

    @Test
    void ofTwoLongestChainsEitherMayBeStated() {
        String plan =
                "- [ ] 1.1 A (est: 1h)\n- [ ] 1.2 B (est: 1h) (depends: 1.1)\n- [ ] 1.3 C (est: 1h) (depends: 1.1)\n";
        assertThat(Linted.plan(plan).path("", "1.1 1.2").path("", "1.1 1.3").diagnostics())
                .isEmpty();
    }

    @Test
    void aPlanWithACycleIsStillCounted() {
        Linted plan = Linted.plan("- [ ] 1.1 A (depends: 1.2)\n- [ ] 1.2 B (depends: 1.1)\n")
                .counts("", TASKS, 3)
                .path("", "1.1 1.2")
                .waves("1.1 1.2");
        assertThat(plan.diagnostics()).extracting(Diagnostic::code).containsExactly(CLAIMED_TOTAL_DIFFERS);
    }
}
