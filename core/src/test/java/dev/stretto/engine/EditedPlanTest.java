package dev.stretto.engine;

import static dev.stretto.engine.Scenario.IN_PLACE;
import static dev.stretto.engine.Scenario.LANDING;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.TaskState.COMPLETED;
import static dev.stretto.engine.TaskState.FAILED;
import static dev.stretto.engine.TaskState.READY;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.engine.TaskState.SKIPPED;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.PlanStatus;
import dev.stretto.simulator.PlanBuilder;
import org.junit.jupiter.api.Test;

/** What the plan marks as completed, and going on with an edited plan. */
class EditedPlanTest {

    private static final RunOptions RERUN = new RunOptions(99, 0, 0, 0, 0, true, true, 7);

    @Test
    void whatThePlanMarksAsCompletedIsNotRunAgain() {
        PlanBuilder plan = plan().task("a")
                .status(PlanStatus.COMPLETED)
                .task("b", "a")
                .task("c")
                .status(PlanStatus.FAILED);
        Scenario run = running(plan, IN_PLACE).expect(COMPLETED, "a").expect(RUNNING, "b", "c");

        assertThat(run.attempt("b").number()).isEqualTo(1);
        run.complete("b", "c").expect(RunState.COMPLETED);
    }

    @Test
    void unlessTheOptionsSayThatEverythingRuns() {
        running(plan().task("a").status(PlanStatus.COMPLETED), RERUN).expect(RUNNING, "a");
    }

    @Test
    void aPlanThatIsDoneIsARunThatIsDone() {
        running(plan().phase("1").task("a").status(PlanStatus.COMPLETED), LANDING)
                .expect(RunState.COMPLETED);
    }

    @Test
    void anEditedPlanKeepsWhatIsSettled() {
        Scenario run =
                running(plan().task("a").task("b").task("c", "b").task("d", "b").task("e", "a"), LANDING);
        run.skip("e").complete("a").fail("b").expect(SKIPPED, "c", "d", "e").expect(RunState.FAILED);

        run.accept(plan().task("b")
                .task("c", "b")
                .task("d", "a")
                .task("e", "a")
                .task("a")
                .task("new", "e"));
        assertThat(run.ledger().definition().revision()).isEqualTo(2);
        assertThat(run.ledger().head()).isEqualTo("candidate-a#1");
        run.expect(COMPLETED, "a").expect(FAILED, "b").expect(SKIPPED, "c", "e").expect(READY, "d", "new");
        assertThat(run.record("a").commit()).isEqualTo("candidate-a#1");
        assertThat(run.record("e").skipCause()).hasValue(SkipCause.USER);
        run.resume().expect(RUNNING, "d", "new").complete("d", "new").expect(RunState.FAILED);
        run.retry("b").resume().complete("b", "c").expect(RunState.COMPLETED);
        assertThat(run.attempt("b").number()).isEqualTo(2);
    }

    @Test
    void anEditedPlanMayDropTasksAndGoOnWithWhatWasCancelled() {
        Scenario run = running(plan().task("a").task("b"), IN_PLACE).cancel();
        run.exit("a", Outcome.INTERRUPTED).exit("b", Outcome.INTERRUPTED).accept(plan().task("b"));

        run.expect(READY, "b").resume().complete("b").expect(RunState.COMPLETED);
    }

    @Test
    void aTaskThatWasDroppedAndPutBackKeepsWhatItWas() {
        Scenario run = running(plan().task("a").task("b").task("c"), LANDING)
                .complete("a")
                .fail("b")
                .complete("c");
        run.accept(plan().task("c")).accept(plan().task("a").task("b").task("c"));

        run.expect(COMPLETED, "a", "c").expect(FAILED, "b").retry("b").resume().expect(RUNNING, "b");
        assertThat(run.attempt("b").number())
                .as("no attempt has a number twice")
                .isEqualTo(2);
    }

    @Test
    void aRunThatEndedIsJudgedAnewByTheEditedPlan() {
        Scenario run = running(plan().task("a").task("b"), IN_PLACE)
                .complete("a")
                .fail("b")
                .expect(RunState.FAILED);

        run.accept(plan().task("a")).expect(RunState.COMPLETED);
        run.accept(plan().task("a").task("b")).expect(RunState.FAILED);
    }

    @Test
    void aTaskThatTheEditedPlanTicksIsDone() {
        Scenario run = running(plan().task("a").task("b", "a"), IN_PLACE).fail("a");
        run.accept(plan().task("a").status(PlanStatus.COMPLETED).task("b", "a"));

        run.expect(COMPLETED, "a").resume().expect(RUNNING, "b").complete("b").expect(RunState.COMPLETED);
    }

    @Test
    void anEditedPlanIsRefusedWhileTasksAreUnderWay() {
        Scenario run = running(plan().task("a").task("b"), LANDING).finish("a");

        run.accept(plan().task("a")).expectRefusal("still under way: a, b", "pause the run");
        assertThat(run.ledger().definition().revision()).isEqualTo(1);
    }
}
