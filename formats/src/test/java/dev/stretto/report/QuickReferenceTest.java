package dev.stretto.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.convert.Order;
import dev.stretto.format.lint.PlanLint;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Quick references are read again as batch sheets with the same tasks, needs and figures. */
final class QuickReferenceTest {

    private static final int TASKS_MAX = 120;

    @Test
    void aPlanIsReadBackWithItsTasksEstimatesAndNeeds() {
        assertThat(sheet(Samples.LOGIN))
                .contains("│ 1.1 Create the types (1-2h) ✅ │ → Blocks all")
                .contains("1.1 (2h) → 1.2 (3h) = 5 hours minimum")
                .contains("Total: 5 hours (45 min saved vs 5.75 hours sequential)")
                .contains("**Order:** Phase 3 only depends on Phase 1.");
        isReadBack("login", Samples.report(Samples.LOGIN));
    }

    private static String sheet(String plan) {
        return Reports.write(ReportKind.QUICK_REFERENCE, Samples.report(plan));
    }

    @Test
    void phasesThatCanRunBesideEachOtherAreNamedWithWhatThatSaves() {
        assertThat(sheet("""
                # P
                ## Phase 1: A
                - [ ] 1.1 a (est: 4h)
                ## Phase 2: B
                **Depends on**: Phase 1
                - [ ] 2.1 b (est: 6h)
                ## Phase 3: C
                **Depends on**: Phase 1
                - [ ] 3.1 c (est: 1h)
                """))
                .contains("### Phase 3 Beside Phase 2")
                .contains("One after the other: Phase 2, then Phase 3  7 hours")
                .contains("Side by side:        Phase 2 || Phase 3  6 hours")
                .contains("Savings:             1 hour")
                .contains("Or with the phases that wait for little as breaks")
                .contains("Done after 10 hours; 11 hours of work by all; saves 1 hour against one person")
                .contains("║ after Phase 1 ");
    }

    @Test
    void phasesThatWaitForNoneAndTasksInNoPhaseAreReadBack() {
        isReadBack("none", Samples.report("""
                # P
                - [ ] 0.1 Loose
                - [ ] 0.2 Loose too (depends: 0.1)
                ## Phase 1: A
                - [ ] 1.1 a
                - [ ] 1.2 b (depends: none)
                ## Phase 2: B
                **Depends on**: none
                - [ ] 2.1 c
                - [ ] 2.2 d (depends: 2.1, 1.1)
                """));
    }

    @Test
    void rootsThatComeInALaterBatchStillWaitForNothingInTheirPhase() {
        StringBuilder text = new StringBuilder("# P\n## Phase 1: A\n");
        for (int task = 1; task <= 9; task++) {
            text.append("- [ ] 1.").append(task).append(" t (est: 1h)\n");
        }
        isReadBack("roots", Samples.report(text.toString()));
    }

    @Test
    void idsThatASheetHasNoRoomForAreCalledSomethingElseAndSaidSo() {
        Report report = Samples.report("""
                # Tasks: X
                ## Phase 1: Setup
                - [ ] T001 First
                - [ ] T002 [P] Second
                - [ ] T003 Third
                """);
        isReadBack("spec-kit", report);
        String sheet = Reports.write(ReportKind.QUICK_REFERENCE, Samples.report("""
                {"master":{"tasks":[{"id":1,"title":"One","status":"pending","dependencies":[]},
                {"id":2,"title":"Two","status":"pending","dependencies":[1]}]}}
                """.strip()));
        assertThat(sheet).contains("│ T2 Two │ → Needs T1 complete").contains("| T2 | 2 |");
    }

    @Test
    void titlesThatCouldBreakTheSheetDoNot() {
        Report report = Samples.hostile();
        isReadBack("hostile", report);
        assertThat(Reports.write(ReportKind.QUICK_REFERENCE, report))
                .contains("x…")
                .contains("pipes | and ¦ walls");
    }

    @Test
    void aPlanWithoutPhasesEstimatesOrTasksSaysSo() {
        assertThat(sheet("# P\n- [ ] 1.1 a\n- [ ] 1.2 b\n"))
                .contains("The plan states no estimates: every task counts as one minute.")
                .contains("## Tasks in No Phase (2 tasks)");
    }

    @Test
    void afterARunTheSheetSetsPlannedAgainstActual() {
        String sheet = Reports.write(ReportKind.QUICK_REFERENCE, Samples.afterRun(Samples.report(Samples.LOGIN)));

        assertThat(sheet)
                .contains("Run abc12 is failed. Planned with 2 workers: 7 hours. Actual: 16 s, for 15 s of attempts.")
                .contains("| 1.1 | completed | 2h | 4 s | 2 |")
                .contains("| 1.2 | failed | 3h | 11 s | 1 |")
                .contains("❌");
        assertThat(remarks(sheet)).isEmpty();
    }

    @Test
    void seed000IsReadBackAndItsFiguresAreThoseOfItsOwnGraph() throws IOException {
        Report report = Samples.report(Reading.read(SharedFolder.file("seeds", "000_"), ReadOptions.DEFAULT)
                .plan()
                .orElseThrow());

        isReadBack("seed 000", report);
        assertThat(Reports.write(ReportKind.QUICK_REFERENCE, report))
                .contains("Sequential time: 119 hours")
                .contains("= " + Texts.hours(report.analysis().schedule().makespan()))
                .contains("119 hours of work by all");
    }

    @Test
    void realPlansAreReadBack() throws IOException {
        int written = 0;
        for (Path file : plans()) {
            ReadResult result = Reading.read(file, ReadOptions.DEFAULT);
            Optional<Plan> plan = result.plan()
                    .filter(found -> !result.hasErrors() && found.tasks().size() <= TASKS_MAX)
                    .filter(found -> Compiler.compile(found, "plan", CompileOptions.DEFAULT)
                            .graph()
                            .isPresent());
            if (plan.isPresent()) {
                isReadBack(file.toString(), Samples.report(plan.get()));
                written++;
            }
        }
        assertThat(written).isGreaterThan(15);
    }

    private static List<Path> plans() throws IOException {
        try (Stream<Path> plans = Files.walk(SharedFolder.path().resolve("plans"))) {
            return plans.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static ReadResult again(String sheet) {
        return PlanFormats.read(
                PlanSource.of("sheet.md", sheet.getBytes(StandardCharsets.UTF_8))
                        .source()
                        .orElseThrow(),
                Optional.empty(),
                ReadOptions.DEFAULT);
    }

    /** The remarks of check on a sheet that are errors or about figures. */
    private static List<String> remarks(String sheet) {
        ReadResult read = again(sheet);
        Plan plan = read.plan().orElseThrow(() -> new AssertionError(read.diagnostics()));
        Compilation compiled = Compiler.compile(plan, "sheet.md", CompileOptions.DEFAULT);
        List<Diagnostic> all = new ArrayList<>(read.diagnostics());
        all.addAll(compiled.diagnostics());
        all.addAll(PlanLint.check("sheet.md", plan, read.statements(), compiled, _ -> true));
        return all.stream()
                .filter(one -> one.severity() == Severity.ERROR
                        || one.code() == DiagnosticCode.CLAIMED_TOTAL_DIFFERS
                        || one.code() == DiagnosticCode.IGNORED_ANNOTATION
                        || one.code() == DiagnosticCode.AMBIGUOUS_DEPENDENCY)
                .map(one -> one.position() + " " + one.message())
                .toList();
    }

    private static void isReadBack(String name, Report report) {
        String sheet = Reports.write(ReportKind.QUICK_REFERENCE, report);
        assertThat(remarks(sheet)).as(name).isEmpty();
        Plan again = again(sheet).plan().orElseThrow();
        Plan plan = report.plan();
        SheetNames names = new SheetNames(plan);
        Map<TaskId, String> called = new LinkedHashMap<>();
        Map<String, Task> before = new LinkedHashMap<>();
        for (Task task : plan.tasks()) {
            called.put(task.id(), names.of(task));
            before.put(names.of(task), task);
        }
        assertThat(again.format()).as(name).isEqualTo(PlanFormat.BATCH_SHEET);
        assertThat(again.tasks().stream().map(task -> task.id().value()))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(before.keySet());
        for (Task task : again.tasks()) {
            Task was = before.get(task.id().value());
            assertThat(task.title()).as(name).isEqualTo(SheetNames.boxed(was));
            if (!idle(was)) {
                assertThat(task.estimate()).as("%s %s", name, task.id()).isEqualTo(was.estimate());
            }
        }
        if (plan.tasks().stream().noneMatch(QuickReferenceTest::idle)) {
            assertThat(Order.of(again, Map.of())).as(name).isEqualTo(Order.of(plan, called));
        }
    }

    private static boolean idle(Task task) {
        return task.status() == PlanStatus.DEFERRED
                || task.status() == PlanStatus.SKIPPED
                || !task.order().onFailureOf().isEmpty();
    }
}
