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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an attempt, from its start to its task's end. */
class AttemptTest {

    @Test
    void aPlanThatWasAcceptedStartsOnlyWhenTold() {
        Scenario run =
                planned(plan().task("a"), LANDING).expect(RunState.PLANNED).expect(PENDING, "a");
        assertThat(run.events()).hasSize(1).first().isInstanceOf(RunEvent.Planned.class);

        run.resume().expect(RunState.RUNNING).expect(RUNNING, "a");
        assertThat(run.effects()).containsExactly(new Effect.Start(run.attempt("a"), "base"));
    }

    @Test
    void inPlaceATaskIsDoneWhenItExitsWell() {
        Scenario run = running(plan().task("a").task("b", "a"), IN_PLACE).exit("a", Outcome.SUCCEEDED);

        run.expect(COMPLETED, "a").expect(RUNNING, "b");
        assertThat(run.started()).containsExactly("b");
        run.exit("b", Outcome.SUCCEEDED).expect(RunState.COMPLETED);
        assertThat(run.effects()).isEmpty();
    }

    @Test
    void inPlaceATaskThatExitsBadlyFailsWithItsMessage() {
        Scenario run = running(plan().task("a"), IN_PLACE).exit("a", Outcome.FAILED);

        run.expect(FAILED, "a").expect(RunState.FAILED);
        assertThat(run.record("a").message()).isEqualTo("a ended FAILED");
    }

    @Test
    void anAttemptThatEndedWellIsCollectedThenLands() {
        Scenario run = running(plan().task("a").task("b", "a"), LANDING).exit("a", Outcome.SUCCEEDED);
        assertThat(run.effects()).containsExactly(new Effect.Collect(run.attempt("a"), false));
        run.expect(RUNNING, "a");

        run.collect("a", "c1", "a.txt").expect(TaskState.LANDING, "a");
        assertThat(run.effects()).containsExactly(new Effect.Merge(run.attempt("a"), "c1", "base"));

        run.merge("a");
        assertThat(run.effects()).containsExactly(new Effect.MoveHead(run.attempt("a"), "base", "candidate-a#1"));
        run.expect(PENDING, "b");

        run.move("a").expect(COMPLETED, "a");
        assertThat(run.record("a").commit()).isEqualTo("candidate-a#1");
        assertThat(run.ledger().head()).isEqualTo("candidate-a#1");
        assertThat(run.effects()).containsExactly(new Effect.Start(run.attempt("b"), "candidate-a#1"));
    }

    @Test
    void anAgentThatChangedNothingHasFailed() {
        Scenario run =
                running(plan().task("a"), LANDING).exit("a", Outcome.SUCCEEDED).collect("a", "");

        run.expect(FAILED, "a");
        assertThat(run.record("a").message()).startsWith("no changes");
    }

    @Test
    void aCommandOrATaskThatSaysSoMayChangeNothing() {
        Scenario run = running(plan().task("a").command().task("b").changesNone(), LANDING);

        run.exit("a", Outcome.SUCCEEDED).collect("a", "").expect(COMPLETED, "a");
        run.exit("b", Outcome.SUCCEEDED).collect("b", "").expect(COMPLETED, "b");
        assertThat(run.record("a").commit()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"FAILED", "KILLED", "TIMED_OUT", "OUTPUT_LIMIT", "NOT_STARTED"})
    void aFailureIsKeptAndCounts(Outcome outcome) {
        Scenario run = running(plan().task("a"), LANDING).exit("a", outcome);
        assertThat(run.effects()).containsExactly(new Effect.Collect(run.attempt("a"), true));

        run.salvage("a").expect(FAILED, "a");
        assertThat(run.record("a").salvage()).isEqualTo("refs/salvage/a#1");
        assertThat(run.record("a").message()).isEqualTo("a ended " + outcome);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"INTERRUPTED", "LOST"})
    void anAttemptThatWasEndedFromOutsideDoesNotCount(Outcome outcome) {
        Scenario run = running(plan().task("a"), LANDING).exit("a", outcome).salvage("a");

        run.expect(RUNNING, "a");
        assertThat(run.attempt("a").number()).isEqualTo(2);
        assertThat(run.record("a").salvage()).isEqualTo("refs/salvage/a#1");
        assertThat(run.record("a").failures).isZero();
    }

    @Test
    void aFailedAttemptIsRepeatedAsOftenAsTheOptionsSayAndNoMore() {
        Scenario run = running(plan().task("a"), retries(2, IN_PLACE));

        run.exit("a", Outcome.FAILED).expect(READY, "a").waitFor("a").expect(RUNNING, "a");
        run.exit("a", Outcome.FAILED).expect(READY, "a").waitFor("a").expect(RUNNING, "a");
        run.exit("a", Outcome.FAILED).expect(FAILED, "a");
        assertThat(run.attempt("a").number()).isEqualTo(3);
    }

    @Test
    void aTasksOwnRetriesWinOverTheOptions() {
        Scenario run = running(plan().task("a").retries(0).task("b"), retries(1, IN_PLACE));

        run.exit("a", Outcome.FAILED).expect(FAILED, "a");
        run.exit("b", Outcome.FAILED).expect(READY, "b");
    }

    @Test
    void aTaskThatWaitsToBeRepeatedStartsAtItsTimeAndNotBefore() {
        Scenario run = running(plan().task("a"), retries(1, IN_PLACE)).exit("a", Outcome.FAILED);
        long notBefore = run.record("a").notBeforeMillis();

        assertThat(run.engine().nextTimeMillis()).hasValue(notBefore);
        run.pass(notBefore - 1 - run.nowMillis()).expectNothing();
        run.pass(1).expect(RUNNING, "a");
        assertThat(run.engine().nextTimeMillis()).isEmpty();
    }

    @Test
    void timeStartsNothingWhileThereIsNoRoomOrTheRunIsPaused() {
        Scenario run = running(plan().task("a").task("b"), workers(1, retries(1, IN_PLACE)));
        run.exit("a", Outcome.FAILED).expect(RUNNING, "b");

        assertThat(run.engine().nextTimeMillis()).isEmpty();
        run.waitFor("a").expect(READY, "a");
        run.exit("b", Outcome.FAILED).expect(RUNNING, "a");
        run.pause().exit("a", Outcome.SUCCEEDED);
        assertThat(run.engine().nextTimeMillis()).isEmpty();
        run.resume();
        assertThat(run.engine().nextTimeMillis()).hasValue(run.record("b").notBeforeMillis());
    }

    @Test
    void duplicatesAndStaleAnswersChangeNothing() {
        Scenario run = running(plan().task("a").task("b"), retries(1, LANDING));
        Attempt first = run.attempt("a");
        run.give(new Input.Collected(first, "early", List.of(), "")).expectNothing();
        run.give(new Input.Merged(first, "base", "early")).expectNothing();
        run.give(new Input.HeadMoved(first, "early")).expectNothing();
        run.give(new Input.Conflicted(first, "base", List.of("x"), "")).expectNothing();
        run.exit("a", Outcome.FAILED).exit("a", Outcome.SUCCEEDED).expectNothing();
        run.salvage("a").salvage("a").expectNothing();
        run.waitFor("a");

        run.give(new Input.Exited(first, Outcome.SUCCEEDED, Optional.of(0), "")).expectNothing();
        run.give(new Input.Collected(first, "stale", List.of(), "")).expectNothing();
        run.finish("a").collect("a", "again").expectNothing();
        run.finish("b").merge("b").expectNothing();
        run.merge("a").merge("a").expectNothing();
        run.give(new Input.HeadMoved(run.attempt("a"), "elsewhere")).expectNothing();
        run.conflict("a", "x").expectNothing();
        run.move("a").move("a").expectNothing();
        run.exit("a", Outcome.FAILED).expectNothing();
        run.expect(COMPLETED, "a");
    }

    @Test
    void answersForTasksThatThePlanDoesNotHaveChangeNothing() {
        Attempt gone = new Attempt(new TaskId("gone"), 1);
        Scenario run = running(plan().task("a"), LANDING);

        run.give(new Input.Exited(gone, Outcome.SUCCEEDED, Optional.of(0), "")).expectNothing();
        run.give(new Input.Collected(gone, "c", List.of(), "")).expectNothing();
        run.give(new Input.Merged(gone, "base", "c")).expectNothing();
        run.give(new Input.HeadMoved(gone, "c")).expectNothing();
        run.give(new Input.Conflicted(gone, "base", List.of(), "")).expectNothing();
        run.give(new Input.EffectFailed(gone, "no disk")).expectNothing();
    }

    @Test
    void whatATaskWaitedForThatFailedIsNamedAndNothingElseIsStranded() {
        Scenario run =
                running(plan().task("a").task("b", "a").task("c", "b").task("d").task("e", "d"), IN_PLACE);
        run.exit("a", Outcome.FAILED);

        run.expect(SKIPPED, "b", "c").expect(RUNNING, "d").expect(RunState.RUNNING);
        assertThat(run.record("c").skipCause()).hasValue(SkipCause.DEPENDENCY);
        assertThat(run.record("c").skippedBecauseOf()).hasValue(new TaskId("a"));
        run.complete("d", "e").expect(COMPLETED, "d", "e").expect(RunState.FAILED);
    }

    @Test
    void aRunWithoutTasksIsDoneAtOnce() {
        running(plan(), LANDING).expect(RunState.COMPLETED);
    }

    @Test
    void nothingCanBeAskedBeforeAPlanIsAccepted() {
        assertThatThrownBy(() -> new Engine().handle(new Input.Resume(), 0))
                .hasMessage("no plan has been accepted yet");
        assertThat(new Engine().nextTimeMillis()).isEmpty();
    }

    @Test
    void timeNeverGoesBack() {
        Engine engine = planned(plan().task("a"), IN_PLACE).engine();
        engine.handle(new Input.Resume(), 5_000_000);

        Engine.Round late = engine.handle(
                new Input.Exited(new Attempt(new TaskId("a"), 1), Outcome.SUCCEEDED, Optional.of(0), ""), 17);
        assertThat(late.events())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.atMillis()).isEqualTo(5_000_000));
    }

    @Test
    void namesAndNumbersThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Attempt(new TaskId("a"), 0)).hasMessage("attempts are counted from 1");
        assertThatThrownBy(() -> new RunId("A B")).hasMessageContaining("not 'A B'");
        assertThat(new RunId("quiet7")).hasToString("quiet7");
        assertThatThrownBy(() -> workers(0, LANDING)).hasMessage("options out of range");
        assertThatThrownBy(() -> new RunDefinition(
                        1,
                        "dag",
                        "",
                        plan().build(),
                        planned(plan().task("a"), LANDING).ledger().definition().graph(),
                        LANDING))
                .hasMessage("the graph has other tasks than the plan");
    }
}
