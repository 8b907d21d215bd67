package dev.stretto.engine;

import static dev.stretto.engine.Scenario.IN_PLACE;
import static dev.stretto.engine.Scenario.including;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.TaskState.COMPLETED;
import static dev.stretto.engine.TaskState.PENDING;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.engine.TaskState.SKIPPED;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import dev.stretto.view.RunView;
import dev.stretto.view.Waiting;
import org.junit.jupiter.api.Test;

/** Tasks that the plan defers or leaves out. */
class DeferredTest {

    private static PlanBuilder deferred() {
        return plan().task("a")
                .task("later")
                .status(PlanStatus.DEFERRED)
                .task("b", "later")
                .task("c", "b");
    }

    private static String reason(Scenario run, String task) {
        return Waiting.at(run.ledger(), run.nowMillis()).reason(run.record(task));
    }

    @Test
    void aDeferredTaskDoesNotRunNorWhatDependsOnItAndTheRunCompletesWithoutThem() {
        Scenario run = running(deferred(), IN_PLACE).expect(SKIPPED, "later", "b", "c");

        assertThat(run.record("c").skipCause()).hasValue(SkipCause.DEFERRED);
        assertThat(run.record("c").skippedBecauseOf()).hasValue(new TaskId("later"));
        assertThat(reason(run, "later"))
                .isEqualTo("deferred by the plan: name it with --include, or `stretto retry later`");
        assertThat(reason(run, "c")).startsWith("skipped: later is deferred by the plan: name it with --include");
        run.complete("a").expect(RunState.COMPLETED);
        RunView view = new RunView();
        run.journal().forEach(view::accept);
        assertThat(view.summary().deferred()).isEqualTo(3);
        assertThat(view.summary().skipped()).isEqualTo(3);
    }

    @Test
    void aDeferredTaskThatTheUserNamesRuns() {
        Scenario run = running(deferred(), including(IN_PLACE, "later")).expect(RUNNING, "a", "later");

        run.complete("a", "later", "b", "c").expect(RunState.COMPLETED);
    }

    @Test
    void aDeferredTaskCanBeTakenUpDuringTheRunAndStaysSoInAnEditedPlan() {
        Scenario run = running(deferred(), IN_PLACE);
        run.retry("b").expectRefusal("skipped because of later", "`stretto retry later`");
        run.retry().expectRefusal("no task has failed");
        run.retry("later").expect(RUNNING, "later").expect(PENDING, "b", "c");
        run.complete("a", "later").fail("b").expect(RunState.FAILED);
        run.retry("b").accept(deferred().task("d", "later")).expect(COMPLETED, "later");
        run.resume().expect(RUNNING, "b", "d");

        Scenario failed =
                running(deferred(), IN_PLACE).retry("later").fail("later").complete("a");
        failed.retry("later").accept(deferred()).resume().expect(RUNNING, "later");
    }

    @Test
    void aDeferredTaskThatTheUserSkipsHoldsNobodyUp() {
        running(deferred(), IN_PLACE)
                .skip("later")
                .expect(RUNNING, "a", "b")
                .complete("a", "b", "c")
                .expect(RunState.COMPLETED);
    }

    @Test
    void aPlanInWhichAllIsDeferredIsARunThatIsDone() {
        running(plan().task("a").status(PlanStatus.DEFERRED), IN_PLACE).expect(RunState.COMPLETED);
    }

    @Test
    void aFailureBesideADeferredTaskFailsTheRun() {
        running(deferred(), IN_PLACE).fail("a").expect(RunState.FAILED);
    }

    @Test
    void whatThePlanLeavesOutCountsAsDone() {
        PlanBuilder plan = plan().phase("1")
                .task("never")
                .status(PlanStatus.SKIPPED)
                .task("a", "never")
                .phase("2")
                .task("b");
        Scenario run = running(plan, IN_PLACE).expect(SKIPPED, "never").expect(RUNNING, "a");

        assertThat(reason(run, "never")).isEqualTo("left out by the plan");
        run.complete("a", "b").expect(RunState.COMPLETED);
        running(plan, including(IN_PLACE, "never")).expect(RUNNING, "never").expect(PENDING, "a");
    }

    @Test
    void aMarkSetLaterTakesWhatHasNotCompletedOut() {
        Scenario run = running(plan().task("a").task("b").task("c", "b"), IN_PLACE)
                .complete("a")
                .fail("b")
                .expect(RunState.FAILED);

        run.accept(plan().task("a")
                        .status(PlanStatus.DEFERRED)
                        .task("b")
                        .status(PlanStatus.DEFERRED)
                        .task("c", "b"))
                .expect(COMPLETED, "a")
                .expect(SKIPPED, "b", "c")
                .expect(RunState.COMPLETED);
    }
}
