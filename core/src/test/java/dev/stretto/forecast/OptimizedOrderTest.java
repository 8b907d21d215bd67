package dev.stretto.forecast;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.claim.ClaimRules;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunOptions;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Plan;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import dev.stretto.simulator.RandomPlans;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OptimizedOrderTest {

    private static RunDefinition define(Plan plan, CompileOptions compile, int workers) {
        return new RunDefinition(
                1,
                "dag",
                "",
                plan,
                Compiler.compile(plan, "plan.md", compile).graph().orElseThrow(),
                new RunOptions(workers, 0, 0, 0, 0, true, true, 0));
    }

    private static RunDefinition ordered(RunDefinition definition, List<TaskId> order) {
        return new RunDefinition(
                1,
                "dag",
                "",
                definition.plan(),
                definition.graph(),
                definition.options().withOrder(order));
    }

    private static double[] minutes(Plan plan) {
        return Estimates.minutes(plan.tasks(), Estimate.Choice.HIGH);
    }

    /** Two workers, 3 3 2 2 2: the longest first take 7 minutes, the best order takes 6. */
    private static PlanBuilder packing() {
        PlanBuilder plan = plan();
        int number = 0;
        for (int each : new int[] {3, 3, 2, 2, 2}) {
            plan.free("t" + ++number).minutes(each);
        }
        return plan;
    }

    @Test
    void theOrderIsShorterThanThePlainRuleWhereThatErrs() {
        Plan plan = packing().build();
        RunDefinition definition = define(plan, CompileOptions.DEFAULT, 2);
        OptimizedOrder found = OptimizedOrder.of(definition, minutes(plan), 1, made -> made < 500);
        assertThat(found.ruleMinutes()).isEqualTo(7);
        assertThat(found.makespanMinutes()).isEqualTo(6);
        assertThat(found.lowerBoundMinutes()).isEqualTo(6);
        assertThat(Forecast.makespanMinutes(ordered(definition, found.order()), minutes(plan)))
                .isEqualTo(6);
    }

    @Test
    void whereThePlainRuleReachesTheBoundNothingIsSearched() {
        Plan plan = plan().free("a").minutes(3).task("b", "a").minutes(2).build();
        OptimizedOrder found = OptimizedOrder.of(define(plan, CompileOptions.DEFAULT, 2), minutes(plan), 1, _ -> true);
        assertThat(found).isEqualTo(new OptimizedOrder(List.of(), 5, 5, 5, 0));
        assertThat(found.hardlyBegun()).isFalse();
    }

    /** Thousands of the packing one after the other. */
    @Test
    void aPlanOfTwentyFiveThousandTasksIsSearchedForAsLongAsThereIsTime() {
        PlanBuilder builder = plan();
        for (int stage = 0; stage < 5_000; stage++) {
            String[] before = stage == 0 ? new String[0] : tasks(stage - 1);
            String[] now = tasks(stage);
            for (int at = 0; at < now.length; at++) {
                (before.length == 0 ? builder.free(now[at]) : builder.task(now[at], before)).minutes(at < 2 ? 3 : 2);
            }
        }
        Plan plan = builder.build();
        OptimizedOrder found =
                OptimizedOrder.of(define(plan, CompileOptions.DEFAULT, 2), minutes(plan), 1, made -> made < 4);
        assertThat(found.ruleMinutes()).isEqualTo(7 * 5_000);
        assertThat(found.lowerBoundMinutes()).isEqualTo(6 * 5_000);
        assertThat(found.schedules()).isBetween(1L, 8L);
        assertThat(found.makespanMinutes()).isBetween(6.0 * 5_000, 7.0 * 5_000);
        assertThat(found.hardlyBegun()).isTrue();
    }

    private static String[] tasks(int stage) {
        return new String[] {
            stage + ".1", stage + ".2", stage + ".3", stage + ".4", stage + ".5"
        };
    }

    @Test
    void theOrderReplacesPriorityAndKeepsDependencies() {
        Plan plan = plan().free("a")
                .minutes(1)
                .task("b", "a")
                .minutes(5)
                .free("c")
                .minutes(3)
                .build();
        RunDefinition definition = define(plan, CompileOptions.DEFAULT, 1);
        List<TaskId> backward = List.of(new TaskId("b"), new TaskId("c"), new TaskId("gone"), new TaskId("a"));
        assertThat(Forecast.makespanMinutes(ordered(definition, backward), minutes(plan)))
                .isEqualTo(9);
    }

    @Test
    void poolsAndOverlappingClaimsAreLookedAt() {
        Plan pool = plan().free("a")
                .minutes(4)
                .uses("gpu")
                .free("b")
                .minutes(4)
                .uses("gpu")
                .free("c")
                .minutes(1)
                .build();
        Plan file = plan().free("a")
                .minutes(4)
                .writes("src/**")
                .free("b")
                .minutes(4)
                .writes("src/x.c")
                .free("c")
                .minutes(1)
                .build();
        assertThat(search(pool, ClaimRules.LOCKING).makespanMinutes()).isEqualTo(8);
        assertThat(search(file, ClaimRules.LOCKING).lowerBoundMinutes()).isEqualTo(8);
        assertThat(search(file, ClaimRules.OFF).lowerBoundMinutes()).isEqualTo(4);
    }

    private static OptimizedOrder search(Plan plan, ClaimRules rules) {
        RunDefinition definition = define(plan, CompileOptions.DEFAULT, 3);
        RunDefinition ruled = new RunDefinition(
                1, "dag", "", plan, definition.graph(), definition.options().with(rules));
        return OptimizedOrder.of(ruled, minutes(plan), 1, made -> made < 50);
    }

    @Test
    void theOrderIsNeverWorseThanThePlainRuleAndTheEngineKeepsToIt() {
        int gained = 0;
        for (long seed = 1; seed <= 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CompileOptions compile = RandomPlans.compileOptions(random);
            Plan plan = RandomPlans.plan(random, compile);
            RunDefinition definition = RandomPlans.define(1, plan, compile, RandomPlans.runOptions(random));
            double[] minutes = minutes(plan);
            for (int node = 0; node < minutes.length; node++) {
                minutes[node] = random.nextInt(1, 20);
            }
            OptimizedOrder found = OptimizedOrder.of(definition, minutes, seed, made -> made < 200);
            assertThat(found.makespanMinutes()).as("seed " + seed).isLessThanOrEqualTo(found.ruleMinutes());
            gained += found.makespanMinutes() < found.ruleMinutes() ? 1 : 0;
        }
        assertThat(gained).as("plans that gained").isGreaterThan(3);
    }
}
