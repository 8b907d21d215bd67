package dev.stretto.engine;

import static dev.stretto.engine.Scenario.IN_PLACE;
import static dev.stretto.engine.Scenario.LANDING;
import static dev.stretto.engine.Scenario.retries;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.Scenario.workers;
import static dev.stretto.engine.TaskState.READY;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.claim.ClaimRules;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a running attempt claims beside what the plan says. */
class DynamicClaimsTest {

    private static final RunOptions LOCKING = IN_PLACE.with(ClaimRules.LOCKING);
    private static final long WAIT = 60_000;

    private int ids;

    private static Scenario three() {
        return running(plan().task("a").task("b").task("c"), LOCKING);
    }

    private static RunOptions gpus(int units) {
        return IN_PLACE.with(ClaimRules.LOCKING.withPools(new TreeMap<>(Map.of("gpu", units))));
    }

    private Scenario claim(Scenario run, String task, long waitMillis, Claim... claims) {
        return run.give(new Input.MakeClaim(
                new TaskId(task), Optional.empty(), task + ++ids, List.of(claims), List.of(), waitMillis));
    }

    private static void granted(Scenario run, String... tasks) {
        assertThat(run.events().stream()
                        .filter(ClaimEvent.Granted.class::isInstance)
                        .map(event -> ((ClaimEvent.Granted) event).task().value()))
                .containsExactly(tasks);
    }

    private static String reason(Scenario run) {
        return run.events().stream()
                .filter(ClaimEvent.Refused.class::isInstance)
                .map(event -> ((ClaimEvent.Refused) event).reason())
                .findFirst()
                .orElseThrow();
    }

    private static List<Lock> locks(Scenario run) {
        return run.ledger().obstacles().locks();
    }

    private static int waiting(Scenario run) {
        return run.ledger().obstacles().waiting().size();
    }

    @Test
    void whatIsFreeIsGrantedAllAtOnceAndInOneOrder() {
        Scenario run = claim(three(), "a", 0, Claim.write("src/**"), Claim.read("docs"), Claim.write("src/**"));

        granted(run, "a");
        TaskId a = new TaskId("a");
        assertThat(locks(run)).containsExactly(new Lock("docs", "read", a, true), new Lock("src/**", "write", a, true));
        assertThat(locks(run.complete("a"))).isEmpty();
    }

    @Test
    void whatIsHeldIsRefusedWithItsHolderWhereNobodyWaits() {
        Scenario run = claim(three(), "a", 0, Claim.write("src/**"));

        claim(run, "b", 0, Claim.write("docs"), Claim.read("src/x.ts"));
        assertThat(reason(run)).isEqualTo("src/x.ts is held by a");
        assertThat(locks(run)).as("nothing of it").hasSize(1);
    }

    @Test
    void readersShareAndOnlyASoleReaderMayWrite() {
        Scenario run = three();
        claim(run, "a", 0, Claim.read("x"));
        claim(run, "b", 0, Claim.read("x"));
        claim(run, "a", 0, Claim.write("x"));
        assertThat(reason(run)).isEqualTo("x is held by b");
        run.give(new Input.Release(new TaskId("b"), Optional.empty(), List.of()));
        granted(claim(run, "a", 0, Claim.write("x")), "a");
    }

    @Test
    void aClaimThatWaitsIsGrantedWhenItsHolderReleasesOrEnds() {
        Scenario run = claim(three(), "a", 0, Claim.write("x"));
        claim(run, "b", WAIT, Claim.write("x"));
        claim(run, "c", WAIT, Claim.write("x/y"));
        assertThat(waiting(run)).isEqualTo(2);

        run.give(new Input.Release(new TaskId("a"), Optional.empty(), List.of(Claim.write("x"))));
        granted(run, "b");
        granted(run.complete("b"), "c");
        assertThat(waiting(run)).isZero();
    }

    @Test
    void theTimeToWaitEnds() {
        Scenario run = claim(three(), "a", 0, Claim.write("x"));
        claim(run, "b", WAIT, Claim.write("x"));
        assertThat(run.engine().nextTimeMillis()).hasValue(run.nowMillis() + WAIT);

        run.pass(WAIT - 1).expectNothing().pass(1);
        assertThat(reason(run)).isEqualTo("the time to wait is over; x is held by a");
        assertThat(run.engine().nextTimeMillis()).isEmpty();
    }

    @Test
    void aWaitAlsoEndsWhileTheRunIsPaused() {
        Scenario run = claim(three(), "a", 0, Claim.write("x"));
        claim(run, "b", WAIT, Claim.write("x")).pause();

        assertThat(run.engine().nextTimeMillis()).hasValue(run.nowMillis() + WAIT);
    }

    @Test
    void twoThatWaitForEachOtherAreADeadlockAndTheOneThatClosesTheCycleIsRefused() {
        Scenario run = three();
        claim(run, "a", 0, Claim.write("x"));
        claim(run, "b", 0, Claim.write("y"));
        claim(run, "a", WAIT, Claim.write("y"));
        claim(run, "b", WAIT, Claim.read("x"));

        assertThat(reason(run)).isEqualTo("deadlock: b waits for x, held by a; a waits for y, held by b");
        assertThat(run.events().get(1)).isInstanceOf(ClaimEvent.Deadlock.class);
        assertThat(waiting(run)).isEqualTo(1);
        granted(run.complete("b"), "a");
    }

    @Test
    void aCycleOfThreeAndByWhatThePlanSaysIsNamedWhole() {
        Scenario run = running(
                plan().task("a").writes("x").task("b").writes("y").task("c").writes("z"), LOCKING);
        claim(run, "a", WAIT, Claim.write("y"));
        claim(run, "b", WAIT, Claim.write("z"));
        claim(run, "c", WAIT, Claim.write("x"));

        assertThat(reason(run))
                .isEqualTo("deadlock: c waits for x, held by a; a waits for y, held by b; b waits for z, held by c");
    }

    @Test
    void twoReadersThatBothWantToWriteAreADeadlock() {
        Scenario run = three();
        claim(run, "a", 0, Claim.read("x"));
        claim(run, "b", 0, Claim.read("x"));
        claim(run, "a", WAIT, Claim.write("x"));
        claim(run, "b", WAIT, Claim.write("x"));

        assertThat(reason(run)).startsWith("deadlock: b waits for x, held by a; a waits for x, held by b");
    }

    @Test
    void whereOneOfSeveralHoldersOfAPoolIsEnoughACycleIsNoDeadlock() {
        Scenario run = running(
                plan().task("a").uses("gpu=1").task("b").uses("gpu=1").task("c").uses("gpu=1"), gpus(3));
        claim(run, "a", WAIT, Claim.use("gpu", 1));
        claim(run, "b", WAIT, Claim.use("gpu", 1));
        assertThat(waiting(run)).as("c will end").isEqualTo(2);

        claim(run, "c", WAIT, Claim.use("gpu", 1));
        assertThat(reason(run)).startsWith("deadlock: c waits for gpu=1, held by a; a waits for gpu=1, held by c");
        granted(run.complete("c"), "a");
    }

    @Test
    void moreThanAPoolHasIsNeverWaitedFor() {
        Scenario run = running(plan().task("a").uses("gpu=1").task("b"), gpus(2));

        claim(run, "a", WAIT, Claim.use("gpu", 2))
                .expectRefusal(
                        "the pool gpu has 2 units, of which this task holds 1, so that 2 more can never be free");
        claim(run, "a", WAIT, Claim.use("disk", 1)).expectRefusal("no task of the plan uses a pool disk");
    }

    @Test
    void whatIsNoClaimIsRefused() {
        claim(three(), "a", 0, Claim.write("../x")).expectRefusal("“../x” is no glob");
        claim(three(), "a", 0, Claim.write("/etc")).expectRefusal("it is outside the repository");
        claim(three(), "a", 0, Claim.read("[ab")).expectRefusal("“[ab” is no glob: the [ is not closed");
        claim(three(), "z", 0, Claim.read("x")).expectRefusal("the plan has no task z");
        claim(three().complete("a"), "a", 0, Claim.read("x")).expectRefusal("task a is completed; only a running task");
        three().give(new Input.MakeClaim(new TaskId("a"), Optional.of(7), "i", List.of(Claim.read("x")), List.of(), 0))
                .expectRefusal("attempt 7 of task a is over");
        three().give(new Input.Release(new TaskId("a"), Optional.empty(), List.of(Claim.write("x"))))
                .expectRefusal("task a has not claimed write x while it ran");
    }

    @Test
    void whatTheRepositoryHasDecidesWhatAPathCovers() {
        Scenario run = three();
        run.give(new Input.MakeClaim(
                new TaskId("a"),
                Optional.empty(),
                "i",
                List.of(Claim.write("conf.d")),
                List.of(new KnownPath("conf.d", true)),
                0));
        claim(run, "b", 0, Claim.read("conf.d/x"));
        assertThat(reason(run)).isEqualTo("conf.d/x is held by a");
    }

    @Test
    void aTaskDoesNotStartOnWhatARunningOneHasClaimedOrWaitsFor() {
        Scenario run = running(
                plan().task("a")
                        .task("b")
                        .writes("x/1")
                        .task("c", "a")
                        .writes("x/2")
                        .task("d")
                        .writes("y"),
                workers(3, LOCKING));
        claim(run, "d", WAIT, Claim.write("x/**"));
        run.complete("a").expect(READY, "c");
        assertThat(run.ledger().obstacles().of(run.record("c"), run.nowMillis()))
                .contains(new Obstacle("", Scenario.ids("d")));
        granted(run.complete("b").expect(READY, "c"), "d");
        assertThat(run.ledger().obstacles().of(run.record("c"), run.nowMillis()))
                .contains(new Obstacle("x/2", Scenario.ids("d")));
        run.complete("d").expect(RUNNING, "c");
    }

    @Test
    void whatIsClaimedIsHeldUntilItHasLandedAndAWaitEndsWithItsProcess() {
        Scenario run = running(plan().task("a").task("b"), LANDING.with(ClaimRules.LOCKING));
        claim(run, "a", 0, Claim.write("x"));
        claim(run, "b", 0, Claim.write("y"));
        claim(run, "a", WAIT, Claim.write("y"));

        run.exit("a", Outcome.SUCCEEDED);
        assertThat(reason(run)).isEqualTo("its attempt has ended");
        run.collect("a", "c1", "x").merge("a");
        assertThat(locks(run)).hasSize(2);
        assertThat(locks(run.move("a"))).hasSize(1);
    }

    @Test
    void whatFailedAndIsTriedAgainHasClaimedNothing() {
        Scenario run = running(plan().task("a").task("b"), retries(1, LOCKING));
        claim(run, "a", 0, Claim.write("x"));
        claim(run, "b", WAIT, Claim.write("x"));

        granted(run.fail("a").expect(READY, "a"), "b");
        assertThat(run.waitFor("a").expect(RUNNING, "a").events()).isNotEmpty();
        assertThat(locks(run)).hasSize(1);
    }

    @Test
    void aClaimWithWhoseMakerNobodySpeaksAnyMoreWaitsNoMore() {
        Scenario run = claim(three(), "a", 0, Claim.write("x"));
        claim(run, "b", WAIT, Claim.write("x")).give(new Input.Withdraw("b2"));
        assertThat(reason(run)).isEqualTo("nobody waits for it any more");
        run.give(new Input.Withdraw("b2")).expectNothing();

        claim(run, "b", WAIT, Claim.write("x")).give(new Input.DriverLost());
        assertThat(reason(run)).isEqualTo("the driver of the run ended");
    }

    @Test
    void whereClaimsAreOffEverythingIsFree() {
        Scenario run = running(plan().task("a").task("b"), IN_PLACE);
        claim(run, "a", 0, Claim.write("x")).expectNothing();
        claim(run, "b", 0, Claim.write("x")).expectNothing();
    }
}
