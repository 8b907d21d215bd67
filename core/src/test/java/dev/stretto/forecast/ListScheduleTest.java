package dev.stretto.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Plan;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import dev.stretto.strategy.PhaseOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListScheduleTest {

    private static final long SEED = 20261125;
    private static final int PLANS = 150;

    @ParameterizedTest
    @EnumSource(PhaseOrder.class)
    void itFindsTheScheduleOfTheEngine(PhaseOrder order) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int at = 0; at < PLANS; at++) {
            Plan plan = SmallPlans.plan(random);
            int workers = random.nextInt(1, 5);
            TaskGraph graph = Compiler.compile(plan, "plan.md", new CompileOptions(order, 80))
                    .graph()
                    .orElseThrow();
            double[] minutes = Estimates.minutes(plan.tasks(), Estimate.Choice.HIGH);
            assertThat(ListSchedule.makespanMinutes(plan, graph, minutes, new Schedule(graph, minutes), workers))
                    .as("plan %d of seed %d with %d workers", at, SEED, workers)
                    .isEqualTo(Forecast.makespanMinutes(plan, graph, minutes, workers));
        }
    }
}
