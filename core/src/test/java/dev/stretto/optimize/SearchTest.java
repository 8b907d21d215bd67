package dev.stretto.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SearchTest {

    @Test
    void findsTheShortestOfAllSchedulesOfSmallProblems() {
        int searched = 0;
        for (long seed = 1; seed <= 30; seed++) {
            Problem problem = RandomProblems.problem(new SplittableRandom(seed), 7, 2, false);
            Solution found = new Search(problem, Scheme.Kind.SERIAL, seed).run(made -> made < 1000);
            assertThat(found.makespan()).as("seed " + seed).isEqualTo(new TickByTick(problem).shortest());
            assertThat(found.lowerBound()).as("seed " + seed).isLessThanOrEqualTo(found.makespan());
            assertThat(ScheduleCheck.violations(problem, found.starts()))
                    .as("seed " + seed)
                    .isEmpty();
            searched += found.schedules() > 1 ? 1 : 0;
        }
        assertThat(searched).as("problems that one pass did not solve").isGreaterThan(5);
    }

    @Test
    void itsOrderGivesTheVeryScheduleByTheParallelScheme() {
        for (long seed = 1; seed <= 40; seed++) {
            Problem problem = RandomProblems.problem(new SplittableRandom(seed), 20, 3, true);
            Search search = new Search(problem, Scheme.Kind.PARALLEL, seed);
            long onePass = search.best().makespan();
            Solution found = search.run(made -> made < 300);
            long[] starts = new long[problem.size()];
            long makespan = new ParallelScheme(problem).schedule(found.order(), starts);
            assertThat(makespan).as("seed " + seed).isEqualTo(found.makespan()).isLessThanOrEqualTo(onePass);
            assertThat(starts).as("seed " + seed).isEqualTo(found.starts());
            assertThat(ScheduleCheck.violations(problem, starts))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void theSameSeedAndNumberOfSchedulesGiveTheSameSchedule() {
        Problem problem = RandomProblems.problem(new SplittableRandom(5), 40, 4, false);
        Solution one = new Search(problem, Scheme.Kind.SERIAL, 3).run(made -> made < 2000);
        Solution other = new Search(problem, Scheme.Kind.SERIAL, 3).run(made -> made < 2000);
        assertThat(one.starts()).isEqualTo(other.starts());
        assertThat(one.order()).isEqualTo(other.order());
        assertThat(one.schedules()).isEqualTo(other.schedules());
    }

    @Test
    void whatMayNotRunAtTheSameTimeDoesNot() {
        ProblemDraft draft = new ProblemDraft();
        draft.node(3);
        draft.node(4);
        draft.node(5);
        draft.apart(0, 1);
        draft.apart(1, 2);
        Solution found = new Search(draft.build(), Scheme.Kind.SERIAL, 1).run(made -> made < 100);
        assertThat(found.makespan()).isEqualTo(9);
    }

    @Test
    void theBoundCountsTheWorkBetweenWhatMustComeBeforeAndAfter() {
        ProblemDraft draft = new ProblemDraft();
        int workers = draft.resource(2);
        int first = draft.node(2);
        int last = draft.node(3);
        for (int node = 0; node < 4; node++) {
            int middle = draft.node(5);
            draft.uses(middle, workers, 1);
            draft.before(first, middle);
            draft.before(middle, last);
        }
        Solution found = new Search(draft.build(), Scheme.Kind.SERIAL, 1).run(made -> made < 10);
        assertThat(found.lowerBound()).isEqualTo(15);
        assertThat(found.makespan()).isEqualTo(15);
        assertThat(found.schedules()).isEqualTo(1);
    }

    @Test
    void nothingToDoTakesNoTime() {
        Solution found = new Search(new ProblemDraft().build(), Scheme.Kind.PARALLEL, 1).run(made -> made < 10);
        assertThat(found.makespan()).isZero();
    }

    @Test
    void whatCannotBeIsRefused() {
        ProblemDraft circle = new ProblemDraft();
        circle.before(circle.node(1), circle.node(1));
        circle.before(1, 0);
        assertThatThrownBy(circle::build).hasMessageContaining("circle");
        ProblemDraft greedy = new ProblemDraft();
        greedy.resource(2);
        greedy.node(1);
        assertThatThrownBy(() -> greedy.uses(0, 0, 3)).hasMessage("node 0 wants 3 of 2");
        assertThatThrownBy(() -> greedy.node(-1)).hasMessageContaining("duration");
        assertThatThrownBy(() -> greedy.resource(0)).hasMessageContaining("capacity");
    }
}
