package dev.stretto.plan;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.simulator.PlanBuilder;
import org.junit.jupiter.api.Test;

class EstimatesTest {

    private static double[] minutes(PlanBuilder plan, Estimate.Choice choice) {
        return Estimates.minutes(plan.build().tasks(), choice);
    }

    @Test
    void aMissingEstimateIsTheMedianOfTheStated() {
        assertThat(minutes(
                        plan().task("a")
                                .minutes(1)
                                .task("b")
                                .minutes(10)
                                .task("c")
                                .task("d")
                                .minutes(4),
                        Estimate.Choice.HIGH))
                .containsExactly(1, 10, 4, 4);
        assertThat(minutes(plan().task("a").minutes(2).task("b").minutes(10).task("c"), Estimate.Choice.HIGH))
                .containsExactly(2, 10, 6);
    }

    @Test
    void withoutAnyEstimateEachTaskCountsAsOneMinute() {
        assertThat(minutes(plan().task("a").task("b"), Estimate.Choice.LOW)).containsExactly(1, 1);
        assertThat(minutes(plan(), Estimate.Choice.LOW)).isEmpty();
    }

    @Test
    void theChoiceTellsWhichEndOfTheRangeCounts() {
        PlanBuilder plan = plan().task("a").minutes(30, 60);

        assertThat(minutes(plan, Estimate.Choice.LOW)).containsExactly(30);
        assertThat(minutes(plan, Estimate.Choice.MID)).containsExactly(45);
        assertThat(minutes(plan, Estimate.Choice.HIGH)).containsExactly(60);
    }

    @Test
    void anEstimateThatIsNoRangeIsRefused() {
        assertThatThrownBy(() -> new Estimate(3, 2)).hasMessageContaining("is no range");
        assertThatThrownBy(() -> new Estimate(-1, 2)).hasMessageContaining("is no range");
        assertThatThrownBy(() -> new Estimate(1, Double.POSITIVE_INFINITY)).hasMessageContaining("is no range");
        assertThatThrownBy(() -> new Estimate(Double.NaN, 1)).hasMessageContaining("is no range");
    }
}
