package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code stretto forecast} as a user gives it; the examples of {@code docs/forecast.md} among it. */
final class ForecastCommandTest {

    private static final String DIAMOND = """
            # Diamond

            - [ ] 1.1 Set up (est: 5m)
            - [ ] 1.2 Module A (depends: 1.1) (est: 10m)
            - [ ] 1.3 Module B (depends: 1.1) (est: 5m-10m)
            - [ ] 1.4 Integrate (depends: 1.2, 1.3) (est: 5m)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aFolderWithAPlan() {
        shell = Shell.inFolder(home);
        shell.write("diamond.md", DIAMOND);
    }

    private List<Double> makespans(JsonNode forecast) {
        return forecast.path("rows")
                .valueStream()
                .map(row -> row.path("makespanMinutes").asDouble())
                .toList();
    }

    @Test
    void theFoundingTasksTakeTheirKnownTimes() {
        String plan = Shared.file("seeds", "002").toString();
        JsonNode forecast = shell.stretto(
                        "forecast", plan, "--workers", "1,2,3,4", "--estimate", "high", "--claims", "off", "--json")
                .exits(0)
                .json();
        JsonNode four = forecast.path("rows").get(3);

        assertThat(makespans(forecast)).containsExactly(785.0, 395.0, 265.0, 220.0);
        assertThat(four.path("lowerBoundMinutes").asDouble()).isEqualTo(220);
        assertThat(four.path("speedup").asDouble()).isEqualTo(3.57);
        assertThat(four.path("efficiency").asDouble()).isEqualTo(0.89);
    }

    @Test
    void aSecondWorkerSavesAThirdOfADiamond() {
        JsonNode forecast = shell.stretto("forecast", "diamond.md", "-w", "1,2", "--json")
                .exits(0)
                .json();

        Shape.of(
                        "{'rows':[{'strategy':'string','workers':'int','makespanMinutes':'number','lowerBoundMinutes':'number',"
                                + "'speedup':'number','efficiency':'number','p50Minutes':'number?','p90Minutes':'number?'}]}")
                .fits(forecast);
        assertThat(makespans(forecast)).containsExactly(30.0, 20.0);
    }

    @Test
    void theTableOfTheDocumentation() throws Exception {
        String table = shell.stretto("forecast", "diamond.md", "--workers", "1,2,4")
                .exits(0)
                .out();

        assertThat(table)
                .contains("4 tasks, counted: 4 by the high end of the estimate")
                .containsPattern("dag +2 +20 min +20 min +1.50 +75 %");
        Path page = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("forecast.md");
        assertThat(Files.readString(page)).contains(table.strip(), DIAMOND.strip());
    }

    @Test
    void everyStrategyIsForecastOnRequest() {
        JsonNode all = shell.stretto("forecast", "diamond.md", "--strategy", "all", "-w", "2", "--json")
                .exits(0)
                .json();

        assertThat(all.path("rows")
                        .valueStream()
                        .map(row -> row.path("strategy").asString()))
                .contains("dag")
                .doesNotContain("auto");
    }

    @Test
    void drawnDurationsGiveASpreadThatItsSeedRepeats() {
        String[] command = {"forecast", "diamond.md", "-w", "1", "--samples", "100", "--seed", "5", "--json"};
        JsonNode row = shell.stretto(command).exits(0).json().path("rows").get(0);

        assertThat(row.path("p50Minutes").asDouble()).isBetween(25.0, 30.0);
        assertThat(row.path("p90Minutes").asDouble())
                .isBetween(row.path("p50Minutes").asDouble(), 30.0);
        assertThat(shell.stretto(command).json().path("rows").get(0)).isEqualTo(row);
        assertThat(shell.stretto("forecast", "diamond.md", "--samples", "10").out())
                .contains("P50", "P90", "triangular distribution", "seed 1");
    }

    @Test
    void aPlanWithoutEstimatesSaysThatItCountsAMinuteATask() {
        shell.write("bare.md", "# Bare\n\n- [ ] 1.1 One\n- [ ] 1.2 Two (depends: 1.1)\n");

        assertThat(shell.stretto("forecast", "bare.md").exits(0).out())
                .contains("2 as a minute each, since the plan states no estimates");
        assertThat(shell.stretto("forecast", "bare.md", "--json")
                        .json()
                        .path("durations")
                        .path("unit")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void tasksCountAsLongAsTheyTookInEarlierRuns() {
        shell.write(
                "plan.md",
                "# Work\n\n- [ ] 1.1 One (est: 5h) (run: true)\n- [ ] 1.2 Two (est: 5h) (depends: 1.1) (run: false)\n");
        shell.stretto("run", "plan.md", "--workspace", "none").exits(1);
        JsonNode learned = shell.stretto("forecast", "plan.md", "-w", "1", "--json")
                .exits(0)
                .json();

        assertThat(learned.path("durations").path("learned").asInt()).isEqualTo(1);
        assertThat(learned.path("durations").path("runs").asInt()).isEqualTo(1);
        assertThat(makespans(learned).getFirst()).isBetween(300.0, 310.0);
        assertThat(shell.stretto("forecast", "plan.md").out()).contains("1 as in 1 earlier run; 1 by the high end");
        JsonNode estimated = shell.stretto("forecast", "plan.md", "-w", "1", "--learned", "off", "--json")
                .json();
        assertThat(makespans(estimated)).containsExactly(600.0);
        shell.write("plan.md", shell.read("plan.md").replace("One", "Another"));
        assertThat(makespans(shell.stretto("forecast", "plan.md", "-w", "1", "--json")
                        .json()))
                .containsExactly(600.0);
    }

    /** Two workers: the longest first take 7 minutes, three short ones on one side and two long ones on the other 6. */
    private static final String PACKING = """
            # Packing

            - [ ] 1.1 Long (depends: none) (est: 3m)
            - [x] 1.2 Long (depends: none) (est: 3m)
            - [ ] 1.3 Short (depends: none) (est: 2m)
            - [ ] 1.4 Short (depends: none) (est: 2m)
            - [ ] 1.5 Short (depends: none) (est: 2m)
            """;

    @Test
    void aSearchedOrderStandsBesideThePlainOne() {
        shell.write("packing.md", PACKING);
        JsonNode found = shell.stretto(
                        "forecast",
                        "packing.md",
                        "-w",
                        "1,2",
                        "--optimize",
                        "--budget",
                        "300ms",
                        "--seed",
                        "7",
                        "--json")
                .exits(0)
                .json();

        assertThat(makespans(found)).containsExactly(12.0, 7.0);
        Shape.of("{'search':{'budgetMillis':'int','seed':'int'},'rows':[{'makespanMinutes':'number',"
                        + "'optimizedMinutes':'number','optimizedLowerBoundMinutes':'number','schedules':'int'}]}")
                .fits(found);
        assertThat(optimized(found)).containsExactly(12.0, 6.0);
        assertThat(found.path("rows").get(1).path("optimizedLowerBoundMinutes").asDouble())
                .isEqualTo(6);
        assertThat(found.path("search").path("seed").asInt()).isEqualTo(7);
        assertThat(shell.stretto("forecast", "packing.md", "-w", "2", "--optimize")
                        .exits(0)
                        .out())
                .containsPattern("optimized +its bound +schedules")
                .containsPattern("dag +2 +7 min +6 min .* 6 min +6 min +\\d+")
                .contains("up to 1.0 s of search, seed 1");
    }

    @Test
    void theSearchKeepsToClaimsAndPools() {
        shell.write("packing.md", PACKING.replace("Short (", "Short (uses: gpu=1) ("));
        String[] command = {"forecast", "packing.md", "-w", "5", "--optimize", "--budget", "100ms", "--json"};

        assertThat(optimized(
                        shell.stretto(with(command, "--pool", "gpu=2")).exits(0).json()))
                .containsExactly(4.0);
        assertThat(optimized(
                        shell.stretto(with(command, "--pool", "gpu=1")).exits(0).json()))
                .containsExactly(6.0);
        assertThat(optimized(
                        shell.stretto(with(command, "--claims", "off")).exits(0).json()))
                .containsExactly(3.0);
    }

    private static String[] with(String[] command, String... more) {
        return Stream.of(command, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private static List<Double> optimized(JsonNode forecast) {
        return forecast.path("rows")
                .valueStream()
                .map(row -> row.path("optimizedMinutes").asDouble())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"lead; mid, 2", "lead:core@6h; mid:source; junior:cache, 3"})
    void theFoundingPlanIsSharedOutToATeam(String text, int people) {
        String plan = Shared.file("seeds", "000").toString();
        JsonNode team = shell.stretto("forecast", plan, "--team", text, "--json")
                .exits(0)
                .json()
                .path("team");

        assertThat(team.path("people").size()).isEqualTo(people);
        assertThat(team.path("assignments")
                        .valueStream()
                        .map(each -> each.path("task").asString())
                        .distinct())
                .hasSize(42)
                .hasSize(team.path("assignments").size());
        assertThat(sum(team.path("assignments"))).isEqualTo(119);
        assertThat(sum(team.path("people"))).isEqualTo(119);
        assertThat(team.path("personHours").asDouble()).isEqualTo(119);
        assertThat(team.path("savedDays").asInt()).isPositive();
    }

    private static double sum(JsonNode list) {
        return list.valueStream()
                .mapToDouble(each -> each.path("hours").asDouble())
                .sum();
    }

    @Test
    void theWeekTableSaysWhoDoesWhatAndWhatThatSaves() {
        shell.write("team.md", """
                # Shop

                - [ ] 1.1 Write the sql schema (est: 10h)
                - [ ] 1.2 Write the js page (est: 8h)
                - [ ] 1.3 Join sql and js (depends: 1.1, 1.2) (est: 4h)
                """);
        String table = shell.stretto("forecast", "team.md", "--team", "lead:java,sql@6h; mid:js")
                .exits(0)
                .out();

        assertThat(table)
                .contains(
                        "22 person-hours in 3 working days (1 week); lead alone: 4 days; saved: 1 day (25 %)",
                        "lead (java, sql; 6 h a day)  14 h",
                        "mid (js; 8 h a day)  8 h",
                        "nobody has all the skills for 1.3: left to lead");
    }

    @Test
    void phaseFiveIsARestBetweenTheHardTasksOfTheFoundingPlan() {
        String plan = Shared.file("seeds", "000").toString();
        String order = shell.stretto("forecast", plan, "--interleave").exits(0).out();

        assertThat(order).contains("phase 5: 5.1 (a rest)", "phase 5: 5.2 (a rest)", "Hour 102-119");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--workers 0 | '0' is no number of workers",
                "--workers 1,-2 | '-2' is no number of workers",
                "--workers 1,,2 | '' is no number of workers",
                "--strategy best | 'best' is none of",
                "--samples -1 | --samples is a number from 0",
                "--budget 2s | --budget is for the search of --optimize",
                "--optimize --budget 0s | '0s' is no duration",
                "--claims maybe | 'maybe' is none of: on, off",
                "--team lead;;mid | --team, character 6: a person is missing",
                "--team :java | --team, character 1: ':java' has no role",
                "--team lead:a,,b | --team, character 6: a skill is missing",
                "--team lead@25h | --team, character 6: '25h' is no number of hours a day",
                "--team a:b:c | --team, character 1: 'a:b:c' is no person",
                "--strategy all --interleave | name it instead of --strategy all"
            })
    void whatMakesNoSenseIsRefusedWithTheReason(String options, String reason) {
        String[] command = ("forecast diamond.md " + options.strip()).split(" ");

        assertThat(shell.stretto(command).exits(2).err()).contains(reason.strip());
    }

    @Test
    void onlyAForecastTakesAllStrategies() {
        assertThat(shell.stretto("show", "diamond.md", "--strategy", "all")
                        .exits(2)
                        .err())
                .contains("--strategy all is for `stretto forecast`");
    }
}
