package dev.stretto.report;

import dev.stretto.engine.TaskState;
import dev.stretto.forecast.Analysis;
import dev.stretto.forecast.Forecast;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.report.ActualRun.ActualTask;
import dev.stretto.report.ActualRun.Try;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans, and reports of them. */
final class Samples {

    static final String LOGIN = """
            # Login

            ## Phase 1: Core

            - [x] 1.1 Create the types (est: 1-2h)
            - [ ] 1.2 Create the service (depends: 1.1) (est: 3h)
            - [ ] 1.3 Create the store (depends: 1.1) (est: 30-45 min)

            ## Phase 2: Pages

            - [ ] 2.1 Draw the page (est: 2h)
            - [ ] 2.2 Write the help (depends: 1.1) (est: 1h)

            ## Phase 3: Words

            **Depends on**: Phase 1

            - [ ] 3.1 Translate (est: 1-1.5h)
            - [ ] 3.2 Proofread (depends: 3.1) (est: 20 min)
            """;

    /** Titles that mean something in one of the formats. */
    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script> & <b onclick='x'>",
            "a \"quote\" and 'another' and ]]> and --> and %%{init: {}}%%",
            "pipes | and │ walls ┌─┐ and ` ticks ``` here",
            "로그인 페이지를 만든다 그리고 시험한다 ✅",
            "back\\slash #hash; {brace} [x](y) *star* _under_ $math$",
            "Phase 2 depends on Phase 1, saves 5 hours vs 9 hours sequential (2h)",
            "x".repeat(400),
            "critical path: 1.1 → 1.2 = 99 hours || parallel with Batch 1.1",
            "\u0007bell and \u202Eturned");

    private Samples() {}

    static Report report(String text) {
        return report(read(text));
    }

    static Plan read(String text) {
        ReadResult result = Reading.read("plan.md", text);
        return result.plan().orElseThrow(() -> new AssertionError(result.diagnostics()));
    }

    static Report report(Plan plan) {
        Compilation compiled = Compiler.compile(plan, "plan.md", CompileOptions.DEFAULT);
        TaskGraph graph = compiled.graph().orElseThrow();
        Analysis analysis = Analysis.of(plan, graph, Estimate.Choice.HIGH);
        PlannedTimes planned = PlannedTimes.of(plan, graph, analysis.minutes(), new Forecast.Setting(2));
        return new Report(plan, graph, "dag: " + compiled.reason(), analysis, planned, Optional.empty());
    }

    /** The titles of {@link #HOSTILE}, each a task after the one before. */
    static Report hostile() {
        StringBuilder text =
                new StringBuilder("# <b>Odd</b> \"titles\" & | more\n\n## Phase 1: A <i> (3 tasks) | `b`\n\n");
        for (int at = 0; at < HOSTILE.size(); at++) {
            text.append("- [ ] 1.").append(at + 1).append(" T").append(at > 0 ? " (depends: 1." + at + ")" : "");
            text.append(" (est: 1h)\n");
        }
        Plan plan = read(text.toString());
        List<Task> tasks = new ArrayList<>();
        for (int at = 0; at < HOSTILE.size(); at++) {
            tasks.add(titled(plan.tasks().get(at), HOSTILE.get(at), at % 2 == 0));
        }
        return report(new Plan(
                plan.title(),
                plan.format(),
                plan.rule(),
                plan.phases(),
                tasks,
                plan.groups(),
                plan.chains(),
                plan.defaults()));
    }

    private static Task titled(Task task, String title, boolean estimated) {
        return new Task(
                task.id(),
                title,
                task.body(),
                task.phase(),
                task.dependencies(),
                task.order(),
                task.status(),
                task.claims(),
                task.files(),
                task.checklist(),
                estimated ? task.estimate() : Optional.empty(),
                task.priority(),
                task.settings(),
                task.position());
    }

    /** The same after a run in which the first task completed at the second attempt, the second failed and the rest was skipped. */
    static Report afterRun(Report report) {
        List<ActualTask> tasks = new ArrayList<>();
        tasks.add(new ActualTask(
                TaskState.COMPLETED,
                "",
                List.of(
                        new Try(1, 1_000_000, 1_001_000, true, "failed"),
                        new Try(2, 1_002_000, 1_005_000, true, "completed"))));
        tasks.add(new ActualTask(
                TaskState.FAILED, "exit status 1 <&\"]]>", List.of(new Try(1, 1_005_000, 1_015_500, true, "failed"))));
        while (tasks.size() < report.plan().tasks().size()) {
            tasks.add(new ActualTask(TaskState.SKIPPED, "skipped: 1.2 did not complete", List.of()));
        }
        return new Report(
                report.plan(),
                report.graph(),
                report.strategy(),
                report.analysis(),
                report.planned(),
                Optional.of(new ActualRun("abc12", "failed", 1_000_000, 1_015_500, 15_500, tasks)));
    }
}
