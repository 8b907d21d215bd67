package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every strategy by {@code show}, and what of it a run does. */
final class StrategiesTest {

    private static final String PLAN = """
            # Plan
            ## Phase 1: One
            - [ ] 1.1 a (est: 10m) (run: `true`)
            - [ ] 1.2 b (est: 10m) (run: `true`)
            - [ ] 1.3 c (est: 10m) (run: `true`)
            - [ ] 1.4 d (est: 10m) (run: `true`)
            - [ ] 1.5 e (est: 50m) (run: `true`)
            ## Phase 2: Two (pipeline-start: when 1.1 completes)
            - [ ] 2.1 f (est: 20m) (run: `true`)
            - [ ] 2.2 g (est: 20m) (run: `true`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
    }

    private JsonNode show(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "show";
        all[1] = "plan.md";
        all[2] = "--json";
        System.arraycopy(more, 0, all, 3, more.length);
        return shell.stretto(all).exits(0).json();
    }

    @ParameterizedTest
    @CsvSource({
        "dag, 70, when the phases before it are complete",
        "waves, 70, a wave begins when all of the one before it has ended",
        "batched, 60, batches of 3",
        "pipeline, 50, at its pipeline-start",
        "independent, 50, everything starts at once"
    })
    void eachStrategyIsShownWithItsReasonAndWhatItTakes(String strategy, double minutes, String reason) {
        JsonNode shown = show("--strategy", strategy);

        assertThat(shown.path("strategy").asString()).isEqualTo(strategy);
        assertThat(shown.path("reason").asString()).contains(reason);
        assertThat(shown.path("criticalPathMinutes").asDouble()).isEqualTo(minutes);
    }

    @Test
    void whereNoneIsNamedThePlanDecidesAndTheBranchTakenIsSaid() {
        JsonNode shown = show();

        assertThat(shown.path("strategy").asString()).isEqualTo("hybrid");
        assertThat(shown.path("reason").asString())
                .contains("phase 1 batched, because there is only an order of phases")
                .contains("phase 2 pipeline, because the plan says when a phase may open early");
        assertThat(shell.stretto("show", "plan.md").exits(0).out()).contains("hybrid", "phase 2 pipeline");
    }

    @Test
    void theBatchesShownAreThoseOfTheRun() {
        assertThat(show("--strategy", "batched", "--batch-size", "2")
                        .path("batches")
                        .toString())
                .isEqualTo("[[\"1.1\",\"1.2\"],[\"1.3\",\"1.4\"],[\"1.5\"],[\"2.1\",\"2.2\"]]");
        Finished run = shell.stretto("run", "plan.md", "--strategy", "batched", "--workers", "4", "--json")
                .exits(0);
        assertThat(run.events().of("barrier.opened").stream()
                        .map(event -> event.path("barrier").asString()))
                .contains("batch 1 of phase 1", "batch 2 of phase 1", "batch 1 of phase 2");
    }

    @Test
    void phasesInFlightAreLimited() {
        assertThat(show("--strategy", "independent", "--max-phases", "1")
                        .path("criticalPathMinutes")
                        .asDouble())
                .isEqualTo(70);
    }

    @Test
    void aPlanWithDependenciesIsRefusedAsIndependentAndEachPairNamed() {
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1)\n- [ ] 1.3 C (depends: 1.1, 1.2)\n");

        for (String command : new String[] {"show", "run", "check"}) {
            Finished refused = shell.stretto(command, "plan.md", "--strategy", "independent");
            refused.exits(1);
            assertThat(refused.out() + refused.err())
                    .contains(
                            "plan.md:3:23: error: task 1.2 depends on task 1.1",
                            "plan.md:4:23: error: task 1.3 depends on task 1.1",
                            "plan.md:4:28: error: task 1.3 depends on task 1.2");
        }
    }

    @Test
    void anEditedPlanIsCompiledByTheSameOptions() {
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `true`)\n- [ ] 1.2 B (run: `false`)\n");
        shell.stretto("run", "plan.md", "--strategy", "batched", "--batch-size", "1")
                .exits(1);
        shell.write(
                "plan.md", "# Plan\n- [ ] 1.1 A (run: `true`)\n- [ ] 1.2 B (run: `true`)\n- [ ] 1.3 C (run: `true`)\n");
        shell.stretto("retry").exits(0);

        assertThat(shell.stretto("resume", "--json").exits(0).events().of("barrier.opened").stream()
                        .map(event -> event.path("barrier").asString()))
                .contains("batch 2", "batch 3");
    }
}
