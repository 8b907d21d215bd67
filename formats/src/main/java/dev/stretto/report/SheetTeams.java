package dev.stretto.report;

import dev.stretto.forecast.Forecast;
import dev.stretto.report.PlannedTimes.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Who of a team does what in which week: the schedule of so many workers, each of them a person. */
final class SheetTeams {

    private static final int[] TEAMS = {2, 3};
    private static final double WEEK_MINUTES = 5 * 8 * 60;

    private final Sheet sheet;
    private final Report report;
    private final StringBuilder out;

    SheetTeams(Sheet sheet, StringBuilder out) {
        this.sheet = sheet;
        this.report = sheet.report();
        this.out = out;
    }

    void write() {
        out.append("## Team Distribution\n\nWeeks of 40 hours; each task in the week in which it starts.\n\n");
        for (int size : TEAMS) {
            team(size);
        }
    }

    private void team(int size) {
        PlannedTimes times =
                PlannedTimes.of(report.plan(), report.graph(), report.analysis().minutes(), new Forecast.Setting(size));
        double total = report.analysis().totalMinutes();
        double makespan = times.makespanMinutes();
        out.append("### ").append(size).append("-Developer Team\n\n").append(Sheet.FENCE);
        for (int person = 0; person < size; person++) {
            person(person, times);
        }
        out.append("Done after ").append(Texts.hours(makespan)).append("; ").append(Texts.hours(total));
        out.append(" of work by all; saves ")
                .append(Texts.hours(total - makespan))
                .append(" against one person\n");
        out.append(Sheet.FENCE).append('\n');
    }

    private void person(int person, PlannedTimes times) {
        List<Integer> own = IntStream.range(0, times.spans().size())
                .filter(task -> times.spans().get(task).slot() == person)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        task -> times.spans().get(task).startMinutes()))
                .toList();
        double minutes = own.stream().mapToDouble(report::minutes).sum();
        out.append("Developer ")
                .append(person + 1)
                .append(" (")
                .append(Texts.hours(minutes))
                .append(")\n");
        Map<Integer, Map<String, List<Integer>>> weeks = new TreeMap<>();
        for (int task : own) {
            Span span = times.spans().get(task);
            weeks.computeIfAbsent((int) (span.startMinutes() / WEEK_MINUTES) + 1, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(phase(task), _ -> new ArrayList<>())
                    .add(task);
        }
        weeks.forEach((week, phases) -> phases.forEach((phase, tasks) -> {
            double hours = tasks.stream().mapToDouble(report::minutes).sum();
            out.append("  Week ").append(week).append(": ").append(phase).append(": ");
            out.append(sheet.ids(tasks, ", "))
                    .append("  ")
                    .append(Texts.brief(hours))
                    .append('\n');
        }));
        out.append('\n');
    }

    private String phase(int task) {
        return sheet.name(sheet.byTask().get(task));
    }
}
