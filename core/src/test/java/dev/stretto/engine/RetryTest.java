package dev.stretto.engine;

import static dev.stretto.engine.Scenario.IN_PLACE;
import static dev.stretto.engine.Scenario.LANDING;
import static dev.stretto.engine.Scenario.planned;
import static dev.stretto.engine.Scenario.retries;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.Scenario.workers;
import static dev.stretto.engine.TaskState.COMPLETED;
import static dev.stretto.engine.TaskState.FAILED;
import static dev.stretto.engine.TaskState.PENDING;
import static dev.stretto.engine.TaskState.READY;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.engine.TaskState.SKIPPED;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Priority;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import org.junit.jupiter.api.Test;

/** Retry and skip: how the user gets a run going again. */
class RetryTest {

    @Test
    void retryReopensWhatFailedAndWhatItSkipped() {
        Scenario run = running(plan().task("a").task("b", "a").task("c", "b").task("d"), IN_PLACE)
                .fail("a");

        run.retry("a").expect(RUNNING, "a").expect(PENDING, "b", "c");
        assertThat(run.record("b").skipCause()).isEmpty();
        run.complete("a", "b", "c", "d").expect(RunState.COMPLETED);
    }

    @Test
    void retryWithoutNamesReopensAllThatFailed() {
        Scenario run = running(plan().task("a").task("b").task("c", "a", "b"), IN_PLACE)
                .fail("a")
                .fail("b");
        run.expect(RunState.FAILED);

        run.retry().expect(RunState.FAILED).expect(READY, "a", "b").expect(PENDING, "c");
        run.resume().complete("a", "b", "c").expect(RunState.COMPLETED);
    }

    @Test
    void ofTwoCausesTheOtherOneStillSkips() {
        Scenario run = running(plan().task("a").task("b").task("c", "a", "b").task("z"), IN_PLACE)
                .fail("a")
                .fail("b");
        assertThat(run.record("c").skippedBecauseOf()).hasValue(new TaskId("a"));

        run.retry("a").expect(SKIPPED, "c");
        assertThat(run.record("c").skippedBecauseOf()).hasValue(new TaskId("b"));
        run.complete("a").expect(SKIPPED, "c");
        run.retry("b").expect(PENDING, "c").complete("b").expect(RUNNING, "c");
    }

    @Test
    void retryReachesThroughBarriersAndBlamesTheRightTask() {
        PlanBuilder plan = plan().phase("1")
                .task("1.1")
                .task("1.2")
                .phase("2")
                .task("2.1")
                .phase("3")
                .task("3.1")
                .task("3.2");
        Scenario run = running(plan, IN_PLACE).fail("1.1").fail("1.2").expect(SKIPPED, "2.1", "3.1", "3.2");
        assertThat(run.record("3.1").skippedBecauseOf()).hasValue(new TaskId("1.1"));

        run.retry("1.1").expect(SKIPPED, "2.1", "3.1", "3.2");
        assertThat(run.record("2.1").skippedBecauseOf()).hasValue(new TaskId("1.2"));
        assertThat(run.record("3.1").skippedBecauseOf()).hasValue(new TaskId("1.2"));
        run.retry("1.2").resume().expect(PENDING, "2.1", "3.1", "3.2");
        run.complete("1.1", "1.2", "2.1", "3.1", "3.2").expect(RunState.COMPLETED);
    }

    @Test
    void aRetriedTaskHasItsRetriesAgain() {
        Scenario run = running(plan().task("a"), retries(1, IN_PLACE))
                .fail("a")
                .waitFor("a")
                .fail("a")
                .expect(FAILED, "a");

        run.retry("a").resume().fail("a").expect(READY, "a");
        assertThat(run.attempt("a").number()).isEqualTo(3);
    }

    @Test
    void aTaskSkippedForAFailedOneIsNotRetriedWithoutIt() {
        Scenario run =
                running(plan().task("a").task("b", "a").task("z"), IN_PLACE).fail("a");

        run.retry("b")
                .expectRefusal("task b was skipped because of a", "`stretto retry a`")
                .expect(SKIPPED, "b");
        run.retry("b", "a").expect(PENDING, "b").expect(RUNNING, "a");
    }

    @Test
    void retryOfWhatHasNotFailedIsRefused() {
        Scenario run = running(plan().task("a").task("b", "a"), LANDING);

        run.retry("a").expectRefusal("task a is running", "can be retried");
        run.retry("b").expectRefusal("task b is pending");
        run.retry("nope").expectRefusal("no task nope", "stretto status");
        run.retry().expectRefusal("no task has failed");
        run.finish("a").retry("a").expectRefusal("task a is landing");
        run.land("a").retry("a").expectRefusal("task a is completed");
    }

    @Test
    void aSkippedTaskCountsAsDoneForItsDependents() {
        Scenario run = running(plan().task("a").task("b", "a").task("c", "b"), workers(1, IN_PLACE));

        run.skip("b").expect(SKIPPED, "b");
        assertThat(run.record("b").skipCause()).hasValue(SkipCause.USER);
        run.complete("a").expect(RUNNING, "c").complete("c").expect(RunState.COMPLETED);
    }

    @Test
    void skippingAReadyTaskTakesItOutOfTheQueue() {
        Scenario run = running(plan().task("a").task("b"), workers(1, IN_PLACE))
                .expect(READY, "b")
                .skip("b");

        run.complete("a").expect(SKIPPED, "b").expect(RunState.COMPLETED);
        assertThat(run.started()).isEmpty();
    }

    @Test
    void skippingATaskThatWaitsToBeRepeatedTakesItOutOfTheQueue() {
        Scenario run = running(plan().task("a").task("b"), retries(1, IN_PLACE))
                .fail("a")
                .expect(READY, "a")
                .skip("a");

        assertThat(run.engine().nextTimeMillis()).isEmpty();
        run.complete("b").expect(RunState.COMPLETED);
    }

    @Test
    void skippingWhatFailedLetsItsDependentsGoOnAlsoAfterTheyWereSkipped() {
        Scenario run = running(plan().task("a").task("b", "a").task("c", "b").task("z"), IN_PLACE)
                .fail("a");

        run.skip("a").expect(SKIPPED, "a").expect(RUNNING, "b").expect(PENDING, "c");
        run.complete("b", "c", "z").expect(RunState.COMPLETED);
    }

    @Test
    void skippingWhatWasSkippedForADependencyLetsItsDependentsGoOn() {
        Scenario run = running(plan().task("a").task("b", "a").task("c", "b").task("z"), IN_PLACE)
                .fail("a");

        run.skip("b").expect(SKIPPED, "b").expect(RUNNING, "c").expect(FAILED, "a");
        assertThat(run.record("b").skipCause()).hasValue(SkipCause.USER);
        assertThat(run.record("b").skippedBecauseOf()).isEmpty();
        run.complete("c", "z").expect(RunState.FAILED);
    }

    @Test
    void skippingTheLastThatFailedCompletesTheRun() {
        Scenario run = running(plan().task("a").task("b"), IN_PLACE)
                .complete("b")
                .fail("a")
                .expect(RunState.FAILED);

        run.skip("a").expect(RunState.COMPLETED);
    }

    @Test
    void skippingSeveralAtOnceCountsEachOnce() {
        Scenario run = running(plan().task("a").task("b", "a").task("c", "b"), IN_PLACE)
                .fail("a")
                .expect(SKIPPED, "b", "c");

        run.skip("b", "a", "b", "c").expect(SKIPPED, "a", "b", "c").expect(RunState.COMPLETED);
    }

    @Test
    void skippingWhatIsUnderWayOrDoneIsRefused() {
        Scenario run = running(plan().task("a").task("b", "a"), LANDING);

        run.skip("a").expectRefusal("task a is running");
        run.skip().expectRefusal("name the task");
        run.skip("nope").expectRefusal("no task nope");
        run.finish("a").skip("a").expectRefusal("task a is landing");
        run.land("a").skip("a").expectRefusal("task a is completed");
        run.skip("b").expectRefusal("task b is running");
        running(plan().task("a").task("b", "a"), LANDING).skip("b").skip("b").expectRefusal("already skipped");
        running(plan().task("a").task("b", "a"), LANDING).cancel().skip("b").expectRefusal("task b is cancelled");
    }

    @Test
    void aTaskTheUserSkippedCanBeTakenUpAgain() {
        Scenario run = running(
                        plan().phase("1")
                                .task("a")
                                .priority(Priority.HIGH)
                                .task("b")
                                .task("c", "a", "b"),
                        workers(1, IN_PLACE))
                .skip("b");

        run.retry("b").expect(READY, "b").expect(PENDING, "c");
        run.complete("a", "b");
        assertThat(run.events()).as("c is still to be done").noneMatch(ProgressEvent.PhaseCompleted.class::isInstance);
        run.complete("c").expect(COMPLETED, "a", "b", "c").expect(RunState.COMPLETED);
        assertThat(run.ledger().tally().unsuccessful()).isZero();
        assertThat(run.journal())
                .filteredOn(r -> r.event() instanceof ProgressEvent.PhaseCompleted)
                .hasSize(1);
    }

    @Test
    void whatWentOnWithoutASkippedTaskStaysAsItIs() {
        Scenario run =
                planned(plan().phase("1").task("a").task("b", "a").phase("2").task("c"), IN_PLACE);
        run.skip("a").resume().complete("b").expect(RUNNING, "c");

        run.retry("a").expect(RUNNING, "a", "c").expect(COMPLETED, "b");
        run.fail("a").expect(RUNNING, "c").complete("c").expect(RunState.FAILED);
        run.retry("a").resume().complete("a").expect(RunState.COMPLETED);
    }

    @Test
    void aRunThatCompletedGoesOnWithATaskTheUserHadSkipped() {
        Scenario run = running(plan().task("a").task("b", "a"), IN_PLACE)
                .skip("b")
                .complete("a")
                .expect(RunState.COMPLETED);

        run.retry("b").resume().expect(RUNNING, "b").complete("b").expect(RunState.COMPLETED);
    }
}
