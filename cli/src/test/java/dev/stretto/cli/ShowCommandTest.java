package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a plan allows, as people and programs read it. */
final class ShowCommandTest {

    private static final String PLAN = """
            # Login
            ## Phase 1: Core
            - [ ] 1.1 Define the types (est: 1-2h) (writes: src/types/**)
              - [ ] named as in the schema
              - [x] exported
            - [ ] 1.2 Write the service (depends: 1.1) (est: 3h)
            - [ ] 1.3 Write the tables (est: 1h)
            ## Phase 2: Pages (depends: Phase 1)
            - [ ] 2.1 Draw the page (est: 4h)
            ## Phase 3: Texts (depends: none)
            - [ ] 3.1 Write the guide (depends: none) (est: 5h)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inFolder(home);
        shell.write("plan.md", PLAN);
    }

    private String shown(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "show";
        arguments[1] = "plan.md";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return shell.stretto(arguments).exits(0).out();
    }

    @Test
    void tasksOfOneWaveAreBoxesSideBySideWithWhatTheyBlock() {
        assertThat(shown()).contains("""
                wave 1
                ┌───────────────────────┐  ┌───────────────────────┐  ┌───────────────────────┐
                │ * 1.1  Define the     │  │ 1.3  Write the tables │  │ 3.1  Write the guide  │
                │ types                 │  │ 1 h, slack 4 h        │  │ 5 h, slack 4 h        │
                │ 1 h to 2 h, no slack  │  │ → phase 2             │  │                       │
                │ → 1.2, phase 2        │  │                       │  │                       │
                └───────────────────────┘  └───────────────────────┘  └───────────────────────┘
                """);
    }

    @Test
    void theFiguresFollow() {
        assertThat(shown()).endsWith("""

                critical path  1.1 → 1.2 → 2.1 (9 h)
                one by one     15 h
                parallel       at most 3 at once; 60 % of the tasks depend on nothing; 2 workers
                               are enough (9 h)
                batches        4 of 1 to 2 tasks, 1.3 on average; 3 of a single task
                one less       if 2.1 did not wait for phase 1: 4 h less, 5 h in all; with 2
                               workers 1 h less
                side by side   phase 3 runs beside phases 1, 2: 5 h less than one after the
                               other
                """);
    }

    @Test
    void noLineIsWiderThanTheScreen() {
        assertThat(shown().lines().skip(2))
                .allSatisfy(line -> assertThat(TextLayout.width(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void aTerminalWithoutUnicodeGetsPlainCharacters() {
        shell.export("LC_ALL", "C");

        assertThat(shown())
                .contains("| -> 1.2, phase 2       |", "+-----------------------+", "1.1 -> 1.2 -> 2.1")
                .matches("\\p{ASCII}+");
        shell.export("LC_ALL", "en_GB.UTF-8");
        assertThat(shown()).contains("│ → 1.2, phase 2");
    }

    @Test
    void ofALargePlanTheFirstTasksAndWavesAreShownAndAllWhereAsked() {
        StringBuilder plan = new StringBuilder("# Large\n");
        for (int task = 1; task <= 49; task++) {
            plan.append("- [ ] 1.").append(task).append(" Wide (depends: none)\n");
        }
        for (int task = 1; task <= 34; task++) {
            plan.append("- [ ] 2.").append(task).append(" Deep (depends: ");
            plan.append(task == 1 ? "1.1" : "2." + (task - 1)).append(")\n");
        }
        shell.write("plan.md", plan.toString());

        assertThat(shown())
                .contains("… and 37 more; --all shows them", "… and 5 more waves of 5 tasks; --all shows them", "1.12 ")
                .doesNotContain("1.13 ", "wave 31");
        assertThat(shown("--all")).contains("1.49 ", "wave 35").doesNotContain("--all");
    }

    @Test
    void oneTaskIsShownInDetail() {
        assertThat(shown("1.1")).isEqualTo("""
                1.1  Define the types
                phase          1
                takes          1 h to 2 h, no slack
                earliest       wave 1, from 0 min to 2 h
                blocks         1.2, phase 2
                claims         write src/types/**
                checklist      [ ] named as in the schema
                               [x] exported
                """);
        shell.stretto("show", "plan.md", "1.4").complains(2, "the plan has no task 1.4; did you mean 1.3?");
    }

    @Test
    void theDocumentTellsTheSame() {
        JsonNode shown = shell.stretto("show", "plan.md", "--json").exits(0).json();

        ContractTest.SHOW.fits(shown);
        assertThat(shown.path("bestRemoval").toString()).isEqualTo("""
                {"dependency":"phase 1","tasks":["2.1"],"stated":true,"savedMinutes":240.0,"criticalPathMinutes":300.0,\
                "makespanMinutes":480.0}""");
        assertThat(shown.path("besidePhases").toString()).isEqualTo("""
                [{"phase":"3","others":["1","2"],"minutes":300.0,"othersMinutes":540.0,"savedMinutes":300.0,\
                "inPlace":true}]""");
        assertThat(shown.path("batchStatistics").toString()).isEqualTo("""
                {"batches":4,"smallest":1,"largest":2,"mean":1.25,"alone":3}""");
    }

    @Test
    void whereNoDependencyHelpsThereIsNoBestOne() {
        shell.write("plan.md", "# Two\n- [ ] 1.1 One\n- [ ] 1.2 Two\n");

        assertThat(shell.stretto("show", "plan.md", "--json")
                        .exits(0)
                        .json()
                        .path("bestRemoval")
                        .isNull())
                .isTrue();
        assertThat(shown()).contains("one less       no single dependency holds up the whole");
    }

    @Test
    void phaseFiveOfTheFoundingBatchSheetRunsBesideTwoToFour() {
        String plan = Shared.file("seeds", "000").toString();
        JsonNode beside = shell.stretto("show", plan, "--json").exits(0).json().path("besidePhases");

        assertThat(beside).hasSize(1);
        assertThat(beside.get(0).path("phase").asString()).isEqualTo("5");
        assertThat(beside.get(0).path("others").toString()).isEqualTo("[\"2\",\"3\",\"4\"]");
        assertThat(beside.get(0).path("savedMinutes").asDouble()).isEqualTo(300);
        assertThat(beside.get(0).path("inPlace").asBoolean()).isTrue();
        assertThat(shell.stretto("show", plan).exits(0).out())
                .contains("phase 5 runs beside phases 2, 3, 4: 5 h less than one after the");
    }

    @Test
    void theFoundingPlanOfParallelExecutionIsWorthFourWorkers() {
        JsonNode shown = shell.stretto("show", Shared.file("seeds", "002").toString(), "--json")
                .exits(0)
                .json();

        assertThat(shown.path("independentPercent").asInt()).isEqualTo(31);
        assertThat(shown.path("recommendedWorkers").asInt()).isEqualTo(4);
        assertThat(shown.path("recommendedMakespanMinutes").asDouble()).isEqualTo(220);
    }
}
