package dev.stretto.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemeTest {

    @ParameterizedTest
    @EnumSource(Scheme.Kind.class)
    void everySchedulePassesTheCheck(Scheme.Kind kind) {
        for (long seed = 1; seed <= 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Problem problem = RandomProblems.problem(random, 12, 6, kind == Scheme.Kind.PARALLEL);
            long[] starts = new long[problem.size()];
            kind.of(problem).schedule(problem.topological, starts);
            assertThat(ScheduleCheck.violations(problem, starts))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void theSerialSchemePlacesEachNodeWhereLookingTickByTickDoes() {
        for (long seed = 1; seed <= 100; seed++) {
            Problem problem = RandomProblems.problem(new SplittableRandom(seed), 12, 6, false);
            long[] starts = new long[problem.size()];
            long makespan = new SerialScheme(problem).schedule(problem.topological, starts);
            TickByTick slow = new TickByTick(problem);
            assertThat(makespan).as("seed " + seed).isEqualTo(slow.schedule(problem.topological));
            assertThat(starts).as("seed " + seed).isEqualTo(slow.starts());
        }
    }

    /** A short node, then two that free a last long one; and one that the impatient scheme starts too early. */
    @Test
    void onlyTheSerialSchemeLeavesAWorkerIdleForWhatComesNext() {
        ProblemDraft draft = new ProblemDraft();
        int workers = draft.resource(2);
        for (long duration : new long[] {1, 5, 5, 10, 4}) {
            draft.uses(draft.node(duration), workers, 1);
        }
        draft.before(0, 1);
        draft.before(0, 2);
        draft.before(1, 3);
        draft.before(2, 3);
        Problem problem = draft.build();
        int[] order = {0, 1, 2, 3, 4};
        long[] starts = new long[5];
        assertThat(new SerialScheme(problem).schedule(order, starts)).isEqualTo(16);
        assertThat(starts).containsExactly(0, 1, 1, 6, 6);
        assertThat(new ParallelScheme(problem).schedule(order, starts)).isEqualTo(19);
        assertThat(starts).containsExactly(0, 1, 4, 9, 0);
    }

    @Test
    void aBarrierOpensWithTheLastOfThoseItNeeds() {
        ProblemDraft draft = new ProblemDraft();
        int workers = draft.resource(3);
        for (long duration : new long[] {1, 3, 9}) {
            draft.before(draft.node(duration), 3);
            draft.uses((int) (duration / 3), workers, 1);
        }
        int barrier = draft.node(0);
        draft.need(barrier, 2);
        draft.before(barrier, draft.node(2));
        Problem problem = draft.build();
        long[] starts = new long[5];
        assertThat(new ParallelScheme(problem).schedule(new int[] {4, 3, 2, 1, 0}, starts))
                .isEqualTo(9);
        assertThat(starts).containsExactly(0, 0, 0, 3, 3);
    }
}
