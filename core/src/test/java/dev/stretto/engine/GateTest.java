package dev.stretto.engine;

import static dev.stretto.engine.Scenario.LANDING;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.Scenario.workers;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.Node.Gate;
import dev.stretto.graph.Node.TaskNode;
import dev.stretto.plan.Command;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Barriers with gates, checkpoints and the way back to them. */
class GateTest {

    private static Node task(String id, Integer... before) {
        return new TaskNode(new TaskId(id), List.of(before));
    }

    private static Node gated(String name, BarrierKind kind, Optional<OnVerifyFailure> policy, Integer... before) {
        return gated(name, kind, policy, Condition.COMPLETED, before);
    }

    private static Node gated(
            String name, BarrierKind kind, Optional<OnVerifyFailure> policy, Condition condition, Integer... before) {
        return new BarrierNode(
                name,
                kind,
                before.length,
                condition,
                List.of(before),
                Optional.of(new Gate(new Command("true", false), policy)));
    }

    /** Waves of a, b and c, a gate between each two and one at the end. */
    private static Scenario waves() {
        return running(
                plan().task("a").task("b").task("c"),
                LANDING,
                List.of(
                        task("a"),
                        task("b", 0, 3),
                        task("c", 1, 4),
                        gated("wave 1", BarrierKind.WAVE, Optional.empty(), 0),
                        gated("wave 2", BarrierKind.WAVE, Optional.empty(), 1),
                        gated("wave 3", BarrierKind.WAVE, Optional.empty(), 2)));
    }

    @Test
    void whatWaitsForABarrierStartsWhenItsGateHasPassed() {
        Scenario run = waves().complete("a");
        assertThat(run.effects()).containsExactly(new Effect.Check(new GateTry("wave 1", 1), "candidate-a#1"));
        assertThat(Scenario.replayed(run.journal()).unanswered()).isEqualTo(run.effects());

        run.check("wave 1", Outcome.SUCCEEDED);
        assertThat(run.started()).containsExactly("b");
        assertThat(run.ledger().checkpoints())
                .containsExactly(new ProgressEvent.Checkpoint(1, "wave 1", "candidate-a#1", 1, 0));
    }

    @Test
    void aRunIsOverOnlyWhenItsLastGateIs() {
        Scenario run = waves().complete("a").check("wave 1", Outcome.SUCCEEDED).complete("b");
        run.check("wave 2", Outcome.SUCCEEDED).complete("c").expect(RunState.RUNNING);
        run.check("wave 3", Outcome.FAILED).expect(RunState.FAILED);
        run.resume().check("wave 3", Outcome.SUCCEEDED).expect(RunState.COMPLETED);
    }

    @Test
    void theGateOfAWaveThatOnlyEndedByAnotherGateIsNotTried() {
        Scenario run = running(
                plan().task("a").task("b").task("c"),
                LANDING,
                List.of(
                        task("a"),
                        task("b", 3),
                        task("c", 4),
                        gated("wave 1", BarrierKind.WAVE, Optional.empty(), Condition.ENDED, 0),
                        gated("wave 2", BarrierKind.WAVE, Optional.empty(), Condition.ENDED, 1)));
        run.complete("a").check("wave 1", Outcome.FAILED);
        run.expect(TaskState.SKIPPED, "b", "c").expect(RunState.FAILED);
        assertThat(run.record("c").gate()).contains("wave 1");
        assertThat(run.ledger().gateStatus().getLast().tries()).isZero();

        run.resume().check("wave 1", Outcome.SUCCEEDED).complete("b");
        run.check("wave 2", Outcome.SUCCEEDED).complete("c").expect(RunState.COMPLETED);
    }

    @Test
    void aGateThatFailsSkipsWhatWaitsForItByName() {
        Scenario run = waves().complete("a").check("wave 1", Outcome.FAILED);
        run.expect(TaskState.SKIPPED, "b", "c").expect(RunState.FAILED);
        assertThat(run.record("c").gate()).contains("wave 1");
        run.retry("c").expectRefusal("stretto retry 'wave 1'");

        run.retry("wave 1").expect(TaskState.PENDING, "b", "c");
        run.resume().check("wave 1", Outcome.SUCCEEDED);
        assertThat(run.started()).containsExactly("b");
    }

    @Test
    void aGateThatWasEndedIsTriedAgainAndDoesNotCount() {
        Scenario run = waves().complete("a").pause().check("wave 1", Outcome.LOST);
        assertThat(run.effects()).isEmpty();
        run.resume();
        assertThat(run.effects()).containsExactly(new Effect.Check(new GateTry("wave 1", 2), "candidate-a#1"));
    }

    @Test
    void aRevertToACheckpointTakesBackWhatWasDoneSinceAndItsGatesRunAgain() {
        Scenario run = waves().complete("a").check("wave 1", Outcome.SUCCEEDED).complete("b");
        run.check("wave 2", Outcome.SUCCEEDED).complete("c").check("wave 3", Outcome.SUCCEEDED);
        run.expect(RunState.COMPLETED).give(new Input.RevertTo(1));
        assertThat(run.effects())
                .containsExactly(new Effect.Revert(
                        new Reversion(1),
                        "candidate-c#1",
                        List.of(
                                new Effect.Undone(run.attempt("c"), "candidate-c#1"),
                                new Effect.Undone(run.attempt("b"), "candidate-b#1"))));
        run.undone("c", "b").expect(TaskState.SKIPPED, "b", "c").expect(RunState.FAILED);
        assertThat(run.ledger().head()).isEqualTo("undone-b");
        assertThat(run.ledger().checkpoints()).extracting("number").containsExactly(1);
        run.give(new Input.RevertTo(2)).expectRefusal("no checkpoint 2 any more");

        run.retry("b").resume().complete("b");
        assertThat(run.effects()).containsExactly(new Effect.Check(new GateTry("wave 2", 2), "candidate-b#2"));
    }

    @Test
    void nothingIsRevertedWhileAnythingIsUnderWay() {
        Scenario run = waves().complete("a");
        run.revert("a").expectRefusal("still under way: the gate of wave 1");
        run.check("wave 1", Outcome.SUCCEEDED).revert("a").expectRefusal("still under way: b");
        run.revert("b").expectRefusal("b is running");
    }

    @Test
    void aRevertThatCannotBeDoneChangesNothing() {
        Scenario run = waves().complete("a").check("wave 1", Outcome.FAILED).revert("a");
        run.give(new Input.NotReverted(new Reversion(1), "conflict"));
        run.expect(TaskState.COMPLETED, "a");
        assertThat(run.ledger().reverting()).isEmpty();
    }

    /** Task a is verified in the background, b and c build on it, d does not. */
    private static Scenario verified(OnVerifyFailure policy) {
        return verified(policy, LANDING);
    }

    private static Scenario verified(OnVerifyFailure policy, RunOptions options) {
        return running(
                        plan().task("a").task("b").task("c").task("d"),
                        options,
                        List.of(
                                task("a"),
                                task("b", 0),
                                task("c", 1),
                                task("d"),
                                gated("verify 1", BarrierKind.VERIFY, Optional.of(policy), 0)))
                .complete("a");
    }

    @Test
    void holdLetsNothingStartThatBuildsOnTheVerified() {
        Scenario run = verified(OnVerifyFailure.HOLD).check("verify 1", Outcome.FAILED);
        run.complete("b").expect(TaskState.READY, "c");
        assertThat(run.started()).isEmpty();
        run.complete("d").expect(RunState.PAUSED);

        run.resume();
        assertThat(run.started()).isEmpty();
        run.check("verify 1", Outcome.SUCCEEDED);
        assertThat(run.started()).containsExactly("c");
    }

    @Test
    void failFailsWhatBuildsOnTheVerifiedAlsoWhatRuns() {
        Scenario run = verified(OnVerifyFailure.FAIL).check("verify 1", Outcome.FAILED);
        run.expect(TaskState.FAILED, "c").expect(TaskState.RUNNING, "b");
        run.exit("b", Outcome.SUCCEEDED).salvage("b").expect(TaskState.FAILED, "b");
        run.complete("d").expect(TaskState.COMPLETED, "a", "d").expect(RunState.FAILED);
    }

    @Test
    void revertWaitsForWhatIsBeingCollectedAndTakesItAlong() {
        Scenario run = verified(OnVerifyFailure.REVERT).complete("b").exit("c", Outcome.SUCCEEDED);
        run.check("verify 1", Outcome.FAILED);
        assertThat(run.effects()).isEmpty();
        run.collect("c", "commit-c", "c.txt").land("c");
        assertThat(run.effects()).singleElement().isInstanceOf(Effect.Revert.class);
        run.undone("c", "b").expect(TaskState.SKIPPED, "b", "c");
    }

    /** A run in which a task fails that was about to start. */
    static Scenario failingWhatIsReady() {
        Scenario run = verified(OnVerifyFailure.FAIL, workers(1, LANDING)).expect(TaskState.READY, "b");
        return run.check("verify 1", Outcome.FAILED).expect(TaskState.FAILED, "b", "c");
    }

    @Test
    void failFailsWhatIsReadyWithoutStartingIt() {
        assertThat(failingWhatIsReady().complete("d").started()).isEmpty();
    }

    @Test
    void revertTakesBackWhatLandedSinceTheVerificationBegan() {
        Scenario run = verified(OnVerifyFailure.REVERT).complete("b");
        run.check("verify 1", Outcome.FAILED).expect(TaskState.RUNNING, "c");
        assertThat(run.effects())
                .containsExactly(new Effect.Revert(
                        new Reversion(1),
                        "candidate-b#1",
                        List.of(new Effect.Undone(run.attempt("b"), "candidate-b#1"))));
        run.undone("b").expect(TaskState.SKIPPED, "b").expect(TaskState.COMPLETED, "a");
        assertThat(run.record("b").skipCause()).contains(SkipCause.REVERTED);
    }
}
