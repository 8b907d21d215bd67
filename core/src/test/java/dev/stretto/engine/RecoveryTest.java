package dev.stretto.engine;

import static dev.stretto.engine.Scenario.IN_PLACE;
import static dev.stretto.engine.Scenario.LANDING;
import static dev.stretto.engine.Scenario.planned;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a new driver finds in the journal of one that died. */
class RecoveryTest {

    private static Engine recovered(Scenario run) {
        return Scenario.replayed(run.journal());
    }

    @Test
    void anAttemptWhoseEndIsNotKnownIsAnOrphan() {
        Scenario run = running(plan().task("a").task("b"), LANDING).exit("b", Outcome.SUCCEEDED);

        assertThat(recovered(run).orphans()).containsExactly(run.attempt("a"));
        assertThat(recovered(planned(plan().task("a"), LANDING)).orphans()).isEmpty();
    }

    @Test
    void ofEveryStepTheEffectThatWasNotAnsweredIsKnown() {
        Scenario run = running(plan().task("a").task("b").task("c"), LANDING);
        assertThat(recovered(run).unanswered()).isEmpty();

        run.exit("a", Outcome.SUCCEEDED).exit("b", Outcome.FAILED).exit("c", Outcome.SUCCEEDED);
        assertThat(recovered(run).unanswered())
                .containsExactly(
                        new Effect.Collect(run.attempt("a"), false),
                        new Effect.Collect(run.attempt("b"), true),
                        new Effect.Collect(run.attempt("c"), false));
        run.salvage("b").collect("c", "c1").collect("a", "a1");
        assertThat(recovered(run).unanswered()).containsExactly(new Effect.Merge(run.attempt("c"), "c1", "base"));
        run.merge("c");
        assertThat(recovered(run).unanswered())
                .containsExactly(new Effect.MoveHead(run.attempt("c"), "base", "candidate-c#1"));
        run.move("c");
        assertThat(recovered(run).unanswered())
                .containsExactly(new Effect.Merge(run.attempt("a"), "a1", "candidate-c#1"));
        run.land("a");
        assertThat(recovered(run).unanswered()).isEmpty();
    }

    @Test
    void whatWasLeftOfACancelledRunIsKeptNotLanded() {
        Scenario run =
                running(plan().task("a"), LANDING).exit("a", Outcome.SUCCEEDED).cancel();

        assertThat(recovered(run).unanswered()).containsExactly(new Effect.Collect(run.attempt("a"), true));
    }

    @Test
    void inPlaceNothingIsEverUnanswered() {
        Scenario run = running(plan().task("a").task("b", "a"), IN_PLACE).complete("a");

        assertThat(recovered(run).unanswered()).isEmpty();
        assertThat(recovered(run).orphans()).containsExactly(run.attempt("b"));
    }

    @Test
    void numbersAndTimeGoOnWhereTheJournalEnds() {
        Scenario run = running(plan().task("a"), IN_PLACE).pass(1234);
        Engine engine = recovered(run);

        Recorded next = engine.handle(new Input.Pause(), 0).events().getFirst();
        assertThat(next.seq()).isEqualTo(run.journal().size() + 1);
        assertThat(next.atMillis()).isEqualTo(run.journal().getLast().atMillis());
    }
}
