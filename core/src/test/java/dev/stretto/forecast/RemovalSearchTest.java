package dev.stretto.forecast;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.simulator.PlanBuilder;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import dev.stretto.strategy.PhaseOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RemovalSearchTest {

    private static final long SEED = 20261125;
    private static final int PLANS = 200;

    private static TaskGraph graph(Plan plan, PhaseOrder order) {
        return Compiler.compile(plan, "plan.md", new CompileOptions(order, 80))
                .graph()
                .orElseThrow();
    }

    private static Optional<Removal> best(PlanBuilder builder) {
        Plan plan = builder.build();
        return Analysis.of(plan, graph(plan, PhaseOrder.FULL), Estimate.Choice.HIGH)
                .bestRemoval();
    }

    /** A chain of 5, 5 and 5 minutes beside one task of 8. */
    private static PlanBuilder chainBesideATask() {
        return plan().free("a")
                .minutes(5)
                .task("b", "a")
                .minutes(5)
                .task("c", "b")
                .minutes(5)
                .free("d")
                .minutes(8);
    }

    @Test
    void theFirstOfTwoThatSaveTheSameIsNamed() {
        Removal removal = best(chainBesideATask()).orElseThrow();

        assertThat(removal.from()).isZero();
        assertThat(removal.tasks()).containsExactly(1);
        assertThat(removal.stated()).isTrue();
        assertThat(removal.savedMinutes()).isEqualTo(5);
        assertThat(removal.criticalPathMinutes()).isEqualTo(10);
    }

    @Test
    void withTheRecommendedWorkersTheSavingMayBeLess() {
        PlanBuilder plan = chainBesideATask();

        assertThat(Analysis.of(plan.build(), graph(plan.build(), PhaseOrder.FULL), Estimate.Choice.HIGH)
                        .recommendedWorkers())
                .isEqualTo(2);
        assertThat(best(plan).orElseThrow().makespanMinutes()).isEqualTo(13);
    }

    @Test
    void whereTwoChainsAreEquallyLongNoSingleDependencyHelps() {
        assertThat(best(plan().free("a").task("b", "a").free("c").task("d", "c")))
                .isEmpty();
        assertThat(best(plan().free("a").free("b"))).isEmpty();
        assertThat(best(plan())).isEmpty();
    }

    @Test
    void whatAPhaseStatesIsOneDependencyOfAllItsTasks() {
        Removal removal = best(plan().phase("1")
                        .task("1.1")
                        .minutes(4)
                        .task("1.2")
                        .minutes(3)
                        .phaseAfter("2", "1")
                        .task("2.1")
                        .minutes(4)
                        .task("2.2")
                        .minutes(4))
                .orElseThrow();

        assertThat(removal.from()).isEqualTo(4);
        assertThat(removal.tasks()).containsExactly(2, 3);
        assertThat(removal.stated()).isTrue();
        assertThat(removal.savedMinutes()).isEqualTo(4);
    }

    @Test
    void theOrderOfTheDocumentIsNotStated() {
        Removal removal = best(plan().phase("1")
                        .task("1.1")
                        .task("1.2")
                        .phase("2")
                        .task("2.1"))
                .orElseThrow();

        assertThat(removal.stated()).isFalse();
        assertThat(removal.savedMinutes()).isEqualTo(1);
    }

    @Test
    void whatAChainSaysIsStated() {
        Removal removal =
                best(plan().task("a").task("b").task("c").chain("a", "b")).orElseThrow();

        assertThat(removal.tasks()).containsExactly(1);
        assertThat(removal.stated()).isTrue();
    }

    @Test
    void everyDependencyLeftOutOneByOneGivesNothingBetter() {
        SplittableRandom random = new SplittableRandom(SEED);
        int found = 0;
        for (int at = 0; at < PLANS; at++) {
            Plan plan = SmallPlans.plan(random);
            TaskGraph graph = graph(plan, PhaseOrder.FULL);
            Optional<RemovalSearch.Found> best = RemovalSearch.of(network(plan, graph));
            assertThat(best.map(RemovalSearch.Found::minutes).orElse(makespan(plan, graph)))
                    .as("plan %d of seed %d", at, SEED)
                    .isEqualTo(shortest(plan, graph), within(1e-6));
            found += best.isPresent() ? 1 : 0;
        }
        assertThat(found).isBetween(PLANS / 4, PLANS - 1);
    }

    @Test
    void whereBarriersNeedOnlySomeTheFigureIsStillTrue() {
        SplittableRandom random = new SplittableRandom(SEED);
        int best = 0;
        for (int at = 0; at < PLANS; at++) {
            Plan plan = SmallPlans.plan(random);
            TaskGraph graph = graph(plan, PhaseOrder.THRESHOLD);
            Network network = network(plan, graph);
            Optional<RemovalSearch.Found> removal = RemovalSearch.of(network);
            removal.ifPresent(found -> assertThat(
                            makespan(plan, graph.without(network.from(found.edge()), network.heldUp(found.edge()))))
                    .isEqualTo(found.minutes(), within(1e-6)));
            double shown = removal.map(RemovalSearch.Found::minutes).orElse(makespan(plan, graph));
            best += shown <= shortest(plan, graph) + 1e-6 ? 1 : 0;
        }
        assertThat(best).as("of %d plans of seed %d", PLANS, SEED).isGreaterThan(PLANS * 9 / 10);
    }

    private static Network network(Plan plan, TaskGraph graph) {
        return new Network(plan, graph, Estimates.minutes(plan.tasks(), Estimate.Choice.HIGH));
    }

    private static double makespan(Plan plan, TaskGraph graph) {
        return new Schedule(graph, Estimates.minutes(plan.tasks(), Estimate.Choice.HIGH)).makespan();
    }

    /** The shortest longest chain of all graphs with one dependency less. */
    private static double shortest(Plan plan, TaskGraph graph) {
        double shortest = makespan(plan, graph);
        for (int from = 0; from < graph.size(); from++) {
            Map<Optional<PhaseId>, List<Integer>> bound = new LinkedHashMap<>();
            for (int task : graph.successors(from)) {
                if (!graph.isTask(task)) {
                    continue;
                }
                Task waiting = plan.tasks().get(task);
                if (graph.isTask(from) && names(waiting, graph.task(from).value())) {
                    shortest = Math.min(shortest, makespan(plan, graph.without(from, List.of(task))));
                } else {
                    bound.computeIfAbsent(waiting.phase(), _ -> new ArrayList<>())
                            .add(task);
                }
            }
            for (List<Integer> tasks : bound.values()) {
                shortest = Math.min(shortest, makespan(plan, graph.without(from, tasks)));
            }
        }
        return shortest;
    }

    private static boolean names(Task task, String id) {
        return task.dependencies().orElse(List.of()).stream()
                .anyMatch(reference -> reference.id().equals(id));
    }
}
