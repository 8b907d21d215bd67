package dev.stretto.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.LandingQueue.Stage;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Candidates are built and tried each on top of the one before it, and only what passed as it stands lands. */
final class SpeculationTest {

    private Scenario run = gated(3);

    /** Four tasks whose changes wait to land, with so many gates at once. */
    private static Scenario gated(int slots) {
        PlanBuilder plan = PlanBuilder.plan().free("a").free("b").free("c").free("d");
        Scenario run = Scenario.running(plan, Scenario.LANDING.with(new LandingGates(List.of("make test"), slots, 0)));
        return run.finish("a").finish("b").finish("c").finish("d");
    }

    private LandingQueue.Entry entry(String task) {
        return run.ledger().landing().find(run.attempt(task)).orElseThrow();
    }

    private Stage stage(String task) {
        return entry(task).stage();
    }

    /** The change merges with what it is to be merged with. */
    private SpeculationTest merges(String... tasks) {
        for (String task : tasks) {
            run.give(new Input.Merged(
                    run.attempt(task),
                    entry(task).onto(),
                    task + " on " + entry(task).onto()));
        }
        return this;
    }

    private LandingTry latest(String task) {
        return entry(task).latest();
    }

    private SpeculationTest gate(LandingTry gate, Outcome outcome, Optional<Integer> exit) {
        boolean well = outcome == Outcome.SUCCEEDED;
        run.give(new Input.Gated(
                gate, outcome, exit, well ? "" : "it " + outcome, well ? "" : "three tests failed", well ? "" : "ref"));
        return this;
    }

    private SpeculationTest passes(String task) {
        return gate(latest(task), Outcome.SUCCEEDED, Optional.of(0));
    }

    private SpeculationTest fails(String task) {
        return gate(latest(task), Outcome.FAILED, Optional.of(1));
    }

    private SpeculationTest lands(String task) {
        assertThat(stage(task)).isEqualTo(Stage.LANDING);
        run.give(new Input.HeadMoved(run.attempt(task), entry(task).candidate()));
        return this;
    }

    @Test
    void asManyAsThereAreSlotsAreTriedEachOnTopOfTheOneBeforeItAndTheyLandInOrder() {
        merges("a", "b", "c");
        assertThat(entry("c").candidate()).isEqualTo("c on b on a on base");
        assertThat(List.of(stage("a"), stage("b"), stage("c"), stage("d")))
                .containsExactly(Stage.GATING, Stage.GATING, Stage.GATING, Stage.COLLECTED);

        passes("c").passes("b");
        assertThat(List.of(stage("b"), stage("c"))).containsExactly(Stage.PASSED, Stage.PASSED);
        passes("a");
        assertThat(run.effects()).contains(new Effect.MoveHead(run.attempt("a"), "base", "a on base"));
        lands("a").lands("b").lands("c");
        run.expect(TaskState.COMPLETED, "a", "b", "c").expect(TaskState.LANDING, "d");
    }

    @Test
    void oneAtATimeNothingIsBuiltBeforeTheOneBeforeItHasLanded() {
        run = gated(1);
        merges("a");
        assertThat(stage("b")).isEqualTo(Stage.COLLECTED);
        passes("a").lands("a");
        assertThat(entry("b").onto()).isEqualTo("a on base");
    }

    @Test
    void whatFailsInTheMiddleCostsWhatStandsOnItAndNothingElse() {
        merges("a", "b", "c");
        LandingTry behind = latest("c");
        fails("b");

        assertThat(run.effects()).contains(new Effect.End(behind));
        assertThat(stage("a")).isEqualTo(Stage.GATING);
        assertThat(stage("b")).isEqualTo(Stage.WAITING);
        assertThat(entry("c").onto()).isEqualTo("a on base");
        merges("c", "d");
        passes("a").lands("a");
        run.expect(TaskState.RUNNING, "b");
        assertThat(run.record("b").output()).isEqualTo("three tests failed");
        assertThat(run.started()).containsExactly("b");
        assertThat(stage("c")).isEqualTo(Stage.GATING);
        gate(behind, Outcome.SUCCEEDED, Optional.of(0)); // of the candidate that is no more
        assertThat(stage("c")).isEqualTo(Stage.GATING);
        passes("c").lands("c");
        assertThat(run.ledger().head()).isEqualTo("c on a on base");
    }

    @Test
    void whatDidNotFitAChangeThatDoesNotLandIsTriedWithoutIt() {
        merges("a", "b");
        fails("b").fails("a");
        run.expect(TaskState.RUNNING, "a").expect(TaskState.LANDING, "b");
        assertThat(entry("b").onto()).isEqualTo("base");
        merges("b").passes("b").lands("b");
        run.expect(TaskState.COMPLETED, "b");
    }

    @Test
    void aConflictWithWhatHasNotLandedIsNoneIfThatDoesNotLand() {
        merges("a");
        run.give(new Input.Conflicted(run.attempt("b"), "a on base", List.of("f"), "ref"));
        assertThat(stage("b")).isEqualTo(Stage.WAITING);
        fails("a");
        assertThat(entry("b").stage()).isEqualTo(Stage.MERGING);
        assertThat(run.ledger().record(new TaskId("b")).message()).isEmpty();
    }

    @Test
    void aConflictWithWhatLandsNamesBothSides() {
        merges("a");
        run.give(new Input.Conflicted(run.attempt("b"), "a on base", List.of("a.txt"), "ref"));
        passes("a").lands("a");
        run.expect(TaskState.RUNNING, "b");
        assertThat(run.record("b").message()).isEqualTo("conflict with a in a.txt");
    }

    @Test
    void commitsOfOthersOnTheBranchHaveEverythingBuiltAndTriedAnew() {
        merges("a", "b", "c");
        passes("a").passes("b");
        LandingTry running = latest("c");
        run.give(new Input.BranchMoved(run.attempt("a"), "base", "theirs"));

        assertThat(run.effects()).contains(new Effect.End(running));
        assertThat(entry("a").onto()).isEqualTo("theirs");
        assertThat(List.of(stage("a"), stage("b"), stage("c")))
                .containsExactly(Stage.MERGING, Stage.COLLECTED, Stage.COLLECTED);
        merges("a", "b");
        passes("b");
        assertThat(stage("a")).isEqualTo(Stage.GATING);
        passes("a").lands("a").lands("b");
        assertThat(run.ledger().head()).isEqualTo("b on a on theirs");
    }

    @Test
    void aGateThatCannotRunPausesTheRunAndCountsTheSecondTime() {
        merges("a");
        gate(latest("a"), Outcome.FAILED, Optional.of(127));
        run.expect(RunState.PAUSED).expect(TaskState.LANDING, "a");
        assertThat(stage("a")).isEqualTo(Stage.MERGED);

        run.resume();
        gate(latest("a"), Outcome.FAILED, Optional.of(127));
        run.expect(RunState.RUNNING).expect(TaskState.RUNNING, "a");
    }

    @Test
    void aCancelledRunLandsNothingMoreThanWhatIsLanding() {
        merges("a", "b");
        passes("a");
        run.cancel();
        run.expect(TaskState.CANCELLED, "b", "c", "d").expect(TaskState.LANDING, "a");
        run.give(new Input.BranchMoved(run.attempt("a"), "base", "theirs"));
        merges("a");
        run.expect(TaskState.CANCELLED, "a").expect(RunState.CANCELLED);
    }
}
