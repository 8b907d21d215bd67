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

import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Priority;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import org.junit.jupiter.api.Test;

/** Which ready task starts first, and how many. */
class StartOrderTest {

    @Test
    void noMoreStartThanThereIsRoomFor() {
        Scenario run = running(plan().task("a").task("b").task("c"), workers(2, IN_PLACE));

        run.expect(RUNNING, "a", "b").expect(READY, "c");
        assertThat(run.ledger().busySlots()).isEqualTo(2);
        run.complete("b").expect(RUNNING, "c");
    }

    @Test
    void aSlotIsFreeWhenTheProcessIsGoneNotWhenItsChangeHasLanded() {
        Scenario run = running(plan().task("a").task("b"), workers(1, LANDING)).exit("a", Outcome.SUCCEEDED);

        assertThat(run.started()).containsExactly("b");
    }

    @Test
    void thePriorityComesBeforeThePathAndThePathBeforeThePlan() {
        PlanBuilder plan = plan().task("low")
                .priority(Priority.LOW)
                .minutes(99)
                .task("short")
                .minutes(1)
                .task("early")
                .minutes(5)
                .task("late")
                .minutes(5)
                .task("path")
                .minutes(2)
                .task("end", "path")
                .minutes(50)
                .task("critical")
                .priority(Priority.CRITICAL)
                .minutes(1);

        assertThat(running(plan, LANDING).started())
                .containsExactly("critical", "path", "early", "late", "short", "low");
    }

    @Test
    void aTaskThatMayStartAgainTakesItsPlaceByTheSameOrder() {
        PlanBuilder plan =
                plan().task("first").priority(Priority.HIGH).task("b").task("c");
        Scenario run =
                running(plan, workers(1, retries(1, IN_PLACE))).fail("first").expect(RUNNING, "b");

        run.waitFor("first").complete("b").expect(RUNNING, "first").expect(READY, "c");
    }

    @Test
    void phasesAreAnnouncedWhenTheyOpenAndWhenTheyAreComplete() {
        Scenario run =
                running(plan().phase("1").task("1.1").task("1.2").phase("2").task("2.1"), IN_PLACE);
        assertThat(run.events()).contains(new ProgressEvent.PhaseOpened(new PhaseId("1")));

        run.complete("1.1");
        assertThat(run.events()).noneMatch(ProgressEvent.class::isInstance);
        run.complete("1.2");
        assertThat(run.events())
                .containsSubsequence(
                        new ProgressEvent.PhaseCompleted(new PhaseId("1")),
                        new ProgressEvent.BarrierOpened("phase 1"),
                        new TaskEvent.Ready(new TaskId("2.1")),
                        new ProgressEvent.PhaseOpened(new PhaseId("2")));
    }

    @Test
    void ofTasksThatCouldStartTheOneThatShouldComeFirstDoes() {
        PlanBuilder plan = plan().task("urgent")
                .priority(Priority.CRITICAL)
                .softAfter("middle")
                .task("other")
                .priority(Priority.HIGH)
                .task("middle")
                .softAfter("low")
                .task("low")
                .priority(Priority.LOW);

        assertThat(running(plan, LANDING).started()).containsExactly("low", "middle", "urgent", "other");
    }

    @Test
    void aTaskThatShouldComeFirstHoldsNobodyUp() {
        PlanBuilder plan = plan().task("long")
                .task("first", "long")
                .task("then")
                .softAfter("first", "nowhere")
                .task("last");

        assertThat(running(plan, IN_PLACE).started()).containsExactly("long", "then", "last");
    }

    @Test
    void aTaskThatShouldComeFirstDoesSoByWayOfOneThatCannotStart() {
        PlanBuilder plan = plan().task("then")
                .softAfter("between")
                .task("between", "first")
                .softAfter("before")
                .task("first")
                .task("before")
                .priority(Priority.LOW);

        assertThat(running(plan, IN_PLACE).started()).containsExactly("first", "before", "then");
    }

    @Test
    void wishesThatGoRoundInACircleAreAsIfNothingWereSaid() {
        PlanBuilder plan = plan().task("a")
                .softAfter("b")
                .task("b")
                .softAfter("c", "b")
                .task("c")
                .softAfter("a")
                .task("d");

        assertThat(running(plan, IN_PLACE).started()).containsExactly("a", "b", "c", "d");
    }
}
