package dev.stretto.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleCheckTest {

    /** Two of three units for 4 ticks, two of three for 2, then one that waits for both, or for one of them. */
    private static Problem problem(int need) {
        ProblemDraft draft = new ProblemDraft();
        int units = draft.resource(3);
        draft.uses(draft.node(4), units, 2);
        draft.uses(draft.node(2), units, 2);
        draft.uses(draft.node(1), units, 1);
        draft.before(0, 2);
        draft.before(1, 2);
        draft.need(2, need);
        return draft.build();
    }

    private static Iterable<String> violations(int need, long... starts) {
        return ScheduleCheck.violations(problem(need), starts);
    }

    @Test
    void oneAfterTheOtherIsGood() {
        assertThat(violations(2, 0, 4, 6)).isEmpty();
        assertThat(violations(2, 2, 0, 6)).isEmpty();
    }

    @Test
    void aStartBeforeThePredecessorsEndIsNamed() {
        assertThat(violations(2, 0, 4, 5))
                .containsExactly("node 2 starts at 5 when 1 of the 2 predecessors it needs have ended");
    }

    @Test
    void whatNeedsOneOfTwoMayStartAfterEither() {
        assertThat(violations(1, 2, 0, 2)).isEmpty();
        assertThat(violations(1, 2, 0, 1))
                .contains("node 2 starts at 1 when 0 of the 1 predecessors it needs have ended");
    }

    @Test
    void moreHeldThanThereIsIsNamedWithItsMoment() {
        assertThat(violations(2, 0, 3, 5)).containsExactly("at 3 nodes hold 4 of the 3 units of resource 0");
        assertThat(violations(2, 1, 0, 5)).contains("at 1 nodes hold 4 of the 3 units of resource 0");
    }

    @Test
    void aStartBeforeTimeBeginsIsNamed() {
        assertThat(violations(2, 1, -1, 5)).containsExactly("node 1 starts at -1, before time begins");
    }

    @Test
    void aScheduleOfAnotherProblemIsNamed() {
        assertThat(violations(2, 0, 4)).containsExactly("2 starts for 3 nodes");
    }
}
