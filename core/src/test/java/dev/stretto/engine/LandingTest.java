package dev.stretto.engine;

import static dev.stretto.engine.Scenario.LANDING;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.Scenario.workers;
import static dev.stretto.engine.TaskState.COMPLETED;
import static dev.stretto.engine.TaskState.FAILED;
import static dev.stretto.engine.TaskState.READY;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.engine.TaskState.SKIPPED;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The landing queue: one at a time, in the order in which the changes arrived. */
class LandingTest {

    @Test
    void changesLandOneAfterTheOtherEachOnTheHeadOfTheOneBefore() {
        Scenario run = running(plan().task("a").task("b"), LANDING).finish("b").finish("a");
        assertThat(run.effects()).as("a waits behind b").isEmpty();

        run.land("b").expect(COMPLETED, "b").expect(TaskState.LANDING, "a");
        assertThat(run.effects()).containsExactly(new Effect.Merge(run.attempt("a"), "commit-a#1", "candidate-b#1"));
        run.land("a").expect(RunState.COMPLETED);
        assertThat(run.ledger().landing().entries()).isEmpty();
    }

    @Test
    void aChangeMergedOntoAnotherHeadIsNotTaken() {
        Scenario run = running(plan().task("a"), LANDING).finish("a");

        run.give(new Input.Merged(run.attempt("a"), "another head", "candidate"))
                .expectNothing();
    }

    @Test
    void aConflictIsTriedAgainOnTheNewHeadThenLands() {
        Scenario run = running(plan().task("a").task("b"), workers(2, LANDING))
                .finish("a")
                .finish("b")
                .land("a");

        run.conflict("b", "a.txt").expect(RUNNING, "b");
        assertThat(run.effects()).containsExactly(new Effect.Start(run.attempt("b"), "candidate-a#1"));
        assertThat(run.record("b").message()).isEqualTo("conflict with a in a.txt");
        assertThat(run.record("b").salvage()).isEqualTo("refs/salvage/b#1");
        run.complete("b").expect(RunState.COMPLETED);
    }

    @Test
    void theLastConflictFailsTheTaskAndNamesBothSides() {
        Scenario run = running(plan().task("a").task("b").task("c", "b"), LANDING)
                .finish("a")
                .finish("b")
                .land("a");

        run.conflict("b", "a.txt")
                .finish("b")
                .conflict("b", "a.txt", "new.txt")
                .expect(FAILED, "b")
                .expect(SKIPPED, "c");
        assertThat(run.record("b").message()).isEqualTo("conflict with a in a.txt, new.txt");
    }

    @Test
    void aConflictWithWhatNoTaskLandedSaysSo() {
        Scenario run = running(plan().task("a"), LANDING).finish("a").conflict("a", "x.txt");

        assertThat(run.record("a").message()).isEqualTo("conflict with what landed meanwhile in x.txt");
    }

    @Test
    void theNextChangeLandsAfterAConflict() {
        Scenario run = running(plan().task("a").task("b"), LANDING)
                .finish("a")
                .finish("b")
                .conflict("a", "x");

        assertThat(run.effects()).contains(new Effect.Merge(run.attempt("b"), "commit-b#1", "base"));
        run.land("b").expect(COMPLETED, "b");
    }

    @Test
    void aDeferredTaskWaitsForRoomAndForThePauseToEnd() {
        Scenario run = running(plan().task("a"), LANDING)
                .finish("a")
                .pause()
                .conflict("a", "x")
                .expect(READY, "a");
        assertThat(run.started()).isEmpty();

        run.resume().expect(RUNNING, "a");
    }

    @Test
    void landingGoesOnWhileTheRunIsPaused() {
        running(plan().task("a"), LANDING)
                .finish("a")
                .pause()
                .land("a")
                .expect(COMPLETED, "a")
                .expect(RunState.COMPLETED);
    }

    @Test
    void commitsOfOthersComeFirstAndWhatWaitedLandsOnTopOfThem() {
        Scenario run = running(plan().task("a").task("b"), LANDING).finish("a").finish("b");
        run.give(new Input.Merged(run.attempt("a"), "base", "candidate-a#1"));

        run.give(new Input.BranchMoved(run.attempt("a"), "base", "theirs"));
        assertThat(run.ledger().head()).isEqualTo("theirs");
        assertThat(run.effects()).containsExactly(new Effect.Merge(run.attempt("a"), "commit-a#1", "theirs"));

        run.give(new Input.BranchMoved(run.attempt("a"), "base", "theirs")).expectNothing();
        run.give(new Input.Merged(run.attempt("a"), "theirs", "a on theirs"));
        run.give(new Input.HeadMoved(run.attempt("a"), "a on theirs")).expect(COMPLETED, "a");
        assertThat(run.effects()).containsExactly(new Effect.Merge(run.attempt("b"), "commit-b#1", "a on theirs"));
    }
}
