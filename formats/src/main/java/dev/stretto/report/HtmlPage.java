package dev.stretto.report;

import dev.stretto.graph.Node;
import dev.stretto.report.ActualRun.ActualTask;
import dev.stretto.report.PlannedTimes.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One page with everything in it: summary, chart, graph, table of tasks. It holds no script and its policy lets it load nothing,
 * so that whatever stands in a plan is only shown.
 */
final class HtmlPage {

    private final Report report;
    private final StringBuilder out = new StringBuilder();

    private HtmlPage(Report report) {
        this.report = report;
    }

    static String write(Report report) {
        HtmlPage page = new HtmlPage(report);
        page.write();
        return page.out.toString();
    }

    private void write() {
        out.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                """);
        out.append("<title>").append(Texts.xml(report.plan().title())).append("</title>\n");
        out.append("""
                <style>
                :root{color-scheme:light dark}
                body{font-family:system-ui,sans-serif;margin:2rem;line-height:1.4}
                section{margin:2rem 0}
                .wide{overflow-x:auto}
                table{border-collapse:collapse}
                th,td{text-align:left;padding:.25rem .75rem;border-bottom:1px solid #8c959f55;vertical-align:top}
                dl{display:grid;grid-template-columns:max-content auto;gap:.25rem 1.5rem}
                dd{margin:0}
                td.whole,th{white-space:nowrap}
                .state{color:#fff;border-radius:3px;padding:0 .4rem;white-space:nowrap}
                .critical{font-weight:600}
                @media(max-width:40rem){body{margin:1rem}dl{grid-template-columns:auto;gap:0}dt{font-weight:600;margin-top:.4rem}}
                </style>
                </head>
                <body>
                """);
        out.append("<h1>").append(Texts.xml(report.plan().title())).append("</h1>\n");
        summary();
        out.append("<section aria-label=\"Gantt chart\">\n<h2>Gantt</h2>\n<div class=\"wide\">\n");
        out.append(GanttSvg.write(report)).append("</div>\n</section>\n");
        graph();
        tasks();
        out.append("</body>\n</html>\n");
    }

    private void summary() {
        out.append("<section aria-label=\"Summary\">\n<dl>\n");
        entry("Tasks", String.valueOf(report.plan().tasks().size()));
        entry("Strategy", report.strategy());
        entry("One by one", Texts.hours(report.analysis().totalMinutes()));
        List<Integer> path = report.analysis().schedule().criticalPath();
        entry(
                "Critical path",
                path.stream().map(node -> report.task(node).id().value()).collect(Collectors.joining(" → ")) + " = "
                        + Texts.hours(report.analysis().schedule().makespan()));
        entry(
                "Planned",
                Texts.hours(report.planned().makespanMinutes()) + " with "
                        + report.planned().workers() + " workers");
        entry("At once", "at most " + report.analysis().schedule().maxParallel());
        if (!report.estimated()) {
            entry("Estimates", "none are stated: every task counts as one minute");
        }
        report.run().ifPresent(run -> {
            entry("Run", run.run() + ", " + run.state());
            entry("Actual", Texts.time(run.wallMillis()) + ", for " + Texts.time(run.taskMillis()) + " of attempts");
        });
        out.append("</dl>\n</section>\n");
    }

    private void entry(String name, String value) {
        out.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Texts.xml(value))
                .append("</dd>\n");
    }

    private void graph() {
        out.append("<section aria-label=\"Graph\">\n<h2>Graph</h2>\n");
        if (report.graph().size() > GraphSvg.NODES_MAX) {
            out.append("<p>With more than " + GraphSvg.NODES_MAX
                    + " nodes a drawing tells nothing; the table names what" + " each task waits for.</p>\n");
        } else {
            out.append("<div class=\"wide\">\n").append(GraphSvg.write(report)).append("</div>\n");
        }
        out.append("</section>\n");
    }

    private void tasks() {
        boolean run = report.run().isPresent();
        Set<Integer> critical = report.critical();
        out.append("<section aria-label=\"Tasks\">\n<h2>Tasks</h2>\n<div class=\"wide\">\n<table>\n<thead><tr>");
        out.append(
                "<th>Id</th><th>Task</th><th>Phase</th><th>State</th><th>Waits for</th><th>Planned</th><th>Takes</th>");
        out.append(run ? "<th>Took</th><th>Attempts</th><th>Why</th>" : "").append("</tr></thead>\n<tbody>\n");
        for (int node = 0; node < report.plan().tasks().size(); node++) {
            Span span = report.planned().spans().get(node);
            out.append(critical.contains(node) ? "<tr class=\"critical\">" : "<tr>");
            whole(report.task(node).id().value());
            cell(report.task(node).title());
            cell(report.task(node).phase().map(phase -> phase.value()).orElse(""));
            out.append("<td><span class=\"state\" style=\"background:" + States.colour(report.state(node)) + "\">");
            out.append(report.state(node)).append("</span></td>");
            cell(waitsFor(node));
            whole(Texts.brief(span.startMinutes()) + " to " + Texts.brief(span.endMinutes()));
            whole(Texts.brief(report.minutes(node)));
            int at = node;
            report.run().ifPresent(of -> took(of.tasks().get(at)));
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n</div>\n</section>\n");
    }

    private void took(ActualTask task) {
        whole(task.attempts().isEmpty() ? "" : Texts.time(task.millis()));
        cell(String.valueOf(task.attempts().size()));
        cell(task.why());
    }

    private String waitsFor(int node) {
        return report.graph().node(node).predecessors().stream()
                .map(before -> switch (report.graph().node(before)) {
                    case Node.TaskNode task -> task.task().value();
                    case Node.BarrierNode barrier -> barrier.name();
                })
                .collect(Collectors.joining(", "));
    }

    /** What is not broken over lines. */
    private void whole(String text) {
        out.append("<td class=\"whole\">").append(Texts.xml(text)).append("</td>");
    }

    private void cell(String text) {
        out.append("<td>").append(Texts.xml(text)).append("</td>");
    }
}
