package dev.stretto.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.simulator.RandomPlans;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every forecast, on random plans; a failure names the seed and the round. */
class ForecastPropertiesTest {

    private static final int ROUNDS = 60;
    private static final double ROUNDING = 1e-6;

    private record Drawn(String name, Plan plan, TaskGraph graph, TaskMinutes minutes, int workers) {

        Timetable timetable() {
            return Forecast.run(plan, graph, minutes.expected(), new Forecast.Setting(workers));
        }
    }

    private static List<Drawn> draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Drawn> drawn = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            CompileOptions drawnOptions = RandomPlans.compileOptions(random);
            CompileOptions options = new CompileOptions(drawnOptions.phaseOrder(), drawnOptions.thresholdPercent());
            Plan plan = RandomPlans.plan(random, options);
            drawn.add(new Drawn(
                    "seed " + seed + ", round " + round,
                    plan,
                    Compiler.compile(plan, "plan.md", options).graph().orElseThrow(),
                    TaskMinutes.of(plan, Estimate.Choice.HIGH, Map.of()),
                    random.nextInt(1, 9)));
        }
        return drawn;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noTaskStartsBeforeWhatItDependsOn(long seed) {
        for (Drawn drawn : draw(seed)) {
            Timetable timetable = drawn.timetable();
            double[] through = new double[drawn.graph.size()];
            for (int node : drawn.graph.topologicalOrder()) {
                boolean runs = drawn.graph.isTask(node) && timetable.runs(node);
                double open = opens(drawn.graph.node(node), through);
                through[node] = runs ? timetable.endMinutes(node) : passes(drawn, node, open, through);
                if (runs) {
                    assertThat(timetable.startMinutes(node))
                            .as(drawn.name + ", task " + drawn.graph.task(node))
                            .isGreaterThanOrEqualTo(open);
                }
            }
        }
    }

    /** When what follows need not wait any more for a node that takes no time. */
    private static double passes(Drawn drawn, int node, double open, double[] through) {
        List<Integer> causes = drawn.graph.node(node).onFailureOf();
        if (drawn.graph.isTask(node) && drawn.plan.tasks().get(node).status() == PlanStatus.SKIPPED) {
            return 0;
        }
        return causes.isEmpty()
                ? open
                : causes.stream().mapToDouble(cause -> through[cause]).max().orElseThrow();
    }

    /** When as many of its predecessors are through as the node needs. */
    private static double opens(Node node, double[] through) {
        double[] sorted = node.predecessors().stream()
                .mapToDouble(before -> through[before])
                .sorted()
                .toArray();
        return node.need() == 0 ? 0 : sorted[node.need() - 1];
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void neverDoMoreTasksRunThanThereAreWorkersAndNoWorkerHasTwoAtOnce(long seed) {
        for (Drawn drawn : draw(seed)) {
            Timetable timetable = drawn.timetable();
            Map<Double, Integer> changes = new TreeMap<>();
            Map<Integer, Double> busyUntil = new TreeMap<>();
            drawn.plan.tasks().stream()
                    .map(task -> drawn.graph.indexOf(task.id()))
                    .filter(timetable::runs)
                    .sorted((a, b) -> Double.compare(timetable.startMinutes(a), timetable.startMinutes(b)))
                    .forEach(node -> {
                        changes.merge(timetable.startMinutes(node), 1, Integer::sum);
                        changes.merge(timetable.endMinutes(node), -1, Integer::sum);
                        assertThat(timetable.worker(node)).as(drawn.name).isBetween(0, drawn.workers - 1);
                        assertThat(timetable.startMinutes(node))
                                .as(drawn.name)
                                .isGreaterThanOrEqualTo(busyUntil.getOrDefault(timetable.worker(node), 0.0));
                        busyUntil.put(timetable.worker(node), timetable.endMinutes(node));
                    });
            int running = 0;
            for (int change : changes.values()) {
                running += change;
                assertThat(running).as(drawn.name).isBetween(0, drawn.workers);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void noScheduleBeatsTheLowerBoundAndMoreWorkersAreNeverSlowerThanOne(long seed) {
        for (Drawn drawn : draw(seed)) {
            ForecastRow row = row(drawn, drawn.workers);

            assertThat(row.makespanMinutes())
                    .as(drawn.name)
                    .isGreaterThanOrEqualTo(row.lowerBoundMinutes() - ROUNDING)
                    .isLessThanOrEqualTo(row(drawn, 1).makespanMinutes() + ROUNDING);
            assertThat(row.efficiency()).as(drawn.name).isLessThanOrEqualTo(1 + ROUNDING);
        }
    }

    private static ForecastRow row(Drawn drawn, int workers) {
        return ForecastRow.of(
                drawn.plan,
                drawn.graph,
                "dag",
                drawn.minutes,
                new Forecast.Setting(workers),
                new ForecastRow.Samples(0, 0));
    }
}
