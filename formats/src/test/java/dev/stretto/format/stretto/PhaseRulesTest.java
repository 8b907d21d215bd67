package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Command;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.PhaseRules;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Verify;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What phases say of how they are to run. */
final class PhaseRulesTest {

    private static final String FIRST = "## Phase 1: A\n- [ ] 1.1 a\n- [ ] 1.2 b\n- [ ] 1.3 c\n";

    private static PhaseRules second(String heading, String below) {
        ReadResult result = Plans.read(FIRST + "## Phase 2: B" + heading + "\n" + below + "- [ ] 2.1 d\n");
        assertThat(Plans.remarks(result)).isEmpty();
        assertThat(result.plan().orElseThrow().phases().get(1).title()).isEqualTo("B");
        return result.plan().orElseThrow().phases().get(1).rules();
    }

    private static List<String> ids(List<Reference> references) {
        return references.stream().map(Reference::id).toList();
    }

    @ParameterizedTest
    @CsvSource({"' (strategy: batched)',''", "'',**Strategy:** batched", "' (Strategy: BATCHED)',''"})
    void aPhaseNamesItsStrategy(String heading, String line) {
        assertThat(second(heading, line.isEmpty() ? "" : line + "\n\n").strategy())
                .contains(Strategy.BATCHED);
    }

    @Test
    void proseThatBeginsWithTheWordStrategyIsProse() {
        assertThat(second("", "Strategy: start small and measure\n\n").strategy())
                .isEmpty();
    }

    @Test
    void aPhaseRunsBesideOthers() {
        assertThat(second(" [PARALLEL]", "").parallel()).isTrue();
        assertThat(ids(second(" (parallel-with: Phase 1)", "").parallelWith())).containsExactly("1");
        assertThat(ids(second("", "**parallel-with:** Phase 1\n\n").parallelWith()))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when 1.3 completes",
                "when 1.3 completes (not waiting for VERIFY)",
                "when task 1.3 is done",
                "after 1.3",
                "1.3"
            })
    void aPhaseOpensWhenATaskCompletes(String when) {
        for (PhaseRules rules : List.of(
                second(" (pipeline-start: " + when + ")", ""), second("", "**pipeline-start:** " + when + "\n\n"))) {
            assertThat(rules.pipelineStart().orElseThrow())
                    .isInstanceOfSatisfying(
                            PipelineStart.AfterTasks.class,
                            start -> assertThat(ids(start.tasks())).containsExactly("1.3"));
        }
    }

    @Test
    void aPhaseOpensAtAShareOfAnother() {
        assertThat(second(" (pipeline-start: 60% of Phase 1)", "")
                        .pipelineStart()
                        .orElseThrow())
                .isInstanceOfSatisfying(PipelineStart.AtPercent.class, start -> {
                    assertThat(start.percent()).isEqualTo(60);
                    assertThat(start.phase().value()).isEqualTo("1");
                    assertThat(start.position().line()).isEqualTo(5);
                });
    }

    @Test
    void aNoteThatNamesTasksSaysWhatTheyWaitFor() {
        ReadResult result = Plans.read(FIRST + """
                ## Phase 2: B (pipeline-start: 60% of Phase 1)
                - [ ] 2.1 d
                - [ ] 2.2 e (depends: none)
                - [ ] 2.3 f

                **Pipeline Note:** Phase 2 tasks 2.1-2.2 can start when 1.1-1.3 complete,
                before VERIFY Phase 1 finishes.
                """);
        Plan plan = result.plan().orElseThrow();

        assertThat(Plans.remarks(result)).isEmpty();
        assertThat(ids(Plans.task(plan, "2.1").dependencies().orElseThrow())).containsExactly("1.1", "1.2", "1.3");
        assertThat(Plans.task(plan, "2.2").dependencies().orElseThrow()).isEmpty();
        assertThat(Plans.task(plan, "2.3").dependencies()).isEmpty();
    }

    @Test
    void aNoteThatNamesNoTasksSaysWhenThePhaseOpens() {
        assertThat(second("", "**Pipeline Note:** Phase 2 can begin once 1.1 and 1.2 are done\n\n")
                        .pipelineStart()
                        .orElseThrow())
                .isInstanceOfSatisfying(
                        PipelineStart.AfterTasks.class,
                        start -> assertThat(ids(start.tasks())).containsExactly("1.1", "1.2"));
    }

    private static Verify verified(String text) {
        ReadResult result = Plans.read(FIRST + "\n" + text);
        assertThat(result.hasErrors()).isFalse();
        assertThat(Plans.ids(result.plan().orElseThrow())).containsExactly("1.1", "1.2", "1.3");
        return result.plan().orElseThrow().phases().getFirst().rules().verify().orElseThrow();
    }

    @Test
    void aPhaseIsVerifiedByABlockOrACommandOnItsLineOrInItsBoxes() {
        assertThat(verified("**VERIFY Phase 1:**\n```sh run\nmake\nmake test\n```\n")
                        .command())
                .contains(new Command("make\nmake test", true));
        assertThat(verified("**VERIFY Phase 1:** (run: `make`)\n").command()).contains(new Command("make", false));
        assertThat(verified("### VERIFY Phase 1 (run: `make`)\n").command()).contains(new Command("make", false));
        assertThat(verified("VERIFY Phase 1\n- [ ] Build (run: `make`)\n- [x] Test (run: `make test`)\n"))
                .satisfies(verify -> {
                    assertThat(verify.command()).contains(new Command("make\nmake test", true));
                    assertThat(verify.checklist())
                            .containsExactly(new ChecklistItem("Build", false), new ChecklistItem("Test", true));
                    assertThat(verify.background()).isFalse();
                    assertThat(verify.position().line()).isEqualTo(6);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(non-blocking)", "(background: true)"})
    void aVerificationRunsInTheBackground(String mark) {
        Verify verify = verified("**VERIFY Phase 1:** " + mark + " (on-verify-failure: fail)\n- [ ] 1.5 Build\n");

        assertThat(verify.background()).isTrue();
        assertThat(verify.onFailure()).contains(OnVerifyFailure.FAIL);
        assertThat(verify.command()).isEmpty();
        assertThat(verify.checklist()).extracting(ChecklistItem::text).containsExactly("1.5 Build");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(strategy: fast)|is no strategy|dag, waves, batched, pipeline, independent, auto",
                "(parallel-with: Phase 11)|there is no phase 11|did you mean 1?",
                "(parallel-with: )|names no phase|parallel-with",
                "(pipeline-start: when 1.33 completes)|there is no task 1.33|did you mean 1.3?",
                "(pipeline-start: 60% of Phase 9)|there is no phase 9|",
                "(pipeline-start: 0% of Phase 1)|no share of a phase|1 to 100",
                "(pipeline-start: 101% of Phase 1)|no share of a phase|1 to 100",
                "(pipeline-start: )|does not say when|1.3 completes",
                "(parallel-with: 1.1)|is a task|phase",
                "(on-verify-failure: shrug)|nothing that can follow|hold, fail, revert"
            })
    void whatIsWrongIsAnError(String annotation, String message, String hint) {
        ReadResult result = Plans.read(FIRST + "## Phase 2: B " + annotation + "\n- [ ] 2.1 d\n");

        assertThat(result.diagnostics()).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(Diagnostic.Severity.ERROR);
            assertThat(one.position().line()).isEqualTo(5);
            assertThat(one.message()).contains(message);
            assertThat(one.hint()).contains(hint == null ? "" : hint);
        });
    }

    @Test
    void aVerificationOfAnotherPhaseIsRemarkedOn() {
        assertThat(Plans.remarks(Plans.read(FIRST + "\n**VERIFY Phase 9:** (run: `make`)\n")))
                .containsExactly("6:1 warning ignored-annotation");
    }
}
