package dev.stretto.engine;

import static dev.stretto.engine.Scenario.IN_PLACE;
import static dev.stretto.engine.Scenario.LANDING;
import static dev.stretto.engine.Scenario.planned;
import static dev.stretto.engine.Scenario.retries;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.Scenario.workers;
import static dev.stretto.engine.TaskState.CANCELLED;
import static dev.stretto.engine.TaskState.READY;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.claim.ClaimRules;
import dev.stretto.plan.Priority;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What tasks claim is theirs while they run and land. */
class LocksTest {

    private static final RunOptions LOCKING = IN_PLACE.with(ClaimRules.LOCKING);

    private static RunOptions pools(Map<String, Integer> sizes) {
        return IN_PLACE.with(ClaimRules.LOCKING.withPools(new TreeMap<>(sizes)));
    }

    private static Optional<Obstacle> obstacle(Scenario run, String task) {
        return run.ledger().obstacles().of(run.record(task), run.nowMillis());
    }

    private static Obstacle held(String resource, String... holders) {
        return new Obstacle(resource, Scenario.ids(holders));
    }

    @Test
    void tasksThatWriteTheSameRunOneAfterTheOtherAndTheNextReadyTaskTakesTheSlot() {
        Scenario run = running(
                plan().task("a")
                        .writes("src/**")
                        .task("b")
                        .writes("src/x.ts")
                        .task("c")
                        .writes("docs/*.md"),
                workers(2, LOCKING));

        run.expect(RUNNING, "a", "c").expect(READY, "b");
        assertThat(obstacle(run, "b")).contains(held("src/x.ts", "a"));
        run.complete("a").expect(RUNNING, "b");
        assertThat(obstacle(run, "b")).isEmpty();
    }

    @Test
    void readersShareAndAWriterWaitsForAllOfThem() {
        Scenario run = running(
                plan().task("r1")
                        .reads("src")
                        .task("r2")
                        .reads("src/*.ts")
                        .task("w")
                        .writes("src/a.ts"),
                LOCKING);

        run.expect(RUNNING, "r1", "r2").expect(READY, "w");
        assertThat(obstacle(run, "w")).contains(held("src/a.ts", "r1", "r2"));
        run.complete("r1").expect(READY, "w");
        assertThat(obstacle(run, "w")).contains(held("src/a.ts", "r2"));
        run.complete("r2").expect(RUNNING, "w");
    }

    @Test
    void whatIsClaimedIsHeldUntilItHasLanded() {
        Scenario run = running(plan().task("a").writes("x").task("b").writes("x/y"), LANDING.with(ClaimRules.LOCKING));

        run.finish("a")
                .expect(READY, "b")
                .merge("a")
                .expect(READY, "b")
                .move("a")
                .expect(RUNNING, "b");
    }

    @Test
    void allIsTakenAtOnceAndTheLocksAreTold() {
        Scenario run = running(
                plan().task("a")
                        .reads("in")
                        .writes("out")
                        .uses("gpu=2")
                        .task("b")
                        .writes("in", "other"),
                LOCKING);

        run.expect(RUNNING, "a").expect(READY, "b");
        TaskId a = new TaskId("a");
        assertThat(run.ledger().obstacles().locks())
                .containsExactlyInAnyOrder(
                        new Lock("in", "read", a), new Lock("out", "write", a), new Lock("gpu=2", "use", a));
        assertThat(run.complete("a").complete("b").ledger().obstacles().locks()).isEmpty();
    }

    @Test
    void aTaskThatWaitsToBeTriedAgainHoldsNothing() {
        Scenario run = running(plan().task("a").writes("x").task("b").writes("x"), retries(1, LOCKING));

        run.fail("a").expect(READY, "a").expect(RUNNING, "b");
        run.waitFor("a").expect(READY, "a").complete("b").expect(RUNNING, "a");
    }

    @Test
    void aTimeThatHasComeIsNotWaitedForAgain() {
        Scenario run = running(plan().task("a").writes("x").task("b").writes("x"), retries(1, LOCKING));

        run.fail("a");
        assertThat(run.engine().nextTimeMillis()).hasValue(run.record("a").notBeforeMillis());
        run.waitFor("a");
        assertThat(run.engine().nextTimeMillis()).isEmpty();
    }

    @Test
    void nothingIsHeldByWhatHasEnded() {
        Scenario run = running(
                plan().task("a").writes("x").task("b").writes("y").task("c").writes("x"), LOCKING);

        run.cancel().expect(CANCELLED, "c");
        run.exit("a", Outcome.INTERRUPTED).exit("b", Outcome.INTERRUPTED);
        assertThat(run.ledger().obstacles().locks()).isEmpty();
    }

    @Test
    void unitsOfAPoolAddUp() {
        Scenario run = running(
                plan().task("a").uses("gpu=2").task("b").uses("gpu=1").task("c").uses("gpu=1"),
                pools(Map.of("gpu", 3)));

        run.expect(RUNNING, "a", "b").expect(READY, "c");
        assertThat(obstacle(run, "c")).contains(held("gpu=1", "a", "b"));
        run.complete("b").expect(RUNNING, "c");
    }

    @Test
    void aPoolThatNobodySizesHasAsManyUnitsAsTheLargestWish() {
        Scenario run = running(
                plan().task("a").uses("gpu=1").task("b").uses("gpu=2").task("c").uses("gpu=1"), LOCKING);

        run.expect(RUNNING, "a", "c").expect(READY, "b");
    }

    @Test
    void aTaskThatWantsMoreThanThereIsKeepsThePlanFromBeingAccepted() {
        planned(plan().task("a"), pools(Map.of("gpu", 3)))
                .accept(plan().task("a").uses("gpu=4"))
                .expectRefusal("task a uses 4 units of the pool gpu, which has 3");
    }

    @Test
    void smallTasksDoNotStarveALargeOne() {
        PlanBuilder plan = plan().task("s1")
                .writes("src/1")
                .minutes(99)
                .task("large")
                .writes("src/**")
                .priority(Priority.HIGH)
                .task("first")
                .priority(Priority.CRITICAL)
                .writes("src/2")
                .task("s2", "first")
                .writes("src/3")
                .task("beside", "first")
                .writes("docs/1");
        Scenario run = running(plan, LOCKING);
        run.expect(RUNNING, "first", "s1").expect(READY, "large");

        // s2 becomes ready when "large" was passed over already: it may not start past it, though what it claims is
        // free.
        run.complete("first").expect(READY, "s2").expect(RUNNING, "beside");
        assertThat(obstacle(run, "s2")).contains(held("", "large"));
        run.complete("s1").expect(RUNNING, "large").expect(READY, "s2");
        run.complete("large").expect(RUNNING, "s2");
    }

    @Test
    void whoIsReadyAsLongMayGoPastALargeTaskThatHasToWait() {
        PlanBuilder plan = plan().task("s1")
                .priority(Priority.CRITICAL)
                .writes("src/1")
                .task("large")
                .priority(Priority.HIGH)
                .writes("src/**")
                .task("s2")
                .writes("src/2");

        running(plan, LOCKING).expect(RUNNING, "s1", "s2").expect(READY, "large");
    }

    @Test
    void unitsThatALargeTaskWaitsForAreKeptForIt() {
        PlanBuilder plan = plan().task("a")
                .priority(Priority.CRITICAL)
                .uses("gpu=2")
                .task("first")
                .priority(Priority.CRITICAL)
                .task("large")
                .priority(Priority.HIGH)
                .uses("gpu=4")
                .task("small", "first")
                .uses("gpu=1");
        Scenario run = running(plan, pools(Map.of("gpu", 4)));

        run.complete("first").expect(READY, "small", "large");
        run.complete("a").expect(RUNNING, "large");
    }

    @Test
    void aSmallTaskMayTakeUnitsThatTheLargeOneDoesNotNeed() {
        PlanBuilder plan = plan().task("a")
                .priority(Priority.CRITICAL)
                .writes("x")
                .task("first")
                .priority(Priority.CRITICAL)
                .task("large")
                .priority(Priority.HIGH)
                .writes("x")
                .uses("gpu=3")
                .task("small", "first")
                .uses("gpu=1");
        Scenario run = running(plan, pools(Map.of("gpu", 4)));

        run.complete("first").expect(RUNNING, "small").expect(READY, "large");
    }

    @Test
    void whereClaimsAreOffNothingIsHeld() {
        Scenario run = running(
                plan().task("a").writes("x").uses("gpu=1").task("b").writes("x").uses("gpu=1"), IN_PLACE);

        run.expect(RUNNING, "a", "b");
        assertThat(run.ledger().obstacles().locks()).isEmpty();
    }

    @Test
    void aThousandTasksThatWaitForOneFileAreNotLookedAtEachTime() {
        PlanBuilder plan = plan();
        for (int task = 0; task < 1000; task++) {
            plan.task("same" + task).writes("CHANGELOG.md").task("other" + task).writes("CHANGELOG.md", "src/" + task);
        }
        Scenario.quick(plan, LOCKING, 2000);
    }
}
