package dev.stretto.forecast;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.simulator.PlanBuilder;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static TaskGraph graph(Plan plan) {
        return Compiler.compile(plan, "plan.md", CompileOptions.DEFAULT).graph().orElseThrow();
    }

    private static double makespan(PlanBuilder builder, int workers) {
        Plan plan = builder.build();
        return Forecast.makespanMinutes(
                plan, graph(plan), Estimates.minutes(plan.tasks(), Estimate.Choice.HIGH), workers);
    }

    private static Analysis analyse(PlanBuilder builder) {
        Plan plan = builder.build();
        return Analysis.of(plan, graph(plan), Estimate.Choice.HIGH);
    }

    private static PlanBuilder units(int tasks) {
        PlanBuilder plan = plan();
        for (int task = 1; task <= tasks; task++) {
            plan.task("t" + task);
        }
        return plan;
    }

    private static PlanBuilder diamond() {
        return plan().task("a")
                .minutes(1)
                .task("b", "a")
                .minutes(5)
                .task("c", "a")
                .minutes(2)
                .task("d", "b", "c")
                .minutes(1);
    }

    @Test
    void tenUnitTasksOnThreeWorkersTakeFourMinutes() {
        assertThat(makespan(units(10), 3)).isEqualTo(4);
        assertThat(makespan(units(10), 1)).isEqualTo(10);
        assertThat(makespan(units(10), 10)).isEqualTo(1);
        assertThat(makespan(units(10), 99)).isEqualTo(1);
    }

    @Test
    void aDiamondTakesItsLongerSideWithTwoWorkersAndEverythingWithOne() {
        assertThat(makespan(diamond(), 2)).isEqualTo(7);
        assertThat(makespan(diamond(), 1)).isEqualTo(9);
    }

    @Test
    void theLongestRemainingPathStartsFirst() {
        PlanBuilder plan =
                plan().task("a").minutes(3).task("b").minutes(3).task("long").minutes(6);

        assertThat(makespan(plan, 2)).isEqualTo(6);
    }

    @Test
    void fractionsOfAMinuteCount() {
        assertThat(makespan(plan().task("a").minutes(0.5).task("b", "a").minutes(0.25), 2))
                .isEqualTo(0.75);
    }

    @Test
    void tasksThatAreDoneAlreadyCountToo() {
        assertThat(makespan(plan().task("a").minutes(3).status(PlanStatus.COMPLETED), 1))
                .isEqualTo(3);
    }

    @Test
    void aPlanWithoutTasksTakesNoTime() {
        assertThat(makespan(plan(), 1)).isZero();
    }

    @Test
    void anAnalysisTellsWhatTheGraphAllows() {
        Analysis analysis = analyse(diamond());

        assertThat(analysis.minutes()).containsExactly(1.0, 5.0, 2.0, 1.0);
        assertThat(analysis.totalMinutes()).isEqualTo(9);
        assertThat(analysis.independentPercent()).isEqualTo(25);
        assertThat(analysis.recommendedWorkers()).isEqualTo(2);
        assertThat(analysis.schedule().makespan()).isEqualTo(7);
        assertThat(analysis.batches()).containsExactly(List.of(0), List.of(1, 2), List.of(3));
    }

    @Test
    void noMoreWorkersAreRecommendedThanHelp() {
        assertThat(analyse(units(20)).recommendedWorkers()).isEqualTo(7);
        assertThat(analyse(units(1)).recommendedWorkers()).isEqualTo(1);
        assertThat(analyse(plan().task("a")
                                .minutes(100)
                                .task("b")
                                .minutes(1)
                                .task("c")
                                .minutes(1))
                        .recommendedWorkers())
                .isEqualTo(1);
    }

    @Test
    void anEmptyPlanIsAnalysedToo() {
        Analysis analysis = analyse(plan());

        assertThat(analysis.independentPercent()).isZero();
        assertThat(analysis.recommendedWorkers()).isEqualTo(1);
    }

    @Test
    void aTaskOfAPhaseThatStatesADependencyIsNotIndependent() {
        PlanBuilder phased = plan().phase("1")
                .task("1.1")
                .task("1.2")
                .phaseAfter("2", "1")
                .task("2.1")
                .task("2.2");

        assertThat(analyse(phased).independentPercent()).isEqualTo(50);
    }
}
