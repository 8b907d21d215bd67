package dev.stretto.engine;

import static dev.stretto.engine.Scenario.IN_PLACE;
import static dev.stretto.engine.Scenario.batched;
import static dev.stretto.engine.Scenario.retries;
import static dev.stretto.engine.TaskState.FAILED;
import static dev.stretto.engine.TaskState.PENDING;
import static dev.stretto.engine.TaskState.READY;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.engine.TaskState.SKIPPED;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import dev.stretto.view.Waiting;
import org.junit.jupiter.api.Test;

/** Failures in a batch are tried again with the next one. */
class BatchTest {

    private static PlanBuilder four() {
        return plan().task("a").task("b").task("c").task("d");
    }

    private static Scenario run(PlanBuilder plan, int size) {
        return batched(size, plan, retries(2, IN_PLACE));
    }

    @Test
    void aTaskThatFailsIsTriedAgainWhenItsBatchHasEnded() {
        Scenario run = run(four(), 2).fail("a").expect(READY, "a").expect(PENDING, "c", "d");
        assertThat(run.engine().nextTimeMillis()).as("no time starts it").isEmpty();
        assertThat(Waiting.at(run.ledger(), 0).reason(run.record("a"))).startsWith("the next batch, after:");

        run.pass(1_000_000).expect(READY, "a").expect(PENDING, "c");
        run.complete("b").expect(RUNNING, "c", "d", "a");
        run.complete("a", "c", "d").expect(RunState.COMPLETED);
    }

    @Test
    void aFailureOfTheLastBatchIsTriedAgainRightAway() {
        Scenario run = run(four(), 4).fail("a");

        run.waitFor("a").expect(RUNNING, "a", "b");
        run.complete("a", "b", "c", "d").expect(RunState.COMPLETED);
    }

    @Test
    void theNextBatchDoesNotWaitForWhatIsTriedAgainWithIt() {
        Scenario run = run(plan().task("a").task("b").task("c").task("d").task("e"), 2)
                .fail("a")
                .complete("b", "c", "d")
                .expect(RUNNING, "e");

        run.waitFor("a").fail("a").waitFor("a").expect(RUNNING, "a");
        run.fail("a").complete("e").expect(FAILED, "a").expect(RunState.FAILED);
    }

    @Test
    void aTaskThatFailsAgainInTheNextBatchIsTriedAgainWithTheOneAfterThat() {
        Scenario run = run(
                        plan().task("a").task("b").task("c").task("d").task("e").task("f"), 2)
                .fail("a")
                .complete("b")
                .waitFor("a")
                .expect(RUNNING, "c", "d", "a");

        run.fail("a").pass(1_000_000).expect(READY, "a").expect(PENDING, "e");
        assertThat(Waiting.at(run.ledger(), 0).reason(run.record("a"))).startsWith("the next batch, after:");
        run.complete("c", "d").expect(RUNNING, "e", "f", "a");
        run.complete("a", "e", "f").expect(RunState.COMPLETED);
    }

    @Test
    void aTaskThatTheNextBatchWaitsForIsTriedAgainRightAway() {
        Scenario run = run(plan().task("a").task("b").task("c", "a").task("d").task("e"), 2)
                .fail("a")
                .complete("b")
                .waitFor("a")
                .expect(RUNNING, "d", "a")
                .fail("a");

        run.waitFor("a").expect(RUNNING, "a").complete("a", "d").expect(RUNNING, "c");
        run.complete("c").expect(RUNNING, "e");
    }

    @Test
    void aTaskThatWaitsForTheNextBatchCountsOnceWhenItIsSkipped() {
        Scenario run = run(plan().task("a").task("b").task("c").task("d"), 3).fail("a");

        run.skip("a").expect(SKIPPED, "a").expect(PENDING, "d");
        run.complete("b").expect(PENDING, "d");
        run.complete("c").expect(RUNNING, "d");
    }

    @Test
    void aRetryByTheUserOfWhatWaitsForTheNextBatchIsRefusedAsItIsStillToRun() {
        run(four(), 2).fail("a").retry("a").expectRefusal("a", "ready");
    }

    @Test
    void anUnreachableBarrierIsNamed() {
        Scenario run = batched(
                        9, plan().phase("1").task("1.1").task("1.2").phase("2").task("2.1"), IN_PLACE)
                .fail("1.1");

        run.expect(SKIPPED, "2.1");
        assertThat(Waiting.at(run.ledger(), 0).reason(run.record("2.1")))
                .isEqualTo("skipped: 1.1 did not complete, so that barrier “phase 1” cannot open any more");
        assertThat(run.ledger().record(new TaskId("1.2")).state()).isEqualTo(RUNNING);
    }
}
