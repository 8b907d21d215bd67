package dev.stretto.strategy;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Command;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StrategyGraphsTest {

    private static Compilation compile(PlanBuilder plan, CompileOptions options) {
        return Compiler.compile(plan.build(), "plan.md", options);
    }

    private static Compilation compile(PlanBuilder plan, Strategy strategy) {
        return compile(plan, CompileOptions.DEFAULT.with(strategy));
    }

    private static TaskGraph graph(PlanBuilder plan, Strategy strategy) {
        return compile(plan, strategy).graph().orElseThrow();
    }

    /** All tasks that come before one, by whatever way. */
    private static Set<String> behind(TaskGraph graph, String task) {
        Set<String> found = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(graph.indexOf(new TaskId(task))));
        while (!open.isEmpty()) {
            for (int before : graph.node(open.pop()).predecessors()) {
                if (!graph.isTask(before) || found.add(graph.task(before).value())) {
                    open.push(before);
                }
            }
        }
        return found;
    }

    private static List<BarrierNode> barriers(TaskGraph graph, BarrierKind kind) {
        return graph.nodes().stream()
                .filter(node -> node instanceof BarrierNode barrier && barrier.kind() == kind)
                .map(BarrierNode.class::cast)
                .toList();
    }

    private static List<String> members(TaskGraph graph, BarrierNode barrier) {
        return barrier.predecessors().stream()
                .map(node -> graph.task(node).value())
                .toList();
    }

    private static List<List<String>> rounds(TaskGraph graph, BarrierKind kind) {
        return barriers(graph, kind).stream()
                .map(barrier -> members(graph, barrier))
                .toList();
    }

    private static PlanBuilder tasks(PlanBuilder plan, String phase, int count) {
        for (int task = 1; task <= count; task++) {
            plan.task(phase + "." + task);
        }
        return plan;
    }

    @Test
    void aWaveBeginsWhenAllOfTheOneBeforeHasEnded() {
        TaskGraph graph = graph(plan().task("a").task("b").task("c", "a").task("d", "c"), Strategy.WAVES);

        assertThat(rounds(graph, BarrierKind.WAVE)).containsExactly(List.of("a", "b"), List.of("c"), List.of("d"));
        assertThat(barriers(graph, BarrierKind.WAVE)).allSatisfy(barrier -> {
            assertThat(barrier.condition()).isEqualTo(Condition.ENDED);
            assertThat(barrier.need()).isEqualTo(barrier.predecessors().size());
        });
        assertThat(behind(graph, "c")).containsExactly("a", "b");
        assertThat(compile(plan().task("a"), Strategy.WAVES).strategy()).isEqualTo("waves");
    }

    @Test
    void aWaveIsCountedByTheLongestWayAlsoWhereAThresholdOpensThePhaseEarlier() {
        PlanBuilder plan = plan().phase("1").task("1.1");
        for (int task = 2; task <= 10; task++) {
            plan.task("1." + task, "1." + (task - 1));
        }
        plan.phase("2").task("2.1");
        Compilation compiled = compile(plan, new CompileOptions(PhaseOrder.THRESHOLD, 80).with(Strategy.WAVES));

        assertThat(rounds(compiled.graph().orElseThrow(), BarrierKind.WAVE).getLast())
                .containsExactly("2.1");
    }

    @Test
    void tenIndependentTasksForThreeWorkersAreFourBatches() {
        CompileOptions options = CompileOptions.DEFAULT
                .with(Strategy.BATCHED)
                .limited(Optional.empty(), Optional.of(3), Optional.empty());
        TaskGraph graph = compile(tasks(plan(), "t", 10), options).graph().orElseThrow();

        assertThat(rounds(graph, BarrierKind.BATCH).stream().map(List::size)).containsExactly(3, 3, 3, 1);
        assertThat(behind(graph, "t.4")).containsExactly("t.1", "t.2", "t.3");
        assertThat(barriers(graph, BarrierKind.BATCH)).allMatch(barrier -> barrier.condition() == Condition.ENDED);
        assertThat(Batches.of(graph)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"9,3", "10,4", "30,4", "31,5"})
    void withoutASizeOrWorkersABatchSuitsThePlan(int count, int size) {
        TaskGraph graph = graph(tasks(plan(), "t", count), Strategy.BATCHED);

        assertThat(rounds(graph, BarrierKind.BATCH).getFirst()).hasSize(size);
    }

    @Test
    void aGivenSizeCountsMoreThanTheWorkers() {
        CompileOptions options =
                CompileOptions.DEFAULT.with(Strategy.BATCHED).limited(Optional.of(2), Optional.of(5), Optional.empty());

        assertThat(rounds(compile(tasks(plan(), "t", 4), options).graph().orElseThrow(), BarrierKind.BATCH))
                .containsExactly(List.of("t.1", "t.2"), List.of("t.3", "t.4"));
        assertThatThrownBy(() -> CompileOptions.DEFAULT.limited(Optional.of(0), Optional.empty(), Optional.empty()))
                .hasMessage("a batch size is at least 1, not 0");
    }

    @Test
    void noBatchHoldsATaskBesideOneItDependsOnByWayOfAnotherPhase() {
        PlanBuilder plan =
                plan().phase("1").task("1.1").task("1.2", "2.1").phase("2").task("2.1", "1.1");

        assertThat(rounds(graph(plan, Strategy.BATCHED), BarrierKind.BATCH))
                .containsExactly(List.of("1.1"), List.of("1.2"), List.of("2.1"));
    }

    @Test
    void whatDoesNotRunIsInNoBatch() {
        PlanBuilder plan = plan().task("a")
                .task("off")
                .status(PlanStatus.DEFERRED)
                .task("b")
                .task("c");

        assertThat(rounds(graph(plan, Strategy.BATCHED), BarrierKind.BATCH)).containsExactly(List.of("a", "b", "c"));
    }

    @ParameterizedTest
    @CsvSource({"BATCHED,3,3", "BATCHED,4,4", "BATCHED,5,4", "BATCHED,10,8", "PIPELINE,5,4", "PIPELINE,10,8"})
    void aPhaseOpensAtTheThresholdRoundedUp(Strategy strategy, int count, int need) {
        TaskGraph graph = graph(tasks(plan().phase("1"), "1", count).phase("2").task("2.1"), strategy);
        BarrierNode opening = barriers(graph, BarrierKind.PHASE).getFirst();

        assertThat(opening.need()).isEqualTo(need);
        assertThat(opening.condition()).isEqualTo(Condition.COMPLETED);
        assertThat(opening.predecessors()).hasSize(count);
        assertThat(behind(graph, "2.1")).hasSize(count);
    }

    @Test
    void thePhaseEndIsABarrierAlsoForOneTask() {
        TaskGraph graph = graph(plan().phase("1").task("1.1").phase("2").task("2.1"), Strategy.DAG);

        assertThat(barriers(graph, BarrierKind.PHASE))
                .singleElement()
                .satisfies(barrier -> assertThat(barrier.name()).isEqualTo("phase 1"));
    }

    @Test
    void aPipelineOpensAPhaseAtItsStartAndWaitsForNothingElse() {
        PlanBuilder plan = tasks(plan().phase("1"), "1", 4)
                .phase("2")
                .startsAfter("1.3")
                .task("2.1")
                .phase("3")
                .startsAt(60, "1")
                .task("3.1")
                .task("3.2", "2.1");
        TaskGraph graph = graph(plan, Strategy.PIPELINE);

        assertThat(behind(graph, "2.1")).containsExactly("1.3");
        BarrierNode share = barriers(graph, BarrierKind.PHASE).getFirst();
        assertThat(share.name()).isEqualTo("60 % of phase 1");
        assertThat(share.need()).isEqualTo(3);
        assertThat(behind(graph, "3.2")).as("stated").containsExactly("1.3", "2.1");
        assertThat(behind(graph(plan, Strategy.DAG), "2.1")).as("dag").hasSize(4);
    }

    @Test
    void aPipelineStartTakesThePlaceOfTheStatedDependencyOnThatPhase() {
        PlanBuilder plan = tasks(plan().phase("0").task("0.1").phase("1"), "1", 2)
                .phaseAfter("2", "0", "1")
                .startsAfter("1.1")
                .task("2.1");

        assertThat(behind(graph(plan, Strategy.DAG), "2.1")).containsExactly("0.1", "1.1", "1.2");
        assertThat(behind(graph(plan, Strategy.PIPELINE), "2.1")).containsExactly("0.1");
    }

    @Test
    void independentMeansAllAtOnce() {
        TaskGraph graph = graph(
                plan().rule(OrderRule.DOCUMENT_ORDER)
                        .phase("1")
                        .task("1.1")
                        .task("1.2")
                        .phase("2")
                        .task("2.1"),
                Strategy.INDEPENDENT);

        assertThat(graph.nodes()).allMatch(node -> node.predecessors().isEmpty());
    }

    @Test
    void aPlanWithDependenciesIsRefusedAsIndependentEachPairNamed() {
        Compilation compiled = compile(
                plan().phase("1")
                        .task("a")
                        .task("b", "a")
                        .task("c", "a", "b")
                        .phaseAfter("2", "1")
                        .task("d")
                        .task("e")
                        .onFailureOf("d")
                        .chain("d", "e"),
                Strategy.INDEPENDENT);

        assertThat(compiled.graph()).isEmpty();
        assertThat(compiled.diagnostics())
                .allMatch(one ->
                        one.code() == DiagnosticCode.NOT_INDEPENDENT && one.severity() == Diagnostic.Severity.ERROR)
                .extracting(Diagnostic::message)
                .containsExactly(
                        "task b depends on task a, so they are not independent",
                        "task c depends on task a, so they are not independent",
                        "task c depends on task b, so they are not independent",
                        "task e depends on task d, so they are not independent",
                        "task e depends on task d, so they are not independent",
                        "phase 2 depends on phase 1, so they are not independent");
        assertThat(compiled.diagnostics().get(2).position().line()).isEqualTo(4);
    }

    @Test
    void anIndependentPhaseMayDependOnOthersButNotInsideItself() {
        PlanBuilder good = plan().phase("1")
                .task("1.1")
                .phase("2")
                .by(Strategy.INDEPENDENT)
                .task("2.1", "1.1");
        assertThat(compile(good, Strategy.AUTO).graph()).isPresent();

        PlanBuilder bad = plan().phase("1").by(Strategy.INDEPENDENT).task("1.1").task("1.2", "1.1");
        assertThat(compile(bad, Strategy.AUTO).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("task 1.2 depends on task 1.1, so they are not independent");
    }

    @Test
    void parallelPhasesInARowRunBesideEachOtherAndTheNextWaitsForAll() {
        TaskGraph graph = graph(
                plan().phase("1")
                        .task("1.1")
                        .phase("2")
                        .besideNeighbours()
                        .task("2.1")
                        .phase("3")
                        .besideNeighbours()
                        .task("3.1")
                        .phase("4")
                        .task("4.1"),
                Strategy.DAG);

        assertThat(behind(graph, "2.1")).containsExactly("1.1");
        assertThat(behind(graph, "3.1")).containsExactly("1.1");
        assertThat(behind(graph, "4.1")).containsExactly("1.1", "2.1", "3.1");
    }

    @Test
    void phasesThatRunWithEachOtherDoNotWaitForEachOther() {
        TaskGraph graph = graph(
                plan().phase("1")
                        .task("1.1")
                        .phase("2")
                        .beside("5")
                        .task("2.1")
                        .phase("3")
                        .task("3.1")
                        .phase("4")
                        .task("4.1")
                        .phase("5")
                        .free("5.0")
                        .task("5.1")
                        .phase("6")
                        .task("6.1"),
                Strategy.DAG);

        assertThat(graph.node(graph.indexOf(new TaskId("5.1"))).predecessors().stream()
                        .flatMap(node -> names(graph, node).stream()))
                .containsExactlyInAnyOrder("phase 1", "phases 3 to 4");
        assertThat(behind(graph, "6.1")).contains("1.1", "2.1", "3.1", "4.1", "5.0", "5.1");
        TaskGraph near = graph(
                plan().phase("1")
                        .task("1.1")
                        .phase("2")
                        .task("2.1")
                        .phase("3")
                        .beside("2")
                        .task("3.1"),
                Strategy.DAG);
        assertThat(behind(near, "3.1")).containsExactly("1.1");
    }

    private static List<String> names(TaskGraph graph, int node) {
        return List.of(((BarrierNode) graph.node(node)).name());
    }

    @Test
    void soManyPhasesAreInFlightAtMost() {
        PlanBuilder plan = plan().rule(OrderRule.AT_ONCE);
        for (int phase = 1; phase <= 4; phase++) {
            plan.phase("" + phase).task(phase + ".1").task(phase + ".2");
        }
        CompileOptions two = CompileOptions.DEFAULT.limited(Optional.empty(), Optional.empty(), Optional.of(2));
        TaskGraph graph = compile(plan, two).graph().orElseThrow();

        assertThat(behind(graph, "2.1")).isEmpty();
        BarrierNode third = (BarrierNode) graph.node(
                graph.node(graph.indexOf(new TaskId("3.1"))).predecessors().getFirst());
        assertThat(third.need()).isEqualTo(1);
        assertThat(third.predecessors()).hasSize(2);
        assertThat(third.condition()).isEqualTo(Condition.ENDED);
        BarrierNode fourth = (BarrierNode) graph.node(
                graph.node(graph.indexOf(new TaskId("4.1"))).predecessors().getFirst());
        assertThat(fourth.need()).isEqualTo(2);
        assertThat(fourth.predecessors()).hasSize(3);
    }

    @Test
    void aLimitOfPhasesNeedsAFewEdgesForEachOfThousands() {
        PlanBuilder plan = plan().rule(OrderRule.AT_ONCE);
        for (int phase = 1; phase <= 2000; phase++) {
            plan.phase("" + phase).task(phase + ".1");
        }
        CompileOptions two = CompileOptions.DEFAULT.limited(Optional.empty(), Optional.empty(), Optional.of(2));
        TaskGraph graph = compile(plan, two).graph().orElseThrow();

        assertThat(graph.nodes().stream()
                        .mapToInt(node -> node.predecessors().size())
                        .sum())
                .isLessThan(110 * 2000);
        assertThat(behind(graph, "2000.1")).hasSize(1999);
    }

    @ParameterizedTest
    @EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void noStrategyNeedsMoreThanAFewEdgesATask(Strategy strategy) {
        PlanBuilder plan = plan();
        for (int phase = 1; phase <= 40; phase++) {
            plan.phase("" + phase).beside("" + (phase / 2 + 1));
            tasks(plan, "" + phase, 50);
        }
        TaskGraph graph = graph(plan, strategy);

        assertThat(graph.nodes().stream()
                        .mapToInt(node -> node.predecessors().size())
                        .sum())
                .isLessThan(12 * graph.taskCount());
    }

    @Test
    void aVerificationIsANodeOnlyWhereAskedForAndHoldsUpWhatComesAfterUnlessInTheBackground() {
        PlanBuilder plan = plan().phase("1")
                .verify("make check", false)
                .task("1.1")
                .task("1.2")
                .phase("2")
                .verify("make more", true)
                .task("2.1")
                .phase("3")
                .task("3.1")
                .phaseAfter("4", "1")
                .task("4.1");
        assertThat(barriers(graph(plan, Strategy.DAG), BarrierKind.VERIFY)).isEmpty();

        CompileOptions verifying = CompileOptions.DEFAULT.gated(true, Optional.empty(), OnVerifyFailure.FAIL);
        TaskGraph graph = compile(plan, verifying).graph().orElseThrow();
        List<BarrierNode> verifications = barriers(graph, BarrierKind.VERIFY);

        assertThat(verifications).hasSize(2);
        assertThat(verifications.getFirst().gate().orElseThrow().command()).isEqualTo(new Command("make check", false));
        assertThat(verifications.getFirst().gate().orElseThrow().onFailure()).contains(OnVerifyFailure.FAIL);
        assertThat(members(graph, verifications.getFirst())).containsExactly("1.1", "1.2");
        assertThat(upstream(graph, "2.1")).contains("VERIFY of phase 1");
        assertThat(upstream(graph, "3.1")).contains("VERIFY of phase 1").doesNotContain("VERIFY of phase 2");
        assertThat(upstream(graph, "4.1")).contains("VERIFY of phase 1");
        assertThat(upstream(
                        compile(plan, verifying.with(Strategy.PIPELINE)).graph().orElseThrow(), "3.1"))
                .noneMatch(name -> name.startsWith("VERIFY"));
    }

    private static Set<String> upstream(TaskGraph graph, String task) {
        Set<String> found = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(graph.indexOf(new TaskId(task))));
        while (!open.isEmpty()) {
            for (int before : graph.node(open.pop()).predecessors()) {
                open.push(before);
                if (graph.node(before) instanceof BarrierNode barrier) {
                    found.add(barrier.name());
                }
            }
        }
        return found;
    }

    @Test
    void gatesStandAtTheEndsOfPhasesBatchesAndWaves() {
        PlanBuilder plan = plan().phase("1")
                .testing("make test")
                .task("1.1")
                .phase("2")
                .testing("true")
                .task("2.1");
        CompileOptions gated =
                CompileOptions.DEFAULT.gated(true, Optional.of(new Command("make lint", false)), OnVerifyFailure.HOLD);
        TaskGraph graph = compile(plan, gated).graph().orElseThrow();

        List<BarrierNode> ends = barriers(graph, BarrierKind.PHASE);
        assertThat(ends).extracting(BarrierNode::name).as("the last too").containsExactly("phase 1", "phase 2");
        assertThat(ends.getFirst().gate().orElseThrow().command().script())
                .contains("make test", "make lint", "set -e");
        TaskGraph waves = compile(
                        plan().task("a"),
                        gated.gated(false, gated.barrierGate(), OnVerifyFailure.HOLD)
                                .with(Strategy.WAVES))
                .graph()
                .orElseThrow();
        assertThat(barriers(waves, BarrierKind.WAVE)
                        .getFirst()
                        .gate()
                        .orElseThrow()
                        .onFailure())
                .isEmpty();
        assertThat(new ArrayList<>(graph(plan, Strategy.BATCHED).nodes()))
                .noneMatch(node ->
                        node instanceof BarrierNode barrier && barrier.gate().isPresent());
    }

    /** The drawing “HYBRID EXECUTION” of the founding document on patterns. */
    @Test
    void theDrawingOfAHybridCompiles() {
        PlanBuilder plan = tasks(plan().phase("1").by(Strategy.INDEPENDENT), "2", 8)
                .phase("2")
                .by(Strategy.DAG)
                .verify("make check", false)
                .task("3.1")
                .task("3.2", "3.1")
                .task("3.3", "3.2")
                .phase("3")
                .by(Strategy.PIPELINE);
        tasks(plan, "4", 3).phase("4").task("5.1");
        CompileOptions options =
                CompileOptions.DEFAULT.with(Strategy.AUTO).gated(true, Optional.empty(), OnVerifyFailure.HOLD);
        Compilation compiled = compile(plan, options);
        TaskGraph graph = compiled.graph().orElseThrow();

        assertThat(compiled.strategy()).isEqualTo("hybrid");
        assertThat(compiled.reason())
                .contains("phase 1 independent", "phase 2 dag", "phase 3 pipeline", "phase 4 dag", "the plan says so")
                .endsWith(
                        "a phase opens when the phases before it are complete, a pipeline one at its pipeline-start, else"
                                + " when 80 % of each phase before it is complete");
        assertThat(behind(graph, "2.8")).isEmpty();
        assertThat(upstream(graph, "3.1")).as("joined by a phase barrier").contains("phase 1");
        assertThat(behind(graph, "4.1")).contains("3.3", "2.1");
        assertThat(upstream(graph, "4.1")).as("overlaps VERIFY").noneMatch(name -> name.startsWith("VERIFY"));
        assertThat(upstream(graph, "5.1")).contains("VERIFY of phase 2");
    }

    private static String chosen(PlanBuilder plan, String reason) {
        Compilation compiled = compile(plan, Strategy.AUTO);
        assertThat(compiled.reason()).contains(reason);
        return compiled.strategy();
    }

    @Test
    void autoTakesIndependentForTasksWithoutDependenciesOnFilesOfTheirOwn() {
        assertThat(chosen(
                        plan().task("a").writes("docs/**").task("b").writes("src/a.ts", "./src/b.ts"),
                        "no two tasks work on the same files"))
                .isEqualTo("independent");
        PlanBuilder inPhases = plan().phase("1")
                .task("1.1")
                .writes("a.txt")
                .task("1.2")
                .writes("b.txt")
                .phase("2")
                .task("2.1")
                .writes("a.txt");
        assertThat(chosen(inPhases, "no two tasks")).isEqualTo("independent");
        assertThat(behind(graph(inPhases, Strategy.AUTO), "2.1"))
                .as("phases still follow each other")
                .containsExactly("1.1", "1.2");
    }

    @ParameterizedTest
    @CsvSource({
        "src/**,src/a.ts,dag",
        "src/a.ts,src/a.ts,dag",
        "src,src/deep/a.ts,dag",
        "**/a.ts,b.ts,dag",
        "a/../b.ts,c.ts,dag",
        "src/a.ts,src/a.tsx,independent",
        "src/a,src/a-b/c,independent",
        "docs/*.md,src/*.md,independent"
    })
    void filesAreSharedWhereOneCouldLieBelowTheOther(String first, String second, String strategy) {
        PlanBuilder plan = plan().task("a").writes(first).task("b").writes(second);

        assertThat(compile(plan, Strategy.AUTO).strategy()).isEqualTo(strategy);
        PlanBuilder swapped = plan().task("a").writes(second).task("b").writes(first);
        assertThat(compile(swapped, Strategy.AUTO).strategy()).isEqualTo(strategy);
    }

    @Test
    void autoTakesDagForDependencies() {
        PlanBuilder plan =
                plan().phase("1").task("1.1").task("1.2", "1.1").phase("2").task("2.1");
        assertThat(chosen(plan, "because dependencies are stated")).isEqualTo("dag");
        assertThat(graph(plan, Strategy.AUTO).nodes())
                .isEqualTo(graph(plan, Strategy.DAG).nodes());
    }

    @Test
    void autoTakesPipelineForAnnotationsAndForLongVerifiedPhases() {
        assertThat(chosen(plan().phase("1").startsAt(50, "2").task("1.1"), "may open early"))
                .isEqualTo("pipeline");
        assertThat(chosen(
                        plan().phase("1")
                                .verify("true", true)
                                .task("1.1")
                                .task("1.2", "1.1")
                                .phase("2")
                                .task("2.1"),
                        "phase 2 pipeline, because the phase before is verified in the background"))
                .isEqualTo("hybrid");
        for (int minutes : new int[] {479, 480}) {
            PlanBuilder plan = plan().phase("1")
                    .verify("true", false)
                    .task("1.1")
                    .minutes(minutes)
                    .phase("2")
                    .task("2.1", "1.1");
            assertThat(compile(plan, Strategy.AUTO).strategy()).isEqualTo(minutes < 480 ? "dag" : "hybrid");
        }
    }

    @Test
    void autoTakesBatchedForAnOrderOfPhasesAlone() {
        assertThat(chosen(plan().phase("1").task("1.1").phase("2").task("2.1"), "only an order of phases"))
                .isEqualTo("batched");
        PlanBuilder mixed = plan().phase("1")
                .task("1.1")
                .writes("a")
                .task("1.2")
                .writes("b")
                .phase("2")
                .task("2.1")
                .task("2.2");
        assertThat(chosen(mixed, "phase 2 batched")).isEqualTo("hybrid");
    }

    @Test
    void autoTakesDagWhereNothingSpeaksForAnother() {
        assertThat(chosen(plan().task("a").task("b"), "nothing speaks for another"))
                .isEqualTo("dag");
        assertThat(chosen(
                        plan().rule(OrderRule.AT_ONCE)
                                .phase("1")
                                .task("1.1")
                                .phase("2")
                                .task("2.1"),
                        "nothing speaks"))
                .isEqualTo("dag");
        PlanBuilder written = plan().rule(OrderRule.DOCUMENT_ORDER)
                .phase("1")
                .task("1.1")
                .writes("a")
                .task("1.2")
                .writes("b")
                .phase("2")
                .task("2.1");
        assertThat(chosen(written, "in the order in which they are written")).isEqualTo("dag");
        assertThat(graph(written, Strategy.AUTO).nodes())
                .isEqualTo(graph(written, Strategy.DAG).nodes());
        assertThat(chosen(plan(), "nothing speaks")).isEqualTo("dag");
    }

    @Test
    void aStrategyAskedForCountsMoreThanThatOfAPhase() {
        PlanBuilder plan = plan().phase("1")
                .by(Strategy.BATCHED)
                .task("1.1")
                .task("1.2")
                .task("1.3")
                .task("1.4");

        assertThat(barriers(graph(plan, Strategy.AUTO), BarrierKind.BATCH)).hasSize(2);
        assertThat(barriers(graph(plan, Strategy.DAG), BarrierKind.BATCH)).isEmpty();
    }
}
