package dev.stretto.forecast;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stretto.forecast.TeamPlan.Assignment;
import dev.stretto.forecast.TeamPlan.Portion;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Plan;
import dev.stretto.simulator.PlanBuilder;
import dev.stretto.simulator.RandomPlans;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamPlanTest {

    private static final Person LEAD = new Person("lead", List.of("java", "sql"), 6);
    private static final Person MID = new Person("mid", List.of("js"), 8);

    private static TaskGraph graph(Plan plan) {
        return Compiler.compile(plan, "plan.md", CompileOptions.DEFAULT).graph().orElseThrow();
    }

    private static double[] minutes(Plan plan) {
        return TaskMinutes.of(plan, Estimate.Choice.HIGH, Map.of()).expected();
    }

    private static TeamPlan team(Plan plan, Person... people) {
        return TeamPlan.of(plan, graph(plan), minutes(plan), List.of(people));
    }

    /** The ids and titles of the builder's tasks hold the words that ask for skills. */
    private static List<String> of(Plan plan, TeamPlan team, int person) {
        return team.assignments().stream()
                .filter(each -> each.person() == person)
                .map(each -> plan.tasks().get(each.task()).id().value())
                .toList();
    }

    @Test
    void tasksGoToThoseWhoHaveTheSkillsThatTheirWordsAskFor() {
        Plan plan = plan().task("write-sql")
                .minutes(60)
                .task("java-part")
                .minutes(60)
                .task("page.js")
                .minutes(60)
                .task("anything")
                .minutes(60)
                .build();
        TeamPlan team = team(plan, LEAD, MID);

        assertThat(of(plan, team, 0)).containsExactly("write-sql", "java-part");
        assertThat(of(plan, team, 1)).containsExactly("page.js", "anything");
        assertThat(team.missed()).isEmpty();
    }

    @Test
    void whatAsksForMoreThanAnyoneHasGoesToTheFirstAndIsSaid() {
        Plan plan =
                plan().task("java-and-js").minutes(60).task("other").minutes(60).build();
        TeamPlan team = team(plan, LEAD, MID);

        assertThat(of(plan, team, 0)).containsExactly("java-and-js");
        assertThat(team.missed()).containsExactly(0);
    }

    @Test
    void aTaskMaySpanDaysAndTheNextGoesOnTheSameDayWithSomebodyWhoStillWorks() {
        Plan plan = plan().task("java")
                .minutes(12 * 60)
                .task("js", "java")
                .minutes(60)
                .build();
        TeamPlan team = team(plan, LEAD, MID);
        Assignment first = team.assignments().getFirst();
        Assignment second = team.assignments().getLast();

        assertThat(first.firstDay()).isEqualTo(1);
        assertThat(first.lastDay()).isEqualTo(2);
        assertThat(second.firstDay()).isEqualTo(2);
        assertThat(team.hours(first)).isEqualTo(12);
        assertThat(team.days()).isEqualTo(2);
        assertThat(team.daysAlone()).isEqualTo(3);
        assertThat(team.personHours()).isEqualTo(13);
    }

    @Test
    void aDayThatIsOverLeavesWorkForTheNext() {
        Plan plan = plan().task("java")
                .minutes(6 * 60)
                .task("sql", "java")
                .minutes(60)
                .build();

        assertThat(team(plan, LEAD, MID).assignments().getLast().firstDay()).isEqualTo(2);
    }

    @Test
    void theWeekTableSplitsWhatSpansWeeksAndMarksWholePhases() {
        Plan plan = plan().phase("1")
                .task("1.1")
                .minutes(20 * 60)
                .phase("2")
                .task("2.1")
                .minutes(15 * 60)
                .build();
        List<Portion> portions = team(plan, LEAD).portions(plan);

        assertThat(portions).hasSize(3);
        assertThat(portions).extracting(Portion::week).containsExactly(1, 1, 2);
        assertThat(portions).extracting(Portion::hours).containsExactly(20.0, 10.0, 5.0);
        assertThat(portions).extracting(Portion::whole).containsExactly(true, false, false);
    }

    @Test
    void anEmptyPlanTakesNoDays() {
        TeamPlan team = team(plan().build(), LEAD);

        assertThat(team.days()).isZero();
        assertThat(team.daysAlone()).isZero();
        assertThat(team.weeks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyTaskIsAssignedOnceAfterWhatItDependsOnAndNobodyDoesTwoAtOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            String name = "seed " + seed + ", round " + round;
            Plan plan = RandomPlans.plan(random, CompileOptions.DEFAULT);
            TaskGraph graph = graph(plan);
            List<Person> people = new ArrayList<>();
            for (int person = random.nextInt(1, 5); person > 0; person--) {
                people.add(new Person("p" + person, person == 2 ? List.of("3") : List.of(), random.nextInt(1, 9)));
            }
            TeamPlan team = TeamPlan.of(plan, graph, minutes(plan), people);
            Timetable forecast = Forecast.run(plan, graph, minutes(plan), new Forecast.Setting(1, false));
            check(name, plan, graph, team, forecast);
        }
    }

    private static void check(String name, Plan plan, TaskGraph graph, TeamPlan team, Timetable forecast) {
        TreeSet<Integer> assigned = new TreeSet<>();
        long[] end = new long[graph.size()];
        team.assignments().forEach(each -> {
            assertThat(assigned.add(each.task())).as(name).isTrue();
            end[each.task()] = each.endMillis();
        });
        for (int node = 0; node < graph.taskCount(); node++) {
            assertThat(assigned.contains(node)).as(name).isEqualTo(forecast.runs(node));
        }
        assertThat(team.personHours() * 60).as(name).isCloseTo(forecast.workMinutes(), within(1e-6));
        assertThat(team.portions(plan).stream().mapToDouble(Portion::hours).sum())
                .as(name)
                .isCloseTo(team.personHours(), within(1e-6));
        Assignment before = new Assignment(0, -1, 0, 0);
        for (Assignment each : team.assignments()) {
            if (before.person() == each.person()) {
                assertThat(each.startMillis()).as(name).isGreaterThanOrEqualTo(before.endMillis());
            }
            before = each;
            for (int predecessor : graph.node(each.task()).predecessors()) {
                if (graph.isTask(predecessor)) {
                    assertThat(each.startMillis()).as(name).isGreaterThanOrEqualTo(end[predecessor]);
                }
            }
        }
    }

    @Test
    void anEasyTaskOfAnotherPhaseIsARestAfterAHardOne() {
        PlanBuilder builder = plan().phase("1")
                .task("1.1")
                .minutes(60)
                .phaseAfter("2", "1")
                .task("2.1")
                .minutes(240)
                .task("2.2", "2.1")
                .minutes(240)
                .task("2.3", "2.2")
                .minutes(60)
                .phaseAfter("5", "1")
                .task("5.1")
                .minutes(120)
                .task("5.2", "5.1")
                .minutes(60);
        Plan plan = builder.build();
        Interleaving interleaving = Interleaving.of(plan, graph(plan), minutes(plan));

        assertThat(interleaving.medianMinutes()).isEqualTo(60);
        assertThat(order(plan, interleaving)).containsExactly("1.1", "2.1", "2.2", "2.3", "5.1", "5.2");

        Plan lighter = builder.task("5.0").minutes(30).task("5.3").minutes(50).build();
        Interleaving rested = Interleaving.of(lighter, graph(lighter), minutes(lighter));
        assertThat(order(lighter, rested)).containsExactly("1.1", "2.1", "5.0*", "2.2", "5.3*", "2.3", "5.1", "5.2");
        assertThat(rested.steps().getLast().endMinutes()).isEqualTo(860);
    }

    private static List<String> order(Plan plan, Interleaving interleaving) {
        return interleaving.steps().stream()
                .map(step -> plan.tasks().get(step.task()).id() + (step.rest() ? "*" : ""))
                .toList();
    }
}
