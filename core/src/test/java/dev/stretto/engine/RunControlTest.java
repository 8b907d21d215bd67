package dev.stretto.engine;

import static dev.stretto.engine.Scenario.IN_PLACE;
import static dev.stretto.engine.Scenario.LANDING;
import static dev.stretto.engine.Scenario.planned;
import static dev.stretto.engine.Scenario.retries;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.TaskState.CANCELLED;
import static dev.stretto.engine.TaskState.COMPLETED;
import static dev.stretto.engine.TaskState.PENDING;
import static dev.stretto.engine.TaskState.READY;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.RunEvent.Paused.Manner;
import dev.stretto.simulator.PlanBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pause, resume, interrupt and cancel, in every state and with tasks in every state. */
class RunControlTest {

    private static PlanBuilder five() {
        return plan().task("running")
                .task("landing")
                .task("behind")
                .task("waiting")
                .task("pending", "running");
    }

    /** Tasks running, landing, in the landing queue, waiting to be repeated, and pending. */
    private static Scenario busy() {
        Scenario run = running(five(), retries(1, LANDING))
                .finish("landing")
                .finish("behind")
                .fail("waiting");
        return run.expect(RUNNING, "running")
                .expect(TaskState.LANDING, "landing", "behind")
                .expect(READY, "waiting")
                .expect(PENDING, "pending");
    }

    @Test
    void aPauseLetsWhatRunsGoOnAndStartsNothing() {
        Scenario run = busy().pause().expect(RunState.PAUSED);
        assertThat(run.ledger().pauseReason()).isEqualTo("by the user");
        assertThat(run.effects()).isEmpty();

        run.waitFor("waiting")
                .land("landing")
                .land("behind")
                .complete("running")
                .expect(READY, "waiting", "pending");
        run.pause().expectNothing();
        run.resume().expect(RunState.RUNNING);
        assertThat(run.ledger().pauseReason()).isEmpty();
        assertThat(run.started()).containsExactlyInAnyOrder("waiting", "pending");
        run.resume().expectNothing();
    }

    @Test
    void anInterruptEndsWhatRunsUncounted() {
        Scenario run = busy().give(new Input.Interrupt()).expect(RunState.PAUSED);

        assertThat(run.events()).containsExactly(new RunEvent.Paused("interrupted", Manner.END));
        assertThat(run.effects()).containsExactly(new Effect.End(run.attempt("running")));
        run.exit("running", Outcome.INTERRUPTED).salvage("running").expect(READY, "running");
        assertThat(run.record("running").failures).isZero();
        run.resume().expect(RUNNING, "running");
    }

    @Test
    void aPausedRunCanStillBeInterrupted() {
        Scenario run = busy().pause().give(new Input.Interrupt());

        assertThat(run.effects()).containsExactly(new Effect.End(run.attempt("running")));
    }

    @Test
    void aCancelEndsWhatRunsAndLetsTheLandingUnderWayFinish() {
        Scenario run = busy().cancel().expect(RunState.CANCELLED);
        assertThat(run.effects()).containsExactly(new Effect.End(run.attempt("running")));
        run.expect(CANCELLED, "behind", "waiting", "pending").expect(TaskState.LANDING, "landing");

        run.land("landing").expect(COMPLETED, "landing");
        assertThat(run.effects()).isEmpty();
        run.exit("running", Outcome.INTERRUPTED);
        assertThat(run.effects()).containsExactly(new Effect.Collect(run.attempt("running"), true));
        run.salvage("running").expect(CANCELLED, "running").expect(RunState.CANCELLED);
        assertThat(run.record("running").salvage()).isEqualTo("refs/salvage/running#1");
        assertThat(run.ledger().open()).isZero();
        assertThat(run.ledger().busySlots()).isZero();
    }

    @Test
    void anAttemptThatEndsWellWhileTheRunIsBeingCancelledIsKeptNotLanded() {
        Scenario run = running(plan().task("a"), LANDING).cancel().exit("a", Outcome.SUCCEEDED);

        assertThat(run.effects()).containsExactly(new Effect.Collect(run.attempt("a"), true));
        run.salvage("a").expect(CANCELLED, "a");
    }

    @Test
    void aConflictWhileTheRunIsBeingCancelledEndsTheTask() {
        Scenario run = running(plan().task("a"), LANDING)
                .finish("a")
                .cancel()
                .conflict("a", "x")
                .expect(CANCELLED, "a");

        assertThat(run.record("a").salvage()).isEqualTo("refs/salvage/a#1");
    }

    @Test
    void inPlaceACancelledRunTakesInWhatEndsWell() {
        Scenario run =
                running(plan().task("a").task("b").task("c", "a"), IN_PLACE).cancel();

        run.exit("a", Outcome.SUCCEEDED).exit("b", Outcome.INTERRUPTED);
        run.expect(COMPLETED, "a").expect(CANCELLED, "b", "c").expect(RunState.CANCELLED);
    }

    @Test
    void aCancelledRunGoesOnOnceItsTasksAreRetried() {
        Scenario run =
                running(plan().task("a").task("b", "a"), IN_PLACE).cancel().exit("a", Outcome.INTERRUPTED);
        run.resume().expectRefusal("cancelled", "stretto retry TASK");

        run.retry().expect(READY, "a").expect(PENDING, "b").resume().expect(RunState.RUNNING);
        run.complete("a", "b").expect(RunState.COMPLETED);
    }

    @Test
    void aCancelledRunGoesOnOnlyWhenAllOfItHasEnded() {
        Scenario run = running(plan().task("a").task("b"), LANDING).cancel().exit("a", Outcome.SUCCEEDED);

        run.resume().expectRefusal("being cancelled", "still ending", ": a, b");
        run.salvage("a")
                .exit("b", Outcome.INTERRUPTED)
                .salvage("b")
                .retry()
                .resume()
                .expect(RUNNING, "a", "b");
    }

    @Test
    void whatCannotBeIsRefusedWithASentence() {
        Scenario fresh = planned(plan().task("a"), IN_PLACE);
        fresh.pause().expectRefusal("planned", "nothing to pause");
        fresh.resume().complete("a").expect(RunState.COMPLETED);
        fresh.pause().expectRefusal("completed", "nothing to pause");
        fresh.cancel().expectRefusal("already completed");
        fresh.resume().expectRefusal("no task is left to run", "stretto retry TASK");
        fresh.give(new Input.Interrupt()).expectNothing();
        running(plan().task("a"), IN_PLACE).fail("a").cancel().expectRefusal("already failed");
        running(plan().task("a"), IN_PLACE).cancel().pause().expectRefusal("cancelled");
    }

    @Test
    void aPlannedRunCanBeCancelledOrSkippedThrough() {
        planned(plan().task("a"), IN_PLACE).cancel().expect(RunState.CANCELLED).expect(CANCELLED, "a");
        planned(plan().task("a").task("b", "a"), IN_PLACE)
                .skip("a")
                .expect(PENDING, "b")
                .resume()
                .expect(RUNNING, "b");
    }

    @Test
    void whatIsBrokenOutsidePausesTheRunWithTheReason() {
        Scenario run = running(plan().task("a").task("b"), LANDING);
        run.exit("a", Outcome.SUCCEEDED).give(new Input.EffectFailed(run.attempt("a"), "disk full"));

        run.expect(RunState.PAUSED);
        assertThat(run.events()).containsExactly(new RunEvent.Paused("disk full", Manner.LEAVE));
        run.expect(RUNNING, "b");
    }

    @Test
    void anAttemptThatCouldNotStartIsTriedAgainOnceTheRunGoesOn() {
        Scenario run = running(plan().task("a"), IN_PLACE);
        run.give(new Input.EffectFailed(run.attempt("a"), "disk full"))
                .expect(READY, "a")
                .expect(RunState.PAUSED);
        assertThat(run.record("a").failures).isZero();
        assertThat(run.ledger().busySlots()).isZero();

        run.resume().expect(RUNNING, "a").complete("a").expect(RunState.COMPLETED);
    }

    @Test
    void anAttemptThatCouldNotStartInAWorkspaceIsCollectedBeforeItIsTriedAgain() {
        Scenario run = running(plan().task("a"), LANDING);
        run.give(new Input.EffectFailed(run.attempt("a"), "disk full"));

        assertThat(run.effects()).containsExactly(new Effect.Collect(run.attempt("a"), true));
        run.salvage("a").expect(READY, "a").resume().expect(RUNNING, "a");
    }

    @Test
    void anEffectThatFailedIsDoneAgainOnceTheRunGoesOn() {
        Scenario run = running(plan().task("a"), LANDING).exit("a", Outcome.SUCCEEDED);
        List<Effect> collect = run.effects();
        run.give(new Input.EffectFailed(run.attempt("a"), "disk full")).resume();
        assertThat(run.effects()).isEqualTo(collect);

        List<Effect> merge = run.collect("a", "c", "a.txt").effects();
        run.give(new Input.EffectFailed(run.attempt("a"), "disk full")).resume();
        assertThat(run.effects()).isEqualTo(merge);

        List<Effect> move = run.merge("a").effects();
        run.give(new Input.EffectFailed(run.attempt("a"), "disk full")).resume();
        assertThat(run.effects()).isEqualTo(move);
        run.move("a").expect(RunState.COMPLETED);
    }

    @Test
    void anEffectThatFailedWhileTheRunWasPausedIsDoneAgainToo() {
        Scenario run = running(plan().task("a").task("b"), LANDING)
                .exit("a", Outcome.SUCCEEDED)
                .pause();
        run.give(new Input.EffectFailed(run.attempt("a"), "disk full")).expectNothing();

        run.exit("b", Outcome.SUCCEEDED).resume();
        assertThat(run.effects())
                .as("not that of b, which is under way")
                .containsExactly(new Effect.Collect(run.attempt("a"), false));
        run.pause().resume();
        assertThat(run.effects()).as("nor twice").isEmpty();
    }

    @Test
    void anEffectThatWasAnsweredAfterAllIsNotDoneAgain() {
        Scenario run = running(plan().task("a"), LANDING).exit("a", Outcome.SUCCEEDED);
        run.give(new Input.EffectFailed(run.attempt("a"), "disk full")).collect("a", "c", "a.txt");
        assertThat(run.effects()).hasOnlyElementsOfType(Effect.Merge.class);

        run.resume();
        assertThat(run.effects()).isEmpty();
    }

    @Test
    void anEffectThatFailedForAnAttemptThatIsOverChangesNothing() {
        Scenario run = running(plan().task("a").task("b"), LANDING).complete("a");

        run.give(new Input.EffectFailed(run.attempt("a"), "disk full")).expectNothing();
    }

    @Test
    void anEffectThatFailedIsDoneAgainWhenTheRunIsCancelled() {
        Scenario run = running(plan().task("a").task("b"), LANDING)
                .finish("b")
                .exit("a", Outcome.SUCCEEDED)
                .pause();
        run.give(new Input.EffectFailed(run.attempt("a"), "disk full")).cancel();

        assertThat(run.effects()).containsExactly(new Effect.Collect(run.attempt("a"), true));
    }

    @Test
    void aLandingWhoseHeadMayHaveMovedIsNeverGivenUp() {
        Scenario run = running(plan().task("a"), LANDING).finish("a").merge("a").cancel();
        run.give(new Input.EffectFailed(run.attempt("a"), "disk full")).expect(TaskState.LANDING, "a");

        run.cancel().expect(RunState.CANCELLED);
        assertThat(run.effects()).containsExactly(new Effect.MoveHead(run.attempt("a"), "base", "candidate-a#1"));
        run.move("a").expect(COMPLETED, "a").cancel().expectRefusal("already cancelled");
    }

    @Test
    void cancellingAgainEndsAgainWhatHasNotEnded() {
        Scenario run = running(plan().task("a"), LANDING).cancel().cancel();

        assertThat(run.effects()).containsExactly(new Effect.End(run.attempt("a")));
    }

    @Test
    void aCancelledRunEndsEvenIfWhatIsLeftOfItCannotBeDone() {
        Scenario run = running(plan().task("a").task("b").task("c"), LANDING)
                .finish("a")
                .exit("b", Outcome.FAILED)
                .cancel();

        run.give(new Input.EffectFailed(run.attempt("a"), "disk full")).expect(CANCELLED, "a");
        run.give(new Input.EffectFailed(run.attempt("b"), "disk full")).expect(CANCELLED, "b");
        assertThat(run.ledger().landing().entries()).isEmpty();
    }
}
