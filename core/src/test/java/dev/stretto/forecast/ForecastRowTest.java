package dev.stretto.forecast;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stretto.forecast.ForecastRow.Samples;
import dev.stretto.forecast.ForecastRow.Spread;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForecastRowTest {

    private static final Map<TaskId, Observed> NOTHING = Map.of();

    private static ForecastRow row(PlanBuilder builder, int workers, Samples samples) {
        Plan plan = builder.build();
        return ForecastRow.of(
                plan,
                Compiler.compile(plan, "plan.md", CompileOptions.DEFAULT)
                        .graph()
                        .orElseThrow(),
                "dag",
                TaskMinutes.of(plan, Estimate.Choice.HIGH, NOTHING),
                new Forecast.Setting(workers, false),
                samples);
    }

    private static Spread spread(PlanBuilder builder, int count, long seed) {
        return row(builder, 2, new Samples(count, seed)).spread().orElseThrow();
    }

    /** 1, then 2 and 3 beside each other, then 4: 30 minutes one by one. */
    private static PlanBuilder diamond() {
        return plan().task("1")
                .minutes(2, 5)
                .task("2", "1")
                .minutes(5, 10)
                .task("3", "1")
                .minutes(8, 10)
                .task("4", "2", "3")
                .minutes(5);
    }

    @Test
    void theSecondWorkerSavesAThirdOfADiamond() {
        ForecastRow alone = row(diamond(), 1, new Samples(0, 0));
        ForecastRow two = row(diamond(), 2, new Samples(0, 0));

        assertThat(alone.makespanMinutes()).isEqualTo(30);
        assertThat(alone.speedup()).isEqualTo(1);
        assertThat(two.makespanMinutes()).isEqualTo(20);
        assertThat(two.lowerBoundMinutes()).isEqualTo(20);
        assertThat(two.speedup()).isEqualTo(1.5);
        assertThat(two.efficiency()).isEqualTo(0.75);
        assertThat(two.spread()).isEmpty();
    }

    @Test
    void theLowerBoundIsTheWorkPerWorkerWhereThatIsMore() {
        assertThat(row(diamond(), 1, new Samples(0, 0)).lowerBoundMinutes()).isEqualTo(30);
        assertThat(row(plan(), 3, new Samples(0, 0)).speedup()).isEqualTo(1);
    }

    @Test
    void drawnRunsLieBetweenTheLowAndTheHighEndAndTheSameSeedDrawsTheSame() {
        Spread spread = spread(diamond(), 200, 7);

        assertThat(spread.p50Minutes()).isBetween(15.0, 20.0);
        assertThat(spread.p90Minutes()).isBetween(spread.p50Minutes(), 20.0);
        assertThat(spread(diamond(), 200, 7)).isEqualTo(spread);
        assertThat(spread(diamond(), 200, 8)).isNotEqualTo(spread);
    }

    @Test
    void withoutARangeEveryDrawIsTheSame() {
        assertThat(spread(plan().task("a").minutes(4), 10, 1)).isEqualTo(new Spread(4, 4));
    }

    @Test
    void drawsFollowTheTriangularDistribution() {
        Plan plan = plan().task("a").minutes(10, 30).build();
        TaskMinutes minutes = TaskMinutes.of(plan, Estimate.Choice.HIGH, NOTHING);
        SplittableRandom random = new SplittableRandom(3);
        double[] drawn = new double[20_000];
        Arrays.setAll(drawn, _ -> minutes.draw(random)[0]);
        Arrays.sort(drawn);

        assertThat(drawn[0]).isGreaterThanOrEqualTo(10);
        assertThat(drawn[drawn.length - 1]).isLessThanOrEqualTo(30);
        assertThat(Arrays.stream(drawn).average().orElseThrow()).isCloseTo(20, within(0.2));
        // A quarter of a symmetric triangle lies below low + range × √(1/8).
        assertThat(drawn[drawn.length / 4]).isCloseTo(10 + 20 * Math.sqrt(0.125), within(0.2));
    }

    @Test
    void whatWasMeasuredWinsOverWhatWasEstimated() {
        Plan plan = plan().task("a")
                .minutes(10, 30)
                .task("b")
                .minutes(8)
                .task("c")
                .task("left out")
                .status(PlanStatus.SKIPPED)
                .build();
        Observed observed = Observed.of(List.of(3.0, 1.0, 2.0, 6.0));
        TaskMinutes minutes = TaskMinutes.of(plan, Estimate.Choice.LOW, Map.of(new TaskId("a"), observed));

        assertThat(observed).isEqualTo(new Observed(1, 2.5, 6, 4));
        assertThat(minutes.expected()).containsExactly(2.5, 8, 9, 0);
        assertThat(minutes.sources()).isEqualTo(new TaskMinutes.Sources(1, 1, 1, false));
        assertThat(minutes.draw(new SplittableRandom(1))[0]).isBetween(1.0, 6.0);
    }

    @Test
    void aPlanWithoutEstimatesCountsAMinuteATask() {
        TaskMinutes minutes = TaskMinutes.of(plan().task("a").build(), Estimate.Choice.HIGH, NOTHING);

        assertThat(minutes.expected()).containsExactly(1);
        assertThat(minutes.sources().unit()).isTrue();
    }
}
