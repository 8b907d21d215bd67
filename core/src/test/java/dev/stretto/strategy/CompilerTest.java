package dev.stretto.strategy;

import static dev.stretto.simulator.PlanBuilder.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompilerTest {

    private static final CompileOptions NONE = new CompileOptions(PhaseOrder.NONE, 80);
    private static final CompileOptions THRESHOLD = new CompileOptions(PhaseOrder.THRESHOLD, 80);

    private static Compilation compile(PlanBuilder plan) {
        return compile(plan, CompileOptions.DEFAULT);
    }

    private static Compilation compile(PlanBuilder plan, CompileOptions options) {
        return Compiler.compile(plan.build(), "plan.md", options);
    }

    /** The tasks that must be done before this one, looking through barriers. */
    private static Set<String> before(Compilation compilation, String task) {
        TaskGraph graph = compilation.graph().orElseThrow();
        Set<String> found = new TreeSet<>();
        collect(graph, graph.node(graph.indexOf(new TaskId(task))), found);
        return found;
    }

    private static void collect(TaskGraph graph, Node node, Set<String> found) {
        for (int predecessor : Stream.of(node.predecessors(), node.onFailureOf())
                .flatMap(List::stream)
                .toList()) {
            if (graph.isTask(predecessor)) {
                found.add(graph.task(predecessor).value());
            } else {
                collect(graph, graph.node(predecessor), found);
            }
        }
    }

    private static List<DiagnosticCode> codes(Compilation compilation) {
        return compilation.diagnostics().stream().map(Diagnostic::code).toList();
    }

    @Test
    void statedDependenciesBecomeEdges() {
        Compilation compiled = compile(plan().task("a").task("b", "a").task("c", "a", "b"));

        assertThat(before(compiled, "b")).containsExactly("a");
        assertThat(before(compiled, "c")).containsExactly("a", "b");
        assertThat(compiled.dependencies()).isEqualTo(3);
        assertThat(compiled.strategy()).isEqualTo("dag");
        assertThat(compiled.reason()).startsWith("every task starts as soon as what it depends on is done");
    }

    @Test
    void aDependencyOnWhatDoesNotExistIsLeftOut() {
        Compilation compiled = compile(plan().phaseAfter("1", "9").task("a", "nowhere"));

        assertThat(before(compiled, "a")).isEmpty();
        assertThat(compiled.dependencies()).isZero();
    }

    @Test
    void aPhaseWaitsForAllPhasesBeforeIt() {
        Compilation compiled = compile(plan().phase("1")
                .task("1.1")
                .task("1.2")
                .phase("2")
                .task("2.1")
                .phase("3")
                .task("3.1"));

        assertThat(before(compiled, "1.2")).isEmpty();
        assertThat(before(compiled, "2.1")).containsExactly("1.1", "1.2");
        assertThat(before(compiled, "3.1")).containsExactly("1.1", "1.2", "2.1");
        assertThat(compiled.reason()).contains("no dependencies", "when the phases before it are complete");
    }

    @Test
    void theOrderOfPhasesBindsOnlyTasksThatStateNothing() {
        Compilation compiled = compile(plan().phase("1")
                .task("1.1")
                .task("1.2")
                .phase("2")
                .task("2.1", "1.1")
                .free("2.2")
                .task("2.3"));

        assertThat(before(compiled, "2.1")).containsExactly("1.1");
        assertThat(before(compiled, "2.2")).isEmpty();
        assertThat(before(compiled, "2.3")).containsExactly("1.1", "1.2");
    }

    @Test
    void withoutPhaseOrderOnlyWhatIsStatedBinds() {
        Compilation compiled = compile(
                plan().phase("1")
                        .task("1.1")
                        .phase("2")
                        .task("2.1")
                        .phaseAfter("3", "1")
                        .task("3.1"),
                NONE);

        assertThat(before(compiled, "2.1")).isEmpty();
        assertThat(before(compiled, "3.1")).containsExactly("1.1");
        assertThat(compiled.reason()).contains("the order of phases is ignored");
    }

    @Test
    void aStatedPhaseDependencyBindsEveryTaskOfThePhaseAlsoThoseThatStateTheirOwn() {
        Compilation compiled = compile(plan().phase("1")
                .task("1.1")
                .task("1.2")
                .phase("2")
                .task("2.1")
                .phaseAfter("3", "1")
                .task("3.1")
                .task("3.2", "3.1")
                .free("3.3"));

        assertThat(before(compiled, "3.1")).containsExactly("1.1", "1.2");
        assertThat(before(compiled, "3.2")).containsExactly("1.1", "1.2", "3.1");
        assertThat(before(compiled, "3.3")).containsExactly("1.1", "1.2");
    }

    @Test
    void aPhaseThatStatesToDependOnNothingWaitsForNothingYetLaterPhasesWaitForIt() {
        Compilation compiled = compile(plan().phase("1")
                .task("1.1")
                .phaseAfter("2")
                .task("2.1")
                .phase("3")
                .task("3.1"));

        assertThat(before(compiled, "2.1")).isEmpty();
        assertThat(before(compiled, "3.1")).containsExactly("1.1", "2.1");
    }

    @ParameterizedTest
    @CsvSource({"3,3", "4,4", "5,4", "10,8"})
    void aThresholdOpensThePhaseAtItsShareOfThePhaseBeforeRoundedUp(int tasks, int need) {
        PlanBuilder builder = plan().phase("1");
        for (int task = 1; task <= tasks; task++) {
            builder.task("1." + task);
        }
        TaskGraph graph =
                compile(builder.phase("2").task("2.1"), THRESHOLD).graph().orElseThrow();
        Node barrier = graph.node(
                graph.node(graph.indexOf(new TaskId("2.1"))).predecessors().getFirst());

        assertThat(barrier.need()).isEqualTo(need);
        assertThat(barrier.predecessors()).hasSize(tasks);
        assertThat(barrier.condition()).isEqualTo(Node.Condition.COMPLETED);
    }

    @Test
    void aThresholdHoldsForEveryEarlierPhase() {
        Compilation compiled = compile(
                plan().phase("1")
                        .task("1.1")
                        .task("1.2")
                        .phase("2")
                        .task("2.1")
                        .phase("3")
                        .task("3.1"),
                THRESHOLD);

        assertThat(before(compiled, "3.1")).containsExactly("1.1", "1.2", "2.1");
        assertThat(compiled.reason()).contains("when 80 % of each phase before it is complete");
    }

    @Test
    void aThresholdOfAllIsTheFullOrder() {
        PlanBuilder plan = plan().phase("1").task("1.1").task("1.2").phase("2").task("2.1");

        assertThat(compile(plan, new CompileOptions(PhaseOrder.THRESHOLD, 100))
                        .graph()
                        .orElseThrow()
                        .nodes())
                .isEqualTo(compile(plan).graph().orElseThrow().nodes());
    }

    @Test
    void aThresholdOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new CompileOptions(PhaseOrder.THRESHOLD, 0))
                .hasMessageContaining("from 1 to 100, not 0");
        assertThatThrownBy(() -> new CompileOptions(PhaseOrder.THRESHOLD, 101)).hasMessageContaining("not 101");
    }

    @Test
    void anImpliedOrderThatWouldCloseACycleIsDroppedAndSaidSo() {
        Compilation compiled = compile(plan().phase("1")
                .task("1.1")
                .task("1.2", "2.1")
                .phase("2")
                .task("2.1")
                .task("2.2"));

        assertThat(before(compiled, "2.1")).isEmpty();
        assertThat(before(compiled, "2.2")).containsExactly("1.1", "1.2");
        assertThat(codes(compiled)).containsExactly(DiagnosticCode.ORDER_DROPPED);
        Diagnostic dropped = compiled.diagnostics().getFirst();
        assertThat(dropped.severity()).isEqualTo(Diagnostic.Severity.WARNING);
        assertThat(dropped.position().line()).isEqualTo(5);
        assertThat(dropped.message()).contains("task 2.1 does not wait for the phases before its own");
        assertThat(dropped.hint()).contains("depends: none");
    }

    @Test
    void aCycleIsAnErrorThatNamesItsTasksAndLines() {
        Compilation compiled =
                compile(plan().phase("1").task("1.1", "1.3").task("1.2", "1.1").task("1.3", "1.2"));

        assertThat(compiled.graph()).isEmpty();
        assertThat(codes(compiled)).containsExactly(DiagnosticCode.CYCLE);
        assertThat(compiled.diagnostics().getFirst().severity()).isEqualTo(Diagnostic.Severity.ERROR);
        assertThat(compiled.diagnostics().getFirst().message())
                .containsPattern("1\\.[123] → 1\\.[123] → 1\\.[123] → 1\\.[123]")
                .contains("1.1 at line 2", "1.2 at line 3", "1.3 at line 4");
    }

    @Test
    void eachTaskOfAPrintedCycleWaitsForTheNext() {
        String message = compile(plan().task("a", "c").task("b", "a").task("c", "b"))
                .diagnostics()
                .getFirst()
                .message();

        assertThat(message).containsAnyOf("a → c → b → a", "b → a → c → b", "c → b → a → c");
    }

    @Test
    void aTaskThatDependsOnItselfIsACycle() {
        assertThat(compile(plan().task("a", "a")).diagnostics().getFirst().message())
                .contains("a → a");
    }

    @Test
    void phasesThatWaitForEachOtherAreACycle() {
        Compilation compiled = compile(plan().phaseAfter("1", "2")
                .task("1.1")
                .task("1.2")
                .phaseAfter("2", "1")
                .task("2.1")
                .task("2.2"));

        assertThat(codes(compiled)).containsExactly(DiagnosticCode.CYCLE);
        assertThat(compiled.diagnostics().getFirst().message()).containsPattern("1\\.[12].*2\\.[12]");
    }

    @Test
    void aPhaseThatWaitsForItselfIsACycle() {
        assertThat(codes(compile(plan().phaseAfter("1", "1").task("1.1")))).containsExactly(DiagnosticCode.CYCLE);
        assertThat(codes(compile(plan().phaseAfter("1", "1").task("1.1").task("1.2"))))
                .containsExactly(DiagnosticCode.CYCLE);
        assertThat(codes(
                        compile(plan().phaseAfter("1", "2").phaseAfter("2", "1").task("2.1"))))
                .containsExactly(DiagnosticCode.CYCLE);
    }

    @Test
    void aChainOrdersItsTasksAndLeavesThemInTheOrderOfPhases() {
        Compilation compiled = compile(plan().phase("1")
                .task("1.1")
                .phase("2")
                .task("2.1")
                .task("2.2")
                .task("2.3")
                .chain("2.3", "2.1", "2.2"));

        assertThat(before(compiled, "2.3")).containsExactly("1.1");
        assertThat(before(compiled, "2.1")).containsExactly("1.1", "2.3");
        assertThat(before(compiled, "2.2")).containsExactly("1.1", "2.1");
    }

    @Test
    void aChainOfUnknownTasksIsABrokenPlan() {
        assertThatThrownBy(() -> compile(plan().task("a").chain("a", "z"))).hasMessage("the plan has no task z");
    }

    @Test
    void phasesWithoutTasksHoldNothingUp() {
        Compilation compiled = compile(
                plan().phase("0").phase("1").task("1.1").phase("2").phase("3").task("3.1"));

        assertThat(before(compiled, "1.1")).isEmpty();
        assertThat(before(compiled, "3.1")).containsExactly("1.1");
    }

    @Test
    void aPhaseThatWaitsForAPhaseWithoutTasksWaitsForWhatThatOneWaitsFor() {
        Compilation compiled = compile(plan().phase("1")
                .task("1.1")
                .phaseAfter("2", "1")
                .phaseAfter("3", "2")
                .task("3.1"));

        assertThat(before(compiled, "3.1")).containsExactly("1.1");
    }

    @Test
    void emptyPhasesThatWaitForEachOtherHoldNothingUp() {
        Compilation compiled = compile(plan().phaseAfter("1", "2")
                .phaseAfter("2", "1", "2")
                .phaseAfter("3", "2")
                .task("3.1"));

        assertThat(before(compiled, "3.1")).isEmpty();
        assertThat(compiled.diagnostics()).isEmpty();
    }

    @Test
    void noBarrierIsMadeThatNobodyWaitsFor() {
        TaskGraph graph = compile(plan().phase("1")
                        .task("1.1")
                        .task("1.2")
                        .phase("2")
                        .task("2.1")
                        .phase("3")
                        .task("3.1", "1.1"))
                .graph()
                .orElseThrow();

        for (int node = graph.taskCount(); node < graph.size(); node++) {
            assertThat(graph.successors(node)).as(graph.node(node).toString()).isNotEmpty();
        }
    }

    @Test
    void atOnceMeansThatATaskThatStatesNothingWaitsForNothing() {
        Compilation compiled = compile(plan().rule(OrderRule.AT_ONCE)
                .phase("1")
                .task("1.1")
                .phase("2")
                .task("2.1")
                .task("2.2", "1.1"));

        assertThat(before(compiled, "2.1")).isEmpty();
        assertThat(before(compiled, "2.2")).containsExactly("1.1");
        assertThat(compiled.reason()).endsWith("a task that states no dependency starts at once");
    }

    @Test
    void documentOrderMeansThatATaskThatStatesNothingWaitsForTheOneWrittenBeforeIt() {
        PlanBuilder plan = plan().rule(OrderRule.DOCUMENT_ORDER)
                .task("a")
                .task("b")
                .free("c")
                .task("d", "a")
                .task("e");
        Compilation compiled = compile(plan);

        assertThat(before(compiled, "b")).containsExactly("a");
        assertThat(before(compiled, "c")).isEmpty();
        assertThat(before(compiled, "d")).containsExactly("a");
        assertThat(before(compiled, "e")).containsExactly("d");
        assertThat(compiled.reason()).endsWith("a task that states no dependency waits for the one written before it");
        assertThat(before(compile(plan, NONE), "e")).isEmpty();
    }

    @Test
    void aDroppedDocumentOrderSaysWhatItWas() {
        Compilation compiled =
                compile(plan().rule(OrderRule.DOCUMENT_ORDER).task("a", "b").task("b"));

        assertThat(codes(compiled)).containsExactly(DiagnosticCode.ORDER_DROPPED);
        assertThat(compiled.diagnostics().getFirst().message())
                .isEqualTo("task b does not wait for the task written before it: that one waits for it");
    }

    @Test
    void documentOrderHoldsInsideAPhaseAndPhasesFollowEachOther() {
        Compilation compiled = compile(plan().rule(OrderRule.DOCUMENT_ORDER)
                .phase("1")
                .task("1.1")
                .task("1.2")
                .phase("2")
                .task("2.1")
                .task("2.2"));

        assertThat(before(compiled, "1.1")).isEmpty();
        assertThat(before(compiled, "1.2")).containsExactly("1.1");
        assertThat(before(compiled, "2.1")).containsExactly("1.1", "1.2");
        assertThat(before(compiled, "2.2"))
                .as("also if 2.1 is skipped, it must not pass phase 1")
                .containsExactly("1.1", "1.2", "2.1");
    }

    @Test
    void parallelTasksWaitForTheLastThatIsNotAndTheNextThatIsNotWaitsForThemAll() {
        Compilation compiled = compile(plan().rule(OrderRule.DOCUMENT_ORDER)
                .phase("1")
                .task("p0")
                .parallel()
                .task("a")
                .task("p1")
                .parallel()
                .task("p2")
                .parallel()
                .task("b")
                .task("c"));

        assertThat(before(compiled, "p0")).isEmpty();
        assertThat(before(compiled, "a")).containsExactly("p0");
        assertThat(before(compiled, "p1")).containsExactly("a");
        assertThat(before(compiled, "p2")).containsExactly("a");
        assertThat(before(compiled, "b")).containsExactly("a", "p1", "p2");
        assertThat(before(compiled, "c")).containsExactly("b");
    }

    @Test
    void manyParallelTasksNeedAFewEdgesEach() {
        PlanBuilder builder = plan().rule(OrderRule.DOCUMENT_ORDER).phase("1");
        for (int block = 0; block < 3; block++) {
            builder.task("done" + block).status(PlanStatus.COMPLETED);
            for (int task = 0; task < 200; task++) {
                builder.task(block + "." + task).parallel();
            }
        }
        TaskGraph graph = compile(builder.phase("2").task("end")).graph().orElseThrow();

        assertThat(graph.nodes().stream().mapToInt(node -> node.predecessors().size()))
                .hasSize(graph.size())
                .satisfies(sizes -> assertThat(
                                sizes.stream().mapToInt(Integer::intValue).sum())
                        .isLessThan(4 * graph.taskCount()));
    }

    @Test
    void aTaskThatStatesDependenciesIsBoundByThoseAloneYetIsTheOneWrittenBefore() {
        Compilation compiled = compile(plan().rule(OrderRule.DOCUMENT_ORDER)
                .phase("1")
                .task("a")
                .task("b")
                .task("c", "a")
                .task("d"));

        assertThat(before(compiled, "c")).containsExactly("a");
        assertThat(before(compiled, "d")).containsExactly("c");
    }

    @Test
    void aTaskCompletedOutOfTurnDoesNotLetTheNextPassThoseBeforeIt() {
        Compilation compiled = compile(plan().rule(OrderRule.DOCUMENT_ORDER)
                .task("a")
                .task("p1")
                .parallel()
                .task("p2")
                .parallel()
                .task("done")
                .status(PlanStatus.COMPLETED)
                .task("more")
                .status(PlanStatus.COMPLETED)
                .task("next")
                .task("last"));

        assertThat(before(compiled, "done")).containsExactly("a", "p1", "p2");
        assertThat(before(compiled, "next")).containsExactly("a", "more", "p1", "p2");
        assertThat(before(compiled, "last")).containsExactly("next");
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFERRED", "SKIPPED"})
    void theOrderOfTheDocumentPassesByWhatDoesNotRun(PlanStatus status) {
        PlanBuilder plan = plan().rule(OrderRule.DOCUMENT_ORDER)
                .phase("1")
                .task("a")
                .task("off")
                .status(status)
                .task("b")
                .task("c", "off")
                .phase("2")
                .task("d");
        Compilation compiled = compile(plan);

        assertThat(before(compiled, "off")).containsExactly("a");
        assertThat(before(compiled, "b")).containsExactly("a");
        assertThat(before(compiled, "c")).as("stated").containsExactly("off");
        assertThat(before(compiled, "d")).containsExactly("a", "b", "c");
        Compilation named = compile(plan, new CompileOptions(PhaseOrder.FULL, 80, new TreeSet<>(Set.of(id("off")))));
        assertThat(before(named, "b")).containsExactly("off");
        assertThat(before(named, "d")).containsExactly("a", "b", "c", "off");
    }

    @Test
    void aPhaseThatIsDeferredAsAWholeHoldsUpWhatStatesItOnly() {
        Compilation compiled = compile(plan().phase("1")
                .task("1.1")
                .phase("2")
                .task("2.1")
                .status(PlanStatus.DEFERRED)
                .task("2.2")
                .status(PlanStatus.DEFERRED)
                .phase("3")
                .task("3.1")
                .phaseAfter("4", "2")
                .task("4.1"));

        assertThat(before(compiled, "3.1")).containsExactly("1.1");
        assertThat(before(compiled, "4.1")).containsExactly("2.1", "2.2");
    }

    @Test
    void aChainPassesByWhatDoesNotRun() {
        Compilation compiled = compile(plan().rule(OrderRule.AT_ONCE)
                .task("a")
                .task("off")
                .status(PlanStatus.DEFERRED)
                .task("b")
                .chain("a", "off", "b"));

        assertThat(before(compiled, "off")).containsExactly("a");
        assertThat(before(compiled, "b")).containsExactly("a");
    }

    @Test
    void aTaskForTheFailureOfAnotherWaitsForThatAlone() {
        Compilation compiled = compile(plan().rule(OrderRule.DOCUMENT_ORDER)
                .phase("1")
                .task("a")
                .task("b")
                .task("mend")
                .onFailureOf("b", "nowhere")
                .task("c"));
        TaskGraph graph = compiled.graph().orElseThrow();

        assertThat(graph.node(2).predecessors()).isEmpty();
        assertThat(graph.node(2).onFailureOf()).containsExactly(1);
        assertThat(before(compiled, "c")).containsExactly("mend");
        assertThat(compiled.dependencies()).isZero();
    }

    @Test
    void everyCycleIsToldTheShortestFirst() {
        Compilation compiled = compile(plan().task("a", "c")
                .task("b", "a")
                .task("c", "b", "d")
                .task("d", "c")
                .task("x", "y")
                .task("y", "x"));

        assertThat(compiled.diagnostics().stream().map(Diagnostic::message))
                .containsExactly(
                        "each of these waits for the next, so none can start: c → d → c (c at line 3, d at line 4)",
                        "each of these waits for the next, so none can start: x → y → x (x at line 5, y at line 6)",
                        "each of these waits for the next, so none can start: a → c → b → a"
                                + " (a at line 1, c at line 3, b at line 2)");
    }

    @Test
    void theLastOfTooManyCyclesSaysThatThereAreMore() {
        String[] all = IntStream.range(0, 8).mapToObj(task -> "t" + task).toArray(String[]::new);
        PlanBuilder builder = plan();
        for (String task : all) {
            builder.task(task, all);
        }
        List<Diagnostic> diagnostics = compile(builder).diagnostics();

        assertThat(diagnostics).hasSize(20);
        assertThat(diagnostics.getFirst().message()).contains("t0 → t0 (");
        assertThat(diagnostics.getLast().message())
                .endsWith("; and more: 20 of the cycles among these tasks are shown");
        assertThat(diagnostics.subList(0, 19))
                .noneMatch(diagnostic -> diagnostic.message().contains("and more"));
    }

    @Test
    void aLongCycleIsAbbreviated() {
        PlanBuilder builder = plan();
        for (int task = 0; task < 1000; task++) {
            builder.task("t" + task, "t" + (task + 1) % 1000);
        }

        assertThat(compile(builder).diagnostics().getFirst().message())
                .contains("t49 → … (950 more) → t0 (", "t49 at line 50)")
                .doesNotContain("t50");
    }

    @Test
    void aDiagnosticNamesTheFileItIsAboutWhereThePlanLiesInSeveral() {
        Compilation cycle =
                compile(plan().file("a.md").task("a", "b").file("b.md").task("b", "a"));
        assertThat(cycle.diagnostics().getFirst().file()).isEqualTo("a.md");
        assertThat(cycle.diagnostics().getFirst().message()).endsWith("(a at line 1 of a.md, b at line 2 of b.md)");

        Compilation dropped = compile(plan().rule(OrderRule.DOCUMENT_ORDER)
                .file("a.md")
                .task("a", "b")
                .file("b.md")
                .task("b"));
        assertThat(dropped.diagnostics().getFirst().file()).isEqualTo("b.md");
        assertThat(compile(plan().task("a", "a")).diagnostics().getFirst().file())
                .isEqualTo("plan.md");
    }

    @Test
    void anOrderThatWouldCloseACycleIsDroppedNoFurtherThanItMust() {
        Compilation compiled = compile(plan().rule(OrderRule.DOCUMENT_ORDER)
                .task("a")
                .task("b", "e")
                .task("c")
                .task("d")
                .task("e")
                .task("f"));

        assertThat(codes(compiled)).containsExactly(DiagnosticCode.ORDER_DROPPED);
        assertThat(compiled.diagnostics().getFirst().message()).startsWith("task c does not wait");
        assertThat(before(compiled, "d")).containsExactly("c");
        assertThat(before(compiled, "e")).containsExactly("d");
        assertThat(before(compiled, "f")).containsExactly("e");
    }

    @Test
    void aDependencyIsCountedOnceHoweverOftenItIsStated() {
        assertThat(compile(plan().task("a").task("b", "a", "a")).dependencies()).isEqualTo(1);
        assertThat(compile(plan().phase("1")
                                .task("1.1")
                                .phaseAfter("2", "1", "1")
                                .task("2.1"))
                        .dependencies())
                .isEqualTo(1);
        assertThat(compile(plan().phase("1").task("1").phaseAfter("2", "1").task("2", "1"))
                        .dependencies())
                .as("a phase that is itself a task")
                .isEqualTo(1);
    }

    private static TaskId id(String id) {
        return new TaskId(id);
    }
}
