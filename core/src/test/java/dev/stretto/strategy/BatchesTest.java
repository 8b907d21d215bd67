package dev.stretto.strategy;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.Plan;
import dev.stretto.simulator.PlanBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

    private static List<List<Integer>> batches(PlanBuilder builder, int size) {
        Plan plan = builder.build();
        return Batches.of(
                plan,
                Compiler.compile(plan, "plan.md", CompileOptions.DEFAULT)
                        .graph()
                        .orElseThrow(),
                size);
    }

    @ParameterizedTest
    @CsvSource({"1,3", "9,3", "10,4", "30,4", "31,5", "500,5"})
    void theSizeFollowsThePlan(int tasks, int size) {
        assertThat(Batches.size(tasks)).isEqualTo(size);
    }

    @Test
    void aBatchIsFullAtItsSize() {
        assertThat(batches(plan().task("a").task("b").task("c").task("d").task("e"), 2))
                .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    }

    @Test
    void aTaskIsNeverBesideWhatItDependsOn() {
        assertThat(batches(plan().task("a").task("b").task("c", "b").task("d"), 3))
                .containsExactly(List.of(0, 1), List.of(2, 3));
    }

    @Test
    void aBatchNeverHoldsTasksOfTwoPhases() {
        assertThat(batches(plan().phase("1").task("1.1").phase("2").task("2.1").task("2.2"), 3))
                .containsExactly(List.of(0), List.of(1, 2));
    }

    @Test
    void aBatchFollowsTheOrderOfDependenciesNotOfThePlan() {
        assertThat(batches(plan().task("a", "c").task("b").task("c"), 2)).containsExactly(List.of(1, 2), List.of(0));
    }

    @Test
    void aPlanWithoutTasksHasNoBatches() {
        assertThat(batches(plan(), 3)).isEmpty();
    }
}
