package dev.stretto.report;

import dev.stretto.report.ActualRun.ActualTask;
import java.util.Locale;

/** What was planned against what a run took. */
record SheetActuals(Sheet sheet, ActualRun run, StringBuilder out) {

    void write() {
        Report report = sheet.report();
        out.append("## Planned Against Actual\n\n");
        out.append(String.format(
                Locale.ROOT,
                "Run %s is %s. Planned with %d workers: %s. Actual: %s, for %s of attempts.\n\n",
                run.run(),
                run.state(),
                report.planned().workers(),
                Texts.hours(report.planned().makespanMinutes()),
                Texts.time(run.wallMillis()),
                Texts.time(run.taskMillis())));
        out.append("| Task | State | Planned | Actual | Attempts |\n|---|---|---|---|---|\n");
        for (int node = 0; node < run.tasks().size(); node++) {
            ActualTask task = run.tasks().get(node);
            boolean ran = !task.attempts().isEmpty();
            out.append("| ")
                    .append(sheet.id(node))
                    .append(" | ")
                    .append(report.state(node))
                    .append(" | ");
            out.append(Texts.brief(report.minutes(node))).append(" | ");
            out.append(ran ? Texts.time(task.millis()) : "-")
                    .append(" | ")
                    .append(task.attempts().size());
            out.append(" |\n");
        }
        out.append('\n');
    }
}
