package dev.stretto.engine;

import static dev.stretto.engine.Scenario.LANDING;
import static dev.stretto.engine.Scenario.retries;
import static dev.stretto.engine.Scenario.running;
import static dev.stretto.engine.TaskState.COMPLETED;
import static dev.stretto.engine.TaskState.FAILED;
import static dev.stretto.engine.TaskState.RUNNING;
import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.claim.ClaimRules;
import dev.stretto.claim.Enforcement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an attempt really changed, held against what its task claims to write. */
class ClaimEnforcementTest {

    private static final RunOptions STRICT = LANDING.with(ClaimRules.plain(Enforcement.STRICT));
    private static final String REASON = "changed b/y, plan.txt, outside what it claims to write: a/**, c";

    private static Scenario changing(RunOptions options, String... files) {
        return running(plan().task("t").writes("a/**", "c").reads("b"), options)
                .exit("t", Outcome.SUCCEEDED)
                .collect("t", "commit", files);
    }

    @Test
    void whatStaysWithinItsClaimsLands() {
        changing(STRICT, "a/x", "a/b/y", "c")
                .expect(TaskState.LANDING, "t")
                .land("t")
                .expect(COMPLETED, "t");
    }

    @Test
    void aChangeOutsideIsKeptAndFailsTheTaskNamingFilesAndClaims() {
        Scenario run = changing(STRICT, "a/x", "b/y", "plan.txt").expect(RUNNING, "t");
        Attempt attempt = run.attempt("t");
        assertThat(run.events())
                .containsExactly(
                        new LandingEvent.Rejected(attempt.task(), 1, REASON, List.of("b/y", "plan.txt"), "", ""));
        assertThat(run.effects()).containsExactly(new Effect.Collect(attempt, true));
        assertThat(run.engine().unanswered()).containsExactly(new Effect.Collect(attempt, true));

        run.salvage("t").expect(FAILED, "t");
        assertThat(run.record("t").message()).isEqualTo(REASON);
        assertThat(run.record("t").salvage()).isEqualTo("refs/salvage/" + attempt);
    }

    @Test
    void retriesCountAndTheNextAttemptIsToldWhatWasOutside() {
        Scenario run = changing(retries(1, STRICT), "b/y").salvage("t").expect(TaskState.READY, "t");
        assertThat(run.record("t").message()).contains("changed b/y, outside");

        run.waitFor("t")
                .exit("t", Outcome.SUCCEEDED)
                .collect("t", "commit", "b/y")
                .salvage("t");
        run.expect(FAILED, "t");
    }

    @Test
    void theSameAnswerTwiceLosesNothing() {
        Scenario run = changing(STRICT, "b/y");
        run.collect("t", "commit", "b/y").expectNothing();
        run.salvage("t");
        assertThat(run.record("t").salvage()).isNotEmpty();
    }

    @Test
    void advisoryClaimsLandWithANote() {
        Scenario run = changing(LANDING.with(ClaimRules.LOCKING), "a/x", "b/y");
        assertThat(run.record("t").notes()).containsExactly("changed b/y, outside what it claims to write: a/**, c");
        run.land("t").expect(COMPLETED, "t");
        assertThat(run.record("t").notes()).hasSize(1);
    }

    @Test
    void whereClaimsAreOffNothingIsSaid() {
        assertThat(changing(LANDING, "b/y").record("t").notes()).isEmpty();
    }

    @Test
    void aTaskThatStatesNoWritesMayChangeAnything() {
        running(plan().task("t").reads("a/**"), STRICT).complete("t").expect(COMPLETED, "t");
    }

    @Test
    void aChangeToThePlanIsDroppedWithANote() {
        Scenario run = running(plan().task("t").writes("t.txt"), STRICT).exit("t", Outcome.SUCCEEDED);
        run.give(new Input.Collected(run.attempt("t"), "commit", List.of("t.txt"), "", List.of("plan.md")));
        assertThat(run.record("t").notes())
                .containsExactly("its changes to the plan were dropped, which only Stretto ticks: plan.md");
        run.land("t").expect(COMPLETED, "t");
    }

    @Test
    void namesWithWildcardsInThemAreJustNames() {
        running(plan().task("t").writes("app/[ab]/*"), STRICT)
                .exit("t", Outcome.SUCCEEDED)
                .collect("t", "commit", "app/[ab]/x")
                .expect(RUNNING, "t");
    }
}
