package dev.stretto.forecast;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.simulator.PlanBuilder;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BesidePhasesTest {

    private static final long SEED = 20261125;
    private static final int PLANS = 300;

    private static List<BesidePhases> beside(Plan plan) {
        TaskGraph graph = Compiler.compile(plan, "plan.md", CompileOptions.DEFAULT)
                .graph()
                .orElseThrow();
        return BesidePhases.of(plan, graph, Estimates.minutes(plan.tasks(), Estimate.Choice.HIGH));
    }

    private static PhaseId id(String id) {
        return new PhaseId(id);
    }

    /** Phases 2, 3 and 4 one after the other, and 5 that waits for the first only. */
    private static PlanBuilder oneBesideThree() {
        return plan().phase("1")
                .task("1.1")
                .minutes(10)
                .phaseAfter("2", "1")
                .task("2.1")
                .minutes(20)
                .task("2.2", "2.1")
                .minutes(5)
                .phaseAfter("3", "2")
                .task("3.1")
                .minutes(30)
                .phaseAfter("4", "3")
                .task("4.1")
                .minutes(5)
                .phaseAfter("5", "1")
                .task("5.1")
                .minutes(7)
                .task("5.2")
                .minutes(8);
    }

    @Test
    void aPhaseBesideSeveralIsToldOnce() {
        assertThat(beside(oneBesideThree().build()))
                .containsExactly(new BesidePhases(id("5"), List.of(id("2"), id("3"), id("4")), 8, 60, true));
    }

    @Test
    void itSavesTheShorterOfTheTwo() {
        assertThat(beside(oneBesideThree().build()).getFirst().savedMinutes()).isEqualTo(8);
        assertThat(new BesidePhases(id("5"), List.of(id("2")), 9, 3, true).savedMinutes())
                .isEqualTo(3);
    }

    @Test
    void whatOnlyTheOrderOfTheDocumentKeepsApartCouldRunBesideButDoesNot() {
        assertThat(beside(plan().phase("1")
                        .task("1.1")
                        .minutes(3)
                        .phase("2")
                        .task("2.1")
                        .minutes(4)
                        .build()))
                .containsExactly(new BesidePhases(id("1"), List.of(id("2")), 3, 4, false));
    }

    @Test
    void oneDependencyBetweenTasksKeepsTwoPhasesApart() {
        assertThat(beside(plan().phase("1")
                        .task("1.1")
                        .phase("2")
                        .task("2.1")
                        .task("2.2", "1.1")
                        .build()))
                .isEmpty();
    }

    @Test
    void aPlanOfOnePhaseOrNoneHasNothingToTell() {
        assertThat(beside(plan().build())).isEmpty();
        assertThat(beside(plan().task("a").task("b").build())).isEmpty();
        assertThat(beside(plan().phase("1").task("1.1").phase("2").build())).isEmpty();
    }

    @Test
    void moreThan64PhasesAreComparedToo() {
        PlanBuilder builder = plan();
        for (int phase = 1; phase <= 130; phase++) {
            if (phase == 1) {
                builder.phase("1");
            } else {
                builder.phaseAfter(Integer.toString(phase), Integer.toString(phase == 130 ? 1 : phase - 1));
            }
            builder.task(phase + ".1");
        }

        assertThat(beside(builder.build())).singleElement().satisfies(entry -> {
            assertThat(entry.phase()).isEqualTo(id("130"));
            assertThat(entry.others()).hasSize(128);
        });
    }

    @Test
    void lookingFromTaskToTaskFindsTheSamePairs() {
        SplittableRandom random = new SplittableRandom(SEED);
        int pairs = 0;
        for (int at = 0; at < PLANS; at++) {
            Plan plan = SmallPlans.plan(random);
            Set<String> found = new TreeSet<>();
            for (BesidePhases entry : beside(plan)) {
                entry.others().forEach(other -> found.add(pair(entry.phase(), other)));
            }
            assertThat(found).as("plan %d of seed %d", at, SEED).isEqualTo(pairs(plan));
            pairs += found.size();
        }
        assertThat(pairs).isPositive();
    }

    private static String pair(PhaseId one, PhaseId other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private static Set<String> pairs(Plan plan) {
        Set<String> pairs = new TreeSet<>();
        for (Phase one : plan.phases()) {
            for (Phase other : plan.phases()) {
                if (!one.id().equals(other.id()) && !reaches(plan, one, other) && !reaches(plan, other, one)) {
                    pairs.add(pair(one.id(), other.id()));
                }
            }
        }
        return pairs;
    }

    /** Whether a task of the one depends on a task of the other. */
    private static boolean reaches(Plan plan, Phase from, Phase to) {
        List<Task> open = new ArrayList<>(tasks(plan, from.id()));
        for (int at = 0; at < open.size(); at++) {
            if (open.get(at).phase().orElseThrow().equals(to.id())) {
                return true;
            }
            before(plan, open.get(at)).stream()
                    .filter(task -> !open.contains(task))
                    .forEach(open::add);
        }
        return false;
    }

    private static List<Task> before(Plan plan, Task task) {
        List<Task> before = new ArrayList<>();
        for (Reference reference : task.dependencies().orElse(List.of())) {
            plan.tasks().stream()
                    .filter(other -> other.id().value().equals(reference.id()))
                    .forEach(before::add);
        }
        Phase own = plan.phases().stream()
                .filter(phase -> phase.id().equals(task.phase().orElseThrow()))
                .findFirst()
                .orElseThrow();
        own.dependencies()
                .orElse(List.of())
                .forEach(reference -> before.addAll(tasks(plan, new PhaseId(reference.id()))));
        return before;
    }

    private static List<Task> tasks(Plan plan, PhaseId phase) {
        return plan.tasks().stream()
                .filter(task -> task.phase().orElseThrow().equals(phase))
                .toList();
    }
}
