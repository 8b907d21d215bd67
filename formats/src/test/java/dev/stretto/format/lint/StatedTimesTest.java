package dev.stretto.format.lint;

import static dev.stretto.format.Statement.Measure.CRITICAL_PATH;
import static dev.stretto.format.Statement.Measure.PARALLEL;
import static dev.stretto.format.Statement.Measure.SAVED;
import static dev.stretto.format.Statement.Measure.SEQUENTIAL;
import static dev.stretto.plan.DiagnosticCode.CLAIMED_TOTAL_DIFFERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times that a plan states, against what its dependencies and estimates give. */
final class StatedTimesTest {

    /** Seven phases of the shape of a batch sheet that people wrote: what each states about itself is partly wrong. */
    private static final String SHEET = """
            # Sheet
            ## Phase 1: One
            - [ ] 1.1 A (est: 30-60 min) (depends: none)
            - [ ] 1.2 A (est: 2-3h) (depends: 1.1)
            - [ ] 1.3 A (est: 1-2h) (depends: 1.2)
            - [ ] 1.4 A (est: 1h) (depends: 1.2)
            - [ ] 1.9 A (est: 1.5-2h) (depends: 1.2)
            - [ ] 1.6 A (est: 2-3h) (depends: 1.2)
            - [ ] 1.8 A (est: 3-4h) (depends: 1.2)
            - [ ] 1.5 A (est: 2-3h) (depends: 1.2)
            - [ ] 1.7 A (est: 3-4h) (depends: 1.2, 1.6)
            - [ ] 1.10 A (est: 3-4h) (depends: 1.2, 1.9)
            ## Phase 2: Two
            dependencies: [1]
            - [ ] 2.1 A (est: 2-3h)
            - [ ] 2.2 A (est: 3-4h) (depends: 2.1)
            - [ ] 2.3 A (est: 2-3h) (depends: 2.2)
            - [ ] 2.4 A (est: 2-3h) (depends: 2.3)
            - [ ] 2.5 A (est: 1-2h) (depends: 2.3)
            - [ ] 2.6 A (est: 2-3h) (depends: 2.3)
            - [ ] 2.7 A (est: 1-2h) (depends: 2.3)
            - [ ] 2.8 A (est: 3-4h) (depends: 2.6, 2.7)
            ## Phase 3: Three
            dependencies: [2]
            - [ ] 3.1 A (est: 2-3h)
            - [ ] 3.2 A (est: 2h) (depends: 3.1)
            - [ ] 3.3 A (est: 2-3h) (depends: 3.2)
            - [ ] 3.4 A (est: 2-3h) (depends: 3.2)
            - [ ] 3.5 A (est: 2-3h) (depends: 3.3, 3.4)
            - [ ] 3.6 A (est: 1-2h) (depends: 3.5)
            - [ ] 3.8 A (est: 1-2h) (depends: 3.5)
            - [ ] 3.7 A (est: 2-3h) (depends: 3.5)
            ## Phase 4: Four
            dependencies: [3]
            - [ ] 4.1 A (est: 2-3h)
            - [ ] 4.2 A (est: 2-3h) (depends: 4.1)
            - [ ] 4.3 A (est: 2-3h) (depends: 4.2)
            - [ ] 4.4 A (est: 2-3h) (depends: 4.2)
            - [ ] 4.5 A (est: 1-2h) (depends: 4.3, 4.4)
            - [ ] 4.6 A (est: 2-3h) (depends: 4.3, 4.4)
            ## Phase 5: Five
            dependencies: [1]
            - [ ] 5.1 A (est: 2-3h)
            - [ ] 5.2 A (est: 1-2h) (depends: 5.1)
            ## Phase 6: Six
            dependencies: [4, 5]
            - [ ] 6.1 A (est: 2h)
            - [ ] 6.2 A (est: 1-2h)
            - [ ] 6.3 A (est: 3-4h)
            ## Phase 7: Seven
            dependencies: [6]
            - [ ] 7.1 A (est: 4-5h)
            - [ ] 7.2 A (est: 3-4h) (depends: 7.1)
            - [ ] 7.3 A (est: 2-3h) (depends: 7.2)
            - [ ] 7.4 A (est: 1-2h) (depends: 7.2)
            - [ ] 7.5 A (est: 2-3h) (depends: 7.2)
            """;

    private static Linted sheet() {
        double[][] stated = {{15, 21, 6}, {17, 17, 5}, {14, 16, 5}, {9, 12, 6}, {5, -1, 0}, {4, 4, 5}, {12, 12, 5}};
        Linted sheet = Linted.plan(SHEET);
        for (int phase = 1; phase <= stated.length; phase++) {
            String id = String.valueOf(phase);
            sheet.states(id, CRITICAL_PATH, stated[phase - 1][0]);
            if (stated[phase - 1][1] >= 0) {
                sheet.states(id, PARALLEL, stated[phase - 1][1]);
            }
            sheet.states(id, SAVED, stated[phase - 1][2]);
        }
        return sheet.states("6", SEQUENTIAL, 9)
                .path("", "1 2 3 4 6 7")
                .states("", CRITICAL_PATH, 82)
                .states("", SAVED, 32)
                .reduces("", 27);
    }

    @Test
    void everyTimeOfTheSheetThatIsWrongIsNamedWithBothFiguresAndWhatItIsComparedWith() {
        assertThat(sheet().remarks(CLAIMED_TOTAL_DIFFERS))
                .containsExactly(
                        "warning: phase 1 states a critical path of 15 h, but its longest chain, 1.1 → 1.2 → 1.6 → 1.7,"
                                + " takes 11 h by the upper estimates (compared with: computed longest chain)",
                        "info: phase 1 states a total of 21 h side by side, but with room for everything its longest"
                                + " chain, 1.1 → 1.2 → 1.6 → 1.7, takes 11 h by the upper estimates (compared with:"
                                + " computed longest chain)",
                        "warning: phase 2 states that running side by side saves 5 h, but it is 7 h: 24 h one after the"
                                + " other by the upper estimates, less the stated total of 17 h (compared with: the"
                                + " stated total of 17 h)",
                        "info: phase 3 states a total of 16 h side by side, but with room for everything its longest"
                                + " chain, 3.1 → 3.2 → 3.3 → 3.5 → 3.7, takes 14 h by the upper estimates (compared"
                                + " with: computed longest chain)",
                        "warning: phase 4 states a critical path of 9 h, but its longest chain, 4.1 → 4.2 → 4.3 → 4.6,"
                                + " takes 12 h by the upper estimates (compared with: computed longest chain)",
                        "warning: phase 4 states that running side by side saves 6 h, but it is 5 h: 17 h one after the"
                                + " other by the upper estimates, less the stated total of 12 h (compared with: the"
                                + " stated total of 12 h)",
                        "warning: phase 6 states 9 h for its tasks one after the other, but their upper estimates add up"
                                + " to 8 h (compared with: computed sum)",
                        "warning: the plan states a critical path of 82 h, but its longest chain, 1.1 → 1.2 → 1.6 → 1.7"
                                + " → 2.1 → 2.2 → 2.3 → 2.6 → 2.8 → 3.1 → … → 3.5 → 3.7 → 4.1 → 4.2 → 4.3 → 4.6 → 6.3 →"
                                + " 7.1 → 7.2 → 7.3, takes 70 h by the upper estimates; 82 h is the sum of what is stated as"
                                + " the totals of phases 1, 2, 3, 4, 6, 7 (compared with: computed longest chain)");
    }

    @Test
    void aSavingIsComparedWithTheDependenciesWhereNoTotalIsStated() {
        Linted plan =
                Linted.plan("- [ ] 1.1 A (est: 2h)\n- [ ] 1.2 B (est: 3h)\n- [ ] 1.3 C (depends: 1.1) (est: 2h)\n");
        assertThat(plan.states("", SAVED, 3).remarks(CLAIMED_TOTAL_DIFFERS)).isEmpty();
        assertThat(plan.states("", SAVED, 5).remarks(CLAIMED_TOTAL_DIFFERS))
                .singleElement()
                .asString()
                .contains(
                        "saves 5 h, but it is 3 h: 7 h one after the other", "less the computed longest chain of 4 h");
    }

    @Test
    void aSavingThatFollowsFromAWrongStatedSumIsNotBlamedASecondTime() {
        Linted plan = Linted.plan("- [ ] 1.1 A (est: 2h)\n- [ ] 1.2 B (est: 3h)\n")
                .states("", PARALLEL, 3)
                .states("", SEQUENTIAL, 8)
                .states("", SAVED, 5);
        assertThat(plan.remarks(CLAIMED_TOTAL_DIFFERS))
                .singleElement()
                .asString()
                .contains("states 8 h for its tasks");
    }

    @Test
    void aSavingIsComparedWithTheTotalOnItsLine() {
        Linted plan = Linted.plan("- [ ] 1.1 A (est: 4h)\n- [ ] 1.2 B (est: 4h)\n")
                .states("", PARALLEL, 4)
                .states("", PARALLEL, 6)
                .beside("", SAVED, 2);
        assertThat(plan.remarks(CLAIMED_TOTAL_DIFFERS))
                .singleElement()
                .asString()
                .startsWith("info: the plan states a total of 6 h side by side");
    }

    @ParameterizedTest
    @CsvSource({"37, true", "38, true", "36, false", "50, false"})
    void aShareThatIsSavedIsComparedToo(double percent, boolean agrees) {
        Linted plan = Linted.plan("- [ ] 1.1 A (est: 5h)\n- [ ] 1.2 B (est: 3h)\n");
        List<String> remarks = plan.reduces("", percent).remarks(CLAIMED_TOTAL_DIFFERS);
        assertThat(remarks)
                .hasSize(agrees ? 0 : 1)
                .allMatch(remark -> remark.contains("but it is 38 %: 8 h one after"));
    }

    @ParameterizedTest
    @CsvSource({
        "3, warning: the plan states a total of 3 h side by side",
        "4, ''",
        "5, info: the plan states a total of 5 h side by side",
        "7, info: the plan states a total of 7 h side by side",
        "9, warning: the plan states a total of 9 h side by side"
    })
    void aTotalSideBySideLiesBetweenTheLongestChainAndTheSum(double hours, String remark) {
        Linted plan =
                Linted.plan("- [ ] 1.1 A (est: 2h)\n- [ ] 1.2 B (est: 3h)\n- [ ] 1.3 C (depends: 1.1) (est: 2h)\n");
        List<String> remarks = plan.states("", PARALLEL, hours).remarks(CLAIMED_TOTAL_DIFFERS);
        if (remark.isEmpty()) {
            assertThat(remarks).isEmpty();
        } else {
            assertThat(remarks).singleElement().asString().startsWith(remark);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 8, true", "7, 9, true", "8, 12, false", "1, 6, false", "7.5, 7.5, false"})
    void aStatedRangeHoldsWhatTheTasksTake(double low, double high, boolean holds) {
        Linted plan = Linted.plan("- [ ] 1.1 A (est: 2-5h)\n- [ ] 1.2 B (est: 1-2h)\n");
        List<String> remarks = plan.states("", SEQUENTIAL, low, high).remarks(CLAIMED_TOTAL_DIFFERS);
        assertThat(remarks.isEmpty()).as(remarks.toString()).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "440 min, 7, true",
        "440 min, 7.25, true",
        "440 min, 7.5, true",
        "440 min, 8, false",
        "785 min, 7.5, false",
        "785 min, 13, true",
        "123h, 121, true",
        "123h, 120, false",
        "8h, 9, false"
    })
    void whatIsRoundedIsNotWrong(String estimate, double stated, boolean agrees) {
        Linted plan = Linted.plan("- [ ] 1.1 A (est: " + estimate + ")\n");
        List<String> remarks = plan.states("", SEQUENTIAL, stated).remarks(CLAIMED_TOTAL_DIFFERS);
        assertThat(remarks.isEmpty()).as(remarks.toString()).isEqualTo(agrees);
    }

    @Test
    void minutesThatAreNoQuarterOfAnHourAreGivenBothWays() {
        Linted plan = Linted.plan("- [ ] 1.1 A (est: 220 min)\n- [ ] 1.2 B (est: 20 min)\n");
        assertThat(plan.states("", CRITICAL_PATH, 4.5).remarks(CLAIMED_TOTAL_DIFFERS))
                .singleElement()
                .asString()
                .contains("critical path of 4.5 h", "takes 220 min (3 h 40 min)");
    }

    @Test
    void aTimeThatIsStatedTwiceIsOneRemarkWithBothLines() {
        Linted plan =
                Linted.plan("- [ ] 1.1 A (est: 2h)\n").states("", SEQUENTIAL, 5).states("", SEQUENTIAL, 5);
        Diagnostic found = plan.diagnostics().getFirst();
        assertThat(plan.diagnostics()).hasSize(1);
        assertThat(found.position()).isEqualTo(new Position(1_001, 1));
        assertThat(found.message()).endsWith("(stated again on line 1002)");
    }

    @Test
    void nothingIsComparedWhereAnEstimateIsMissing() {
        Linted plan = Linted.plan(
                        "## Phase 1: A\n- [ ] 1.1 A (est: 2h)\n- [ ] 1.2 B\n## Phase 2: B\n- [ ] 2.1 C (est: 1h)\n")
                .states("1", SEQUENTIAL, 9)
                .states("", CRITICAL_PATH, 9)
                .states("3", SEQUENTIAL, 9)
                .states("2", SEQUENTIAL, 9);
        assertThat(plan.remarks(CLAIMED_TOTAL_DIFFERS))
                .singleElement()
                .asString()
                .contains("phase 2 states 9 h");
    }
}
