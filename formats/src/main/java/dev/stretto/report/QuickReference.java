package dev.stretto.report;

import dev.stretto.plan.PlanStatus;
import dev.stretto.report.Report.Section;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The quick reference: a Markdown sheet with the batches of each phase as boxes and the figures that follow from them, which is
 * read again as a batch sheet with the same tasks, needs and figures.
 */
final class QuickReference {

    private final Sheet sheet;
    private final Report report;
    private final StringBuilder out = new StringBuilder();

    private QuickReference(Sheet sheet) {
        this.sheet = sheet;
        this.report = sheet.report();
    }

    static String write(Report report) {
        QuickReference reference = new QuickReference(Sheet.of(report));
        reference.write();
        return reference.out.toString().stripTrailing() + "\n";
    }

    private void write() {
        out.append("# ").append(SheetNames.heading(report.plan().title())).append("\n\n");
        overview();
        for (int at = 0; at < sheet.sections().size(); at++) {
            new SheetPhase(sheet, at, out).write();
        }
        new SheetPhases(sheet, out).write();
        new SheetTeams(sheet, out).write();
        new SheetGraph(sheet, out).write();
        summary();
        report.run().ifPresent(run -> new SheetActuals(sheet, run, out).write());
        names();
        differences();
    }

    private void overview() {
        double total = report.analysis().totalMinutes();
        double longest = report.analysis().schedule().makespan();
        out.append("## Overview\n\n");
        out.append("Total tasks: ").append(report.plan().tasks().size()).append("\n\n");
        out.append("Sequential time: ").append(Texts.hours(total)).append("\n\n");
        out.append("Parallel time: ").append(Texts.hours(longest)).append("\n\n");
        out.append(String.format(
                Locale.ROOT,
                "At most %d at once; %d %s.\n\n",
                report.analysis().schedule().maxParallel(),
                report.analysis().recommendedWorkers(),
                report.analysis().recommendedWorkers() == 1 ? "worker is enough" : "workers are enough"));
        out.append(Sheet.FENCE).append("strategy ").append(report.strategy()).append('\n');
        out.append(Sheet.FENCE).append('\n');
        estimates();
        out.append("""
                **Legend:**
                - `[S]` one task alone, `[P]` tasks side by side
                - `→` what a task waits for, `||` side by side
                - ✅ done, 🔄 going on, ❌ failed

                """);
        List<Integer> path = report.analysis().schedule().criticalPath();
        out.append("### Critical Path\n\n").append(Sheet.FENCE);
        if (!path.isEmpty()) {
            out.append(sheet.chain(path))
                    .append(" = ")
                    .append(Texts.hours(longest))
                    .append('\n');
        }
        out.append(Sheet.FENCE).append('\n');
    }

    private void estimates() {
        if (!report.estimated()) {
            out.append("The plan states no estimates: every task counts as one minute.\n\n");
        } else if (report.missingEstimates() > 0) {
            out.append("Tasks without an estimate count as the median of the others: ")
                    .append(report.missingEstimates())
                    .append(".\n\n");
        }
    }

    private void summary() {
        out.append("## Batch Summary by Phase\n\n");
        out.append(
                "| Phase | Tasks | Sequential Batches | Parallel Batches | Largest Batch | Sequential | Critical Path"
                        + " | Time Saved |\n");
        out.append("|---|---|---|---|---|---|---|---|\n");
        long single = 0;
        long parallel = 0;
        int largest = 0;
        for (int at = 0; at < sheet.sections().size(); at++) {
            Section section = sheet.sections().get(at);
            SheetFigures of = sheet.figures().get(at);
            long alone = of.batches().size() - of.parallelBatches();
            single += alone;
            parallel += of.parallelBatches();
            largest = Math.max(largest, of.largestBatch());
            row(
                    sheet.name(section),
                    section.tasks().size(),
                    alone,
                    of.parallelBatches(),
                    of.largestBatch(),
                    of.sequential(),
                    of.chain());
        }
        double total = report.analysis().totalMinutes();
        double longest = report.analysis().schedule().makespan();
        row("Total", report.plan().tasks().size(), single, parallel, largest, total, longest);
        long percent = total == 0 ? 0 : Math.round((total - longest) / total * 100);
        out.append("\nSide by side as far as it goes, the plan saves **").append(Texts.hours(total - longest));
        out.append("** (~").append(percent).append("% reduction) compared to sequential work. ");
        out.append("The total also counts phases that run side by side, so it is not the sum of the rows.\n\n");
    }

    private void row(String name, int tasks, long single, long parallel, int largest, double total, double longest) {
        out.append(String.format(
                Locale.ROOT,
                "| **%s** | %d | %d | %d | %d | %s | %s | %s |\n",
                name,
                tasks,
                single,
                parallel,
                largest,
                Texts.hours(total),
                Texts.hours(longest),
                Texts.hours(total - longest)));
    }

    private void names() {
        Map<String, String> others = sheet.names().others();
        if (others.isEmpty()) {
            return;
        }
        out.append("## Names\n\nWhat is called something else here, as the sheet has no room for its id.\n\n");
        out.append("| Here | In the plan |\n|---|---|\n");
        others.forEach((id, name) -> out.append("| ")
                .append(name)
                .append(" | ")
                .append(SheetNames.heading(id))
                .append(" |\n"));
        out.append('\n');
    }

    /** What a sheet has no way to say. */
    private void differences() {
        StringBuilder found = new StringBuilder();
        for (int node = 0; node < report.plan().tasks().size(); node++) {
            PlanStatus status = report.task(node).status();
            if (status == PlanStatus.SKIPPED || status == PlanStatus.DEFERRED) {
                found.append("- ").append(sheet.id(node));
                found.append(status == PlanStatus.SKIPPED ? ": left out by the plan, takes no time\n" : ": deferred\n");
            }
            if (!report.graph().node(node).onFailureOf().isEmpty()) {
                found.append("- ").append(sheet.id(node)).append(": runs only where one of these fails: ");
                found.append(sheet.ids(report.graph().node(node).onFailureOf(), ", "))
                        .append('\n');
            }
        }
        if (!found.isEmpty()) {
            out.append("## Not Drawn\n\n").append(found).append('\n');
        }
    }
}
