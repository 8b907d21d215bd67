package dev.stretto.report;

import dev.stretto.format.DisplayWidth;
import dev.stretto.plan.Task;
import dev.stretto.report.ActualRun.ActualTask;
import dev.stretto.report.ActualRun.Try;
import dev.stretto.report.PlannedTimes.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A Gantt chart: a row for each task in the order of the planned starts, with what is planned and, of a run, below it what it
 * took. Where the two differ by more than a few times, each has its own axis, planned above and actual below.
 */
final class GanttSvg {

    private static final int CHART = 760;
    private static final int RIGHT = 60;
    private static final int TOP = 64;
    private static final int BAR = 10;
    private static final int ROW = 18;
    private static final int TICKS_MAX = 7;

    /** The longest label, in letters, and how wide one is at most on average. */
    private static final int LABEL_MAX = 40;

    /** Room for the name of an axis. */
    private static final int LABEL_MIN = 9;

    private static final double LETTER = 7.8;

    /** Up to this ratio of the two lengths, one scale shows both. */
    private static final double ONE_SCALE_MAX = 3;

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Report report;
    private final Set<Integer> critical;
    private final int left;
    private final int rowHeight;
    private final int height;
    private final double plannedMinutes;
    private final double actualMinutes;
    private final StringBuilder out = new StringBuilder();

    private GanttSvg(Report report) {
        this.report = report;
        this.critical = report.critical();
        this.left = 24
                + (int) Math.ceil(LETTER
                        * report.plan().tasks().stream()
                                .mapToInt(task -> Math.clamp(DisplayWidth.of(label(task)), LABEL_MIN, LABEL_MAX))
                                .max()
                                .orElse(LABEL_MIN));
        this.rowHeight = report.run().isPresent() ? ROW + BAR : ROW;
        this.height = TOP + report.plan().tasks().size() * rowHeight + 40;
        double planned = Math.max(report.planned().makespanMinutes(), 1e-3);
        double actual =
                report.run().map(run -> run.spanMillis() / MILLIS_PER_MINUTE).orElse(planned);
        boolean together = actual > 0 && actual / planned <= ONE_SCALE_MAX && planned / actual <= ONE_SCALE_MAX;
        this.plannedMinutes = together ? Math.max(planned, actual) : planned;
        this.actualMinutes = together ? plannedMinutes : Math.max(actual, 1e-5);
    }

    static String write(Report report) {
        GanttSvg chart = new GanttSvg(report);
        chart.write();
        return chart.out.toString();
    }

    private void write() {
        String title = Texts.xml(report.plan().title());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + (left + CHART + RIGHT) + " " + height);
        out.append("\" width=\"" + (left + CHART + RIGHT) + "\" height=\"" + height + "\" role=\"img\"");
        out.append(" aria-labelledby=\"gantt-title gantt-desc\" class=\"gantt\">\n");
        out.append("<title id=\"gantt-title\">").append(title).append("</title>\n");
        out.append("<desc id=\"gantt-desc\">").append(Texts.xml(description())).append("</desc>\n");
        out.append(SvgStyle.of("gantt"));
        text(8, 20, "head", report.plan().title(), 120);
        text(8, 38, "small", description(), 200);
        axis(TOP - 6, plannedMinutes, false);
        List<Integer> rows = IntStream.range(0, report.plan().tasks().size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        task -> report.planned().spans().get(task).startMinutes()))
                .toList();
        for (int row = 0; row < rows.size(); row++) {
            row(rows.get(row), TOP + row * rowHeight);
        }
        if (report.run().isPresent()) {
            axis(height - 24, actualMinutes, true);
        }
        out.append("</svg>\n");
    }

    private String description() {
        String planned = "Planned with " + report.planned().workers() + " workers: "
                + Texts.hours(report.planned().makespanMinutes());
        return planned
                + report.run()
                        .map(run -> "; actual, run " + run.run() + " (" + run.state() + "): "
                                + Texts.time(run.spanMillis()))
                        .orElse("")
                + "; critical path in red"
                + (report.run().isPresent()
                        ? "; planned above, each attempt below in the colour of what it came to"
                        : "");
    }

    private void axis(int y, double minutes, boolean actual) {
        double step = TickStep.minutes(minutes, TICKS_MAX);
        for (int tick = 0; tick * step <= minutes; tick++) {
            double at = tick * step;
            double x = left + CHART * at / minutes;
            if (!actual) {
                out.append("<line class=\"grid\" x1=\"" + number(x) + "\" x2=\"" + number(x) + "\" y1=\"" + TOP
                        + "\" y2=\"" + (height - 40) + "\"/>\n");
            }
            out.append("<text class=\"small\" text-anchor=\"middle\" x=\"" + number(x) + "\" y=\"" + y + "\">");
            out.append(actual ? Texts.time(Math.round(at * MILLIS_PER_MINUTE)) : Texts.brief(at))
                    .append("</text>\n");
        }
        text(8, y, "small", actual ? "actual" : "planned", 20);
    }

    private void row(int task, int y) {
        out.append("<g>\n<title>").append(Texts.xml(tooltip(task))).append("</title>\n");
        text(8, y + 12, critical.contains(task) ? "label critical" : "label", label(report.task(task)), LABEL_MAX);
        Span span = report.planned().spans().get(task);
        boolean run = report.run().isPresent();
        String colour = critical.contains(task) ? States.CRITICAL : run ? States.PLANNED : planned(task);
        bar(y + 3, span.startMinutes() / plannedMinutes, span.endMinutes() / plannedMinutes, colour, run ? 0.45 : 1);
        report.run().ifPresent(of -> {
            for (Try attempt : of.tasks().get(task).attempts()) {
                double start = (attempt.startedAtMillis() - of.startedAtMillis()) / MILLIS_PER_MINUTE;
                double end = (attempt.endedAtMillis() - of.startedAtMillis()) / MILLIS_PER_MINUTE;
                String came = States.colour(attempt.state());
                bar(y + 4 + BAR, start / actualMinutes, end / actualMinutes, came, 1);
            }
        });
        out.append("</g>\n");
    }

    private static String label(Task task) {
        return task.id() + " " + task.title();
    }

    /** Without a run, what the plan marks as done is told apart from what is to come. */
    private String planned(int task) {
        return report.state(task).equals("completed") ? States.colour("completed") : States.colour("running");
    }

    private String tooltip(int task) {
        Span span = report.planned().spans().get(task);
        StringBuilder text = new StringBuilder();
        text.append(report.task(task).id()).append(' ').append(report.task(task).title());
        text.append(": planned ").append(Texts.brief(span.startMinutes())).append(" to ");
        text.append(Texts.brief(span.endMinutes()));
        text.append(critical.contains(task) ? ", critical" : "");
        report.run().ifPresent(run -> {
            ActualTask actual = run.tasks().get(task);
            text.append("; ").append(report.state(task));
            if (!actual.attempts().isEmpty()) {
                text.append(" after ").append(Texts.time(actual.millis()));
                text.append(
                        actual.attempts().size() > 1
                                ? " in " + actual.attempts().size() + " attempts"
                                : "");
            }
            text.append(actual.why().isEmpty() ? "" : ": " + actual.why());
        });
        return text.toString();
    }

    private void bar(int y, double from, double to, String colour, double opacity) {
        double x = left + from * CHART;
        double width = Math.max(1.5, (to - from) * CHART);
        out.append("<rect x=\"" + number(x) + "\" y=\"" + y + "\" width=\"" + number(width) + "\" height=\"" + BAR
                + "\" rx=\"2\" fill=\"" + colour + "\" fill-opacity=\"" + opacity + "\"/>\n");
    }

    private void text(int x, int y, String style, String text, int max) {
        out.append("<text class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\">");
        out.append(Texts.xml(Texts.fitting(text, max))).append("</text>\n");
    }

    private static String number(double value) {
        return Texts.decimal(value, 2);
    }
}
