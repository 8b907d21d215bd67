package dev.stretto.engine;

import static dev.stretto.engine.Scenario.IN_PLACE;
import static dev.stretto.engine.Scenario.planned;
import static dev.stretto.engine.Scenario.retries;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.TaskState.COMPLETED;
import static dev.stretto.engine.TaskState.FAILED;
import static dev.stretto.engine.TaskState.PENDING;
import static dev.stretto.engine.TaskState.READY;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.engine.TaskState.SKIPPED;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.simulator.PlanBuilder;
import dev.stretto.view.Waiting;
import org.junit.jupiter.api.Test;

/** Tasks that run only if another one fails. */
class OnFailureTest {

    private static PlanBuilder mended() {
        return plan().task("a").task("mend").onFailureOf("a").task("after", "mend");
    }

    private static String reason(Scenario run, String task) {
        return Waiting.at(run.ledger(), run.nowMillis()).reason(run.record(task));
    }

    @Test
    void theyRunOnceItHasFailedForGood() {
        Scenario run = running(mended(), retries(1, IN_PLACE)).expect(PENDING, "mend");
        assertThat(reason(run, "mend")).isEqualTo("whether a fails");

        run.fail("a").expect(READY, "a").expect(PENDING, "mend");
        run.waitFor("a").fail("a").expect(RUNNING, "mend").complete("mend").expect(RUNNING, "after");
        run.complete("after").expect(RunState.FAILED);
    }

    @Test
    void theyAreNotNeededWhereItCompletesAndHoldNobodyUp() {
        Scenario run = running(mended(), IN_PLACE)
                .complete("a")
                .expect(SKIPPED, "mend")
                .expect(RUNNING, "after");

        assertThat(run.record("mend").skipCause()).hasValue(SkipCause.NOT_NEEDED);
        assertThat(reason(run, "mend")).isEqualTo("not needed: a did not fail");
        run.complete("after").expect(RunState.COMPLETED);
    }

    @Test
    void oneFailureOfSeveralIsEnough() {
        PlanBuilder plan = plan().task("a").task("b").task("mend").onFailureOf("a", "b");

        running(plan, IN_PLACE).complete("a").expect(PENDING, "mend").fail("b").expect(RUNNING, "mend");
        running(plan, IN_PLACE).fail("a").expect(RUNNING, "mend", "b");
        running(plan, IN_PLACE).complete("a", "b").expect(SKIPPED, "mend").expect(RunState.COMPLETED);
    }

    @Test
    void aTaskThatIsSkippedCannotFailAnyMore() {
        PlanBuilder plan = plan().task("a").task("b", "a").task("mend").onFailureOf("b");

        Scenario run = running(plan, IN_PLACE).fail("a").expect(SKIPPED, "b", "mend");
        assertThat(run.record("mend").skipCause()).hasValue(SkipCause.NOT_NEEDED);
        run.retry("a").expect(PENDING, "b", "mend").resume();
        run.complete("a").fail("b").expect(RUNNING, "mend");

        running(plan, IN_PLACE).skip("b").expect(SKIPPED, "mend");
    }

    @Test
    void whetherTheyAreNeededIsAskedBeforeWhetherTheyCanRun() {
        PlanBuilder plan =
                plan().task("a").task("x").task("mend", "x").onFailureOf("a").task("after", "mend");

        Scenario run = running(plan, IN_PLACE).fail("x").expect(PENDING, "mend");
        run.complete("a").expect(SKIPPED, "mend").expect(RUNNING, "after");
        run = running(plan, IN_PLACE).fail("x").fail("a").expect(SKIPPED, "mend", "after");
        assertThat(run.record("mend").skipCause()).hasValue(SkipCause.DEPENDENCY);
        run = running(plan, IN_PLACE).fail("a").expect(PENDING, "mend");
        assertThat(reason(run, "mend")).isEqualTo("x");
    }

    @Test
    void oneThatWaitsIsAskedAnewWhenTheFailedTaskIsRetried() {
        PlanBuilder plan = plan().task("a").task("x").task("mend", "x").onFailureOf("a");

        Scenario run = running(plan, IN_PLACE).fail("a").expect(PENDING, "mend");
        run.retry("a").complete("a").expect(SKIPPED, "mend");
        assertThat(run.record("mend").skipCause()).hasValue(SkipCause.NOT_NEEDED);
    }

    @Test
    void oneThatRanStaysAsItIsWhenTheFailedTaskIsRetried() {
        Scenario run =
                running(mended(), IN_PLACE).fail("a").complete("mend", "after").expect(RunState.FAILED);

        run.retry("a").resume().expect(COMPLETED, "mend", "after").complete("a").expect(RunState.COMPLETED);
    }

    @Test
    void oneThatIsNotNeededIsNotRetriedByItself() {
        Scenario run = running(mended(), IN_PLACE).complete("a");

        run.retry("mend").expectRefusal("task mend runs only if a fails").expect(SKIPPED, "mend");
    }

    @Test
    void theUserMaySkipThemBeforehandAndAfterwards() {
        running(mended(), IN_PLACE).skip("mend").fail("a").expect(RUNNING, "after");
        Scenario run = running(mended(), IN_PLACE).complete("a").skip("mend").expect(SKIPPED, "mend");
        assertThat(run.record("mend").skipCause()).hasValue(SkipCause.USER);
        run.complete("after").expect(RunState.COMPLETED);
    }

    @Test
    void oneWhoseOwnRunFailsIsMendedByTheNext() {
        PlanBuilder plan = plan().task("a")
                .task("mend")
                .onFailureOf("a")
                .task("mend again")
                .onFailureOf("mend");

        running(plan, IN_PLACE).fail("a").fail("mend").expect(RUNNING, "mend again");
        running(plan, IN_PLACE)
                .complete("a")
                .expect(SKIPPED, "mend", "mend again")
                .expect(RunState.COMPLETED);
    }

    @Test
    void anEditedPlanAsksAnew() {
        Scenario run = running(mended(), IN_PLACE).complete("a", "after").expect(RunState.COMPLETED);
        run.accept(plan().task("a").task("b").task("mend").onFailureOf("b").task("after", "mend"));
        run.expect(COMPLETED, "a", "after")
                .expect(PENDING, "mend")
                .resume()
                .fail("b")
                .expect(RUNNING, "mend");

        Scenario failed = running(plan().task("a"), IN_PLACE).fail("a").expect(RunState.FAILED);
        failed.accept(mended())
                .expect(FAILED, "a")
                .expect(READY, "mend")
                .resume()
                .expect(RUNNING, "mend");
    }

    @Test
    void aCancelledRunCallsForNothing() {
        Scenario run = planned(mended(), IN_PLACE).resume().cancel().exit("a", Outcome.INTERRUPTED);

        run.expect(TaskState.CANCELLED, "a", "mend", "after");
        run.retry().resume().expect(PENDING, "mend").fail("a").expect(RUNNING, "mend");
    }
}
